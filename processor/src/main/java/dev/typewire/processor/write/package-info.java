/** The only code that opens a file: what the emitters made goes out, what was kept comes in. */
@NullMarked
package dev.typewire.processor.write;

import org.jspecify.annotations.NullMarked;
