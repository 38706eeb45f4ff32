/**
 * The contract as immutable records: channels, topics, and what their payloads look like as JSON.
 *
 * <p>Made by {@code read}, looked at by {@code check} and {@code emit}. Nothing here knows javac,
 * TypeScript or a file.
 */
@NullMarked
package dev.typewire.processor.model;

import org.jspecify.annotations.NullMarked;
