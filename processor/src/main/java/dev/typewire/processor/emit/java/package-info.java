/**
 * The channel's Java types from the model, by JavaPoet: refs and publishers.
 *
 * <p>Pure functions: the same model gives the same text. Nothing here sees an element or a file.
 */
@NullMarked
package dev.typewire.processor.emit.java;

import org.jspecify.annotations.NullMarked;
