package dev.typewire.processor.contract;

import dev.typewire.processor.report.SourceRef;
import java.util.function.Function;

/**
 * A contract that was read from sources.
 *
 * @param contract the contract
 * @param sources where a change of it stands in the sources; always somewhere
 */
public record LocatedContract(Contract contract, Function<Place, SourceRef> sources) {}
