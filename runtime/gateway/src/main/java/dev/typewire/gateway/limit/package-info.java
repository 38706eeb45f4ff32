/** How much one gateway serves, and whom it lets wait: values that an application chooses. */
@NullMarked
package dev.typewire.gateway.limit;

import org.jspecify.annotations.NullMarked;
