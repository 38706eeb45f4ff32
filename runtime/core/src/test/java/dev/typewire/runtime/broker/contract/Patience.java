package dev.typewire.runtime.broker.contract;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has every test wait for a minute, on machines that are slow or have much else to do. */
public final class Patience implements BeforeAllCallback {
  /** As JUnit finds it: see {@code META-INF/services}. */
  public Patience() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
  }
}
