/** What publishing one message costs, next to what writing its JSON costs. */
@NullMarked
package dev.typewire.bench.publish;

import org.jspecify.annotations.NullMarked;
