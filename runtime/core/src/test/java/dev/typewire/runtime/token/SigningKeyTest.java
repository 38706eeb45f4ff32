package dev.typewire.runtime.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SigningKeyTest {
  private static final String SDK_KEY = "signkey-prod-00112233445566778899aabbccddeeff";

  @Test
  void shortKey_isRefusedWithTheWayToABetterOne() {
    assertThatThrownBy(() -> SigningKey.of("secret"))
        .hasMessage(
            "The signing key has 6 characters; it needs at least 32. Make one with: openssl rand"
                + " -hex 32");
  }

  @Test
  void key_isProvedByItsText() {
    SigningKey key = SigningKey.of("0123456789abcdef0123456789abcdef");
    assertThat(key.isProvedBy("0123456789abcdef0123456789abcdef")).isTrue();
    assertThat(key.isProvedBy("0123456789abcdef0123456789abcdee")).isFalse();
    assertThat(key.isProvedBy("")).isFalse();
  }

  @Test
  void keyOfTheSdk_isProvedByItsHashToo() {
    SigningKey key = SigningKey.of(SDK_KEY);
    // printf 00112233445566778899aabbccddeeff | xxd -r -p | sha256sum
    String hash = "a8faed6abbf35c12a4b26e40f6feb19d736d90045c83b9f9a31f638d323e6811";
    assertThat(key.isProvedBy(SDK_KEY)).isTrue();
    assertThat(key.isProvedBy("signkey-prod-" + hash)).isTrue();
    assertThat(key.isProvedBy("signkey-test-" + hash)).isFalse();
  }

  @Test
  void keyAndItsId_doNotShowTheSecret() {
    SigningKey key = SigningKey.of(SDK_KEY);
    assertThat(key.toString()).doesNotContain("0011");
    assertThat(key.id()).isEqualTo(SigningKey.of(SDK_KEY).id()).hasSize(16);
    assertThat(SigningKey.random().id()).isNotEqualTo(SigningKey.random().id());
  }
}
