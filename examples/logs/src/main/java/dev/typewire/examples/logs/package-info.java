/**
 * A build server: a job writes a long log, and pages follow its tail.
 *
 * <p>{@link dev.typewire.examples.logs.JobChannel} declares what is published, {@link
 * dev.typewire.examples.logs.BuildJob} publishes it, {@link dev.typewire.examples.logs.BuildLog}
 * makes up the lines, and {@link dev.typewire.examples.logs.LogsApi} hands out the tokens.
 * Everything is kept in memory.
 */
@NullMarked
package dev.typewire.examples.logs;

import org.jspecify.annotations.NullMarked;
