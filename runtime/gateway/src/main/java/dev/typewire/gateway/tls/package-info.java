/** TLS of the gateway's own: a certificate and its key from files, looked after while it runs. */
@NullMarked
package dev.typewire.gateway.tls;

import org.jspecify.annotations.NullMarked;
