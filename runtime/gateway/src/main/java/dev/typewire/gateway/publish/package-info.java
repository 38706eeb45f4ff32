/** The calls that back ends make over HTTP: publish a payload, mint a token. */
@NullMarked
package dev.typewire.gateway.publish;

import org.jspecify.annotations.NullMarked;
