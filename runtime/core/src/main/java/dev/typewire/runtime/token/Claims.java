package dev.typewire.runtime.token;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a token says, as its JSON has it: registered claims of RFC 7519, section 4.1, and our own.
 *
 * @param issuer who minted it
 * @param audience whom it is for; null if it names nobody
 * @param subject whom it was minted for
 * @param issuedAt in seconds since the epoch, as the other times
 * @param notBefore when it begins to be in force
 * @param expiresAt when it is over
 * @param id its own
 * @param topics what its bearer may follow
 * @param publish whether its bearer may publish
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Claims(
    @JsonProperty("iss") @Nullable String issuer,
    @JsonProperty("aud")
        @JsonFormat(
            with = {
              Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
              Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
            })
        @Nullable List<String> audience,
    @JsonProperty("sub") @Nullable String subject,
    @JsonProperty("iat") @Nullable Long issuedAt,
    @JsonProperty("nbf") @Nullable Long notBefore,
    @JsonProperty("exp") @Nullable Long expiresAt,
    @JsonProperty("jti") @Nullable String id,
    @Nullable List<Topic> topics,
    boolean publish) {

  /**
   * A topic of a channel, in the shape of Inngest's tokens.
   *
   * @param kind always {@code run}
   */
  record Topic(@Nullable String kind, @Nullable String channel, @Nullable String name) {}
}
