/**
 * The specification of a broker as tests: extend {@link
 * dev.typewire.runtime.broker.contract.BrokerContract}, and hand it your broker.
 *
 * <p>Published in the test-jar of {@code typewire-runtime} (classifier {@code tests}). It needs
 * JUnit Jupiter, AssertJ and Awaitility on the test class path.
 */
package dev.typewire.runtime.broker.contract;
