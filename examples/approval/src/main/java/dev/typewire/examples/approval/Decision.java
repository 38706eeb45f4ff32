package dev.typewire.examples.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Prompt}. There is one for each, and it stands.
 *
 * @param refundId the refund that it is about
 * @param verdict the answer
 * @param by the name of the person; nobody's if the question expired
 * @param note what the person had to say to it
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
    String refundId, Verdict verdict, @Nullable String by, @Nullable String note, Instant at) {}
