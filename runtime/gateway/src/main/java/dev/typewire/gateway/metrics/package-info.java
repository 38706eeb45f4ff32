/**
 * What a gateway's operator sees in numbers. {@link dev.typewire.gateway.metrics.MicrometerMeters}
 * alone needs Micrometer; everything else tells {@link dev.typewire.gateway.metrics.Meters}.
 *
 * <p>No tag ever holds a channel, a topic, a subject or an address: there is no end of those.
 */
@NullMarked
package dev.typewire.gateway.metrics;

import org.jspecify.annotations.NullMarked;
