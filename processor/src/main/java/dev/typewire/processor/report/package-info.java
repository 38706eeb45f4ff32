/**
 * What is wrong, where, and the way out: findings are collected here and printed at one place.
 *
 * <p>Every finding has a {@link dev.typewire.processor.report.DiagnosticId}; the ids are never
 * reused, and {@code DIAGNOSTICS.md} has a paragraph on each.
 */
@NullMarked
package dev.typewire.processor.report;

import org.jspecify.annotations.NullMarked;
