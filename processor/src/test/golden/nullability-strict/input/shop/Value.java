package shop;

import com.fasterxml.jackson.annotation.JsonValue;

/** Written as its text, which may be null. */
public record Value(@JsonValue String text) {}
