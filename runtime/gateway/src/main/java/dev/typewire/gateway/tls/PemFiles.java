package dev.typewire.gateway.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and its key, as PEM files.
 *
 * @param certificateChain the server's certificate, then those that vouch for it
 * @param privateKey the server's key: PKCS#8, not encrypted
 */
public record PemFiles(Path certificateChain, Path privateKey) {
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final byte[] SAMPLE = "typewire".getBytes(StandardCharsets.US_ASCII);

  /**
   * Reads both, and checks that they belong together.
   *
   * @throws IllegalStateException if they cannot be used; the message says which, and why
   */
  SslContext read() {
    List<X509Certificate> chain = chain();
    PublicKey certified = chain.get(0).getPublicKey();
    PrivateKey key = key(certified.getAlgorithm());
    if (!belongTogether(key, certified)) {
      throw mismatch(null);
    }
    try {
      return SslContextBuilder.forServer(key, chain)
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (IOException e) {
      throw new IllegalStateException("TLS cannot be set up with " + certificateChain + ".", e);
    }
  }

  private List<X509Certificate> chain() {
    byte[] pem = bytes("certificate", certificateChain);
    try {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return chain;
      }
    } catch (CertificateException e) {
      throw noCertificate(e);
    }
    throw noCertificate(null);
  }

  private PrivateKey key(String algorithm) {
    String pem = new String(bytes("key", privateKey), StandardCharsets.ISO_8859_1);
    Matcher key = PKCS8.matcher(pem);
    if (!key.find()) {
      throw noKey();
    }
    byte[] der;
    try {
      der = Base64.getMimeDecoder().decode(key.group(1));
    } catch (IllegalArgumentException e) {
      throw noKey();
    }
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw mismatch(e);
    }
  }

  private boolean belongTogether(PrivateKey key, PublicKey certified) {
    try {
      Signature signature = Signature.getInstance(signatureOf(certified.getAlgorithm()));
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "EdDSA", "Ed25519" -> "EdDSA";
      default ->
          throw new IllegalStateException(
              "The TLS certificate "
                  + certificateChain
                  + " has a key of the kind "
                  + algorithm
                  + ". RSA, EC and Ed25519 can be used.");
    };
  }

  private static byte[] bytes(String what, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The TLS " + what + " " + file + " cannot be read. Is it there, and may this user?", e);
    }
  }

  private IllegalStateException noCertificate(@Nullable Exception cause) {
    return new IllegalStateException(
        "The TLS certificate "
            + certificateChain
            + " holds none. It has to be a PEM file, with the server's certificate first.",
        cause);
  }

  private IllegalStateException noKey() {
    return new IllegalStateException(
        "The TLS key "
            + privateKey
            + " holds no PKCS#8 key without a password. Make one with: openssl pkcs8 -topk8"
            + " -nocrypt -in key.pem");
  }

  private IllegalStateException mismatch(@Nullable Exception cause) {
    return new IllegalStateException(
        "The TLS key " + privateKey + " is not that of the certificate " + certificateChain + ".",
        cause);
  }

  /** Changes when one of the files does. */
  List<Object> stamp() {
    try {
      return List.of(
          Files.getLastModifiedTime(certificateChain),
          Files.size(certificateChain),
          Files.getLastModifiedTime(privateKey),
          Files.size(privateKey));
    } catch (IOException e) {
      return List.of();
    }
  }
}
