/**
 * The only stage that walks {@code javax.lang.model}: elements and Jackson's annotations in, the
 * immutable model out.
 *
 * <p>It never judges a channel (that is {@code check}) and never writes a file.
 */
@NullMarked
package dev.typewire.processor.read;

import org.jspecify.annotations.NullMarked;
