/**
 * What the back ends of the examples have in common beside their channels: a web server with the
 * page, the gateway, settings, and a sign-in without passwords.
 *
 * <p>It knows none of the examples, and publishes nothing.
 */
@NullMarked
package dev.typewire.examples.server;

import org.jspecify.annotations.NullMarked;
