package dev.typewire.gateway.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that new connections get. When its files have changed it is read again, so that a
 * renewed one needs no restart; one that cannot be used leaves the old one in place, and is tried
 * again. Safe for use by many threads.
 */
public final class Certificates {
  private static final Logger log = LoggerFactory.getLogger(Certificates.class);

  private final PemFiles files;
  private final long checkInterval;
  private final LongSupplier nanoTime;
  private final AtomicLong checkedAt;
  private volatile List<Object> stamp;
  private volatile SslContext current;

  /**
   * Reads the files.
   *
   * @param checkInterval how often new connections have it looked whether they changed
   * @throws IllegalStateException if they cannot be used
   */
  public Certificates(PemFiles files, Duration checkInterval, LongSupplier nanoTime) {
    this.files = files;
    this.checkInterval = checkInterval.toNanos();
    this.nanoTime = nanoTime;
    this.checkedAt = new AtomicLong(nanoTime.getAsLong());
    this.stamp = files.stamp();
    this.current = files.read();
  }

  /** Ends TLS on a new connection, which has that long for its handshake. */
  public SslHandler handler(ByteBufAllocator allocator, Duration handshakeTime) {
    check();
    SslHandler handler = new TlsHandler(current.newEngine(allocator));
    handler.setHandshakeTimeout(handshakeTime.toMillis(), TimeUnit.MILLISECONDS);
    return handler;
  }

  private void check() {
    long now = nanoTime.getAsLong();
    long last = checkedAt.get();
    if (now - last < checkInterval || !checkedAt.compareAndSet(last, now)) {
      return;
    }
    List<Object> found = files.stamp();
    if (found.equals(stamp)) {
      return;
    }
    try {
      current = files.read();
      stamp = found; // not before: what cannot be read now may be later, and look the same
      log.info("The TLS certificate {} was read again", files.certificateChain());
    } catch (IllegalStateException e) {
      log.error("The TLS certificate changed and cannot be used yet; the one before goes on", e);
    }
  }
}
