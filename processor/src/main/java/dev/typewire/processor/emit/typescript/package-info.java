/**
 * The TypeScript module from the contract: shapes become {@code TsType}s first, and text last.
 *
 * <p>Pure functions: the same contract gives the same bytes.
 */
@NullMarked
package dev.typewire.processor.emit.typescript;

import org.jspecify.annotations.NullMarked;
