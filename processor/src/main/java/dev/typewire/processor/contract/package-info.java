/**
 * The contract as data: {@code contract.json}, and what is kept of each source for later
 * compilations that see only its class file.
 */
@NullMarked
package dev.typewire.processor.contract;

import org.jspecify.annotations.NullMarked;
