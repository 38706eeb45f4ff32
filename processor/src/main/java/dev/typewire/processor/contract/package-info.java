/**
 * The contract as data: {@code contract.json}, what is kept of each source for later compilations
 * that see only its class file, and the comparison with a contract that was committed.
 */
@NullMarked
package dev.typewire.processor.contract;

import org.jspecify.annotations.NullMarked;
