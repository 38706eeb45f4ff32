/**
 * What a developer writes on an interface to declare a realtime channel.
 *
 * <p>Only annotations live here, without dependencies and without behaviour. All of them survive
 * into the class file, because an incremental build reads channels from class files.
 */
package dev.typewire.annotations;
