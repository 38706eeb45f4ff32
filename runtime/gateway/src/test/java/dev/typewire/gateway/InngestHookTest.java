package dev.typewire.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The unmodified React hook of the npm package inngest, in a real Chromium. The scenarios are in
 * hook.js.
 */
class InngestHookTest extends InngestTest {
  @BeforeAll
  static void chromiumRunsHere() {
    boolean packaged =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    assumeTrue(
        packaged || System.getenv("CHROMIUM") != null,
        "The packaged Chromium is for Linux on x64. Name another one with CHROMIUM=/path/to/it.");
  }

  @Override
  Gateway.Builder configure(Gateway.Builder builder) {
    return super.configure(builder).allowedOrigins("*");
  }

  @Test
  void hook_followsARunToItsEnd() throws Exception {
    run("hookFollowsARunToItsEnd");
  }

  @Test
  void hook_comesBackAfterACut() throws Exception {
    run("hookComesBackAfterACut");
  }

  @Test
  void hook_pausesWhileThePageIsHidden() throws Exception {
    run("hookPausesWhileThePageIsHidden");
  }
}
