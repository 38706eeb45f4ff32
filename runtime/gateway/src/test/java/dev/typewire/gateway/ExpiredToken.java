package dev.typewire.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that were good an hour ago. */
final class ExpiredToken {
  private ExpiredToken() {}

  /** The same token, signed with the same key, of an hour ago. */
  static String of(String token, String key) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    long now = Instant.now().getEpochSecond();
    for (Map.Entry<String, Long> time : Map.of("iat", now - 3_660, "exp", now - 3_600).entrySet()) {
      claims =
          claims.replaceAll(
              "\"" + time.getKey() + "\":\\d+", "\"" + time.getKey() + "\":" + time.getValue());
    }
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String signed = parts[0] + "." + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64.encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
