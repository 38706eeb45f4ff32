package dev.typewire.runtime.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Claims as text that is signed: JWTs with HS256 (RFC 7519, RFC 7515).
 *
 * <p>When a gateway comes back, its pages do so all at once, each with a token. So the headers that
 * this deployment writes are known, and are not read again.
 */
final class SignedClaims {
  private static final List<CoercionInputShape> SCALARS =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

  /** What is said twice, or is of another type, is refused. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, SignedClaims::refuseScalars)
          .build();

  private final JWSHeader header;
  private final JWSSigner signer;

  /** By the id of their key. */
  private final Map<String, JWSVerifier> verifiers = new HashMap<>();

  /** By their text. */
  private final Map<Base64URL, JWSHeader> knownHeaders = new HashMap<>();

  /** The first key signs, each of them verifies. */
  SignedClaims(List<SigningKey> keys) {
    try {
      for (SigningKey key : keys) {
        verifiers.put(key.id(), new MACVerifier(key.secret()));
        knownHeaders.put(headerOf(key).toBase64URL(), headerOf(key));
      }
      header = headerOf(keys.get(0));
      signer = new MACSigner(keys.get(0).secret());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("A signing key is too short for HS256.", e);
    }
  }

  private static void refuseScalars(MutableCoercionConfig texts) {
    for (CoercionInputShape shape : SCALARS) {
      texts.setCoercion(shape, CoercionAction.Fail);
    }
  }

  private static JWSHeader headerOf(SigningKey key) {
    return new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build();
  }

  String sign(Claims claims) {
    JWSObject jws = new JWSObject(header, new Payload(JSON.writeValueAsBytes(claims)));
    try {
      jws.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("Signing with HS256 failed.", e);
    }
    return jws.serialize();
  }

  /**
   * The claims of a token; null if none of the keys has signed it.
   *
   * @throws ParseException if it is malformed, where that does not show as a RuntimeException
   */
  @Nullable Claims read(String token) throws ParseException, JOSEException {
    String text = token.trim();
    Base64URL[] parts = JOSEObject.split(text);
    if (parts.length != 3) {
      throw new ParseException("A signed token has three parts.", 0);
    }
    byte[] signed = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    return isSigned(header(parts[0]), signed, parts[2])
        ? JSON.readValue(parts[1].decode(), Claims.class)
        : null;
  }

  private JWSHeader header(Base64URL text) throws ParseException {
    JWSHeader known = knownHeaders.get(text);
    return known == null ? JWSHeader.parse(text) : known;
  }

  private boolean isSigned(JWSHeader itsHeader, byte[] signed, Base64URL signature)
      throws JOSEException {
    JWSVerifier verifier = verifiers.get(itsHeader.getKeyID());
    return verifier != null
        && JWSAlgorithm.HS256.equals(itsHeader.getAlgorithm())
        && verifier.verify(itsHeader, signed, signature);
  }
}
