/**
 * What the browser tests of the examples have in common: a journey runs in a real Chromium, and the
 * test around it holds the network and the back end in its hands.
 *
 * <p>The Chromium and the scripts that drive it are beside this module's pom.xml. It knows none of
 * the examples.
 */
@NullMarked
package dev.typewire.examples.browser;

import org.jspecify.annotations.NullMarked;
