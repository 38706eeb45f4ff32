/**
 * Subscription tokens: short-lived signed grants to follow named topics of named channels.
 *
 * <p>Mints and verifies them; whether somebody may have one is the application's decision.
 */
@NullMarked
package dev.typewire.runtime.token;

import org.jspecify.annotations.NullMarked;
