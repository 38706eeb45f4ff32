/**
 * Servers under load: the gateway and its peers, each in a process of its own, driven by the same
 * sockets. Each benchmark is a {@link dev.typewire.bench.load.Comparison} with one question.
 */
@NullMarked
package dev.typewire.bench.load;

import org.jspecify.annotations.NullMarked;
