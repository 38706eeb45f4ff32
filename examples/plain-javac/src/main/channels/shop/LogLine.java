package shop;

import java.time.Instant;
import java.util.Optional;

/** A line of the order's log. */
public record LogLine(Instant at, String text, Optional<String> host) {}
