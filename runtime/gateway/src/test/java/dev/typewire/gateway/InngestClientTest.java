package dev.typewire.gateway;

import org.junit.jupiter.api.Test;

/** The unmodified client of the npm package inngest. The scenarios are in client.js. */
class InngestClientTest extends InngestTest {
  @Test
  void client_publishesThroughTheSdk() throws Exception {
    run("publishesThroughTheSdk");
  }

  @Test
  void client_isRefusedWithWrongKeysAndTokens() throws Exception {
    run("wrongKeysAndTokensAreRefused");
  }

  @Test
  void everyFormOfSubscribe_getsTheMessages() throws Exception {
    run("everyFormOfSubscribeGetsTheMessages");
  }

  @Test
  void payloadsThatFailTheirSchema_areDroppedByTheClient() throws Exception {
    run("payloadsThatFailTheirSchemaAreDropped");
  }

  @Test
  void runStatusAndChunks_areWhatTheClientKnows() throws Exception {
    run("runStatusAndChunksAreWhatTheClientKnows");
  }

  @Test
  void cutSocket_endsTheStream_andANewOneGoesOn() throws Exception {
    run("cutSocketEndsTheStreamAndANewOneGoesOn");
  }
}
