/**
 * Plain HTTP: requests, the origin rule, who the caller is, answers as JSON.
 *
 * <p>Routes a request to an {@link dev.typewire.gateway.http.Endpoint} and never knows what the
 * endpoint is for.
 */
@NullMarked
package dev.typewire.gateway.http;

import org.jspecify.annotations.NullMarked;
