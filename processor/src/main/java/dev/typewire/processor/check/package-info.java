/**
 * What makes a channel right: one small rule a class.
 *
 * <p>A rule looks at the declared channel and adds findings, all of them. It never prints, never
 * throws, and stays quiet about what follows from a mistake that another rule reports.
 */
@NullMarked
package dev.typewire.processor.check;

import org.jspecify.annotations.NullMarked;
