package dev.typewire.gateway;

import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a gateway counts, to be asked for. */
final class MeterValues {
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  /** What all meters of this name and these tags come to; a timer's count. */
  double of(String name, String... tags) {
    return registry.find("typewire.gateway." + name).tags(tags).meters().stream()
        .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
        .filter(
            measured -> Set.of(Statistic.COUNT, Statistic.VALUE).contains(measured.getStatistic()))
        .mapToDouble(measured -> measured.getValue())
        .sum();
  }
}
