package dev.typewire.processor.differential;

import tools.jackson.databind.JavaType;

/**
 * A value that Jackson writes as a topic's payload.
 *
 * @param topic the topic's name
 * @param type the type that the topic declares
 * @param value the value
 * @param name what a person calls it
 */
record Sample(String topic, JavaType type, Object value, String name) {}
