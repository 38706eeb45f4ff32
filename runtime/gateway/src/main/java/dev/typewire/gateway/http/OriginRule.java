package dev.typewire.gateway.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may talk to the gateway.
 *
 * <p>A request without an {@code Origin} is no page's. A page that was loaded from the gateway's
 * own host and port may, and so may the pages of the allow-list. In dev mode the host itself must
 * be this machine's, so that no page gets in that lets its own name resolve to this machine.
 */
public final class OriginRule {
  private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> allowed;
  private final boolean devMode;

  /** A rule with this allow-list; {@code *} allows every page. */
  public OriginRule(Set<String> allowed, boolean devMode) {
    this.allowed = allowed;
    this.devMode = devMode;
  }

  /**
   * Makes sure that an entry of an allow-list can match: it is {@code *}, or an origin as browsers
   * write it, since they are compared as they are: RFC 6454, section 6.2.
   *
   * @throws IllegalArgumentException if not
   */
  public static void check(String entry) {
    if (!entry.equals("*") && !entry.equals(asBrowsersWriteIt(entry))) {
      throw new IllegalArgumentException(
          "No page has the origin \""
              + entry
              + "\". Write scheme and host in lower case, the port if it is not the usual one, and"
              + " nothing else: https://shop.example.");
    }
  }

  private static @Nullable String asBrowsersWriteIt(String entry) {
    try {
      URI uri = new URI(entry);
      if (uri.getScheme() == null || uri.getHost() == null) {
        return null;
      }
      String origin = (uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT);
      boolean usual = uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
      return uri.getPort() < 0 || usual ? origin : origin + ":" + uri.getPort();
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** Whether a request with these headers may be answered. */
  boolean allows(HttpHeaders headers) {
    String host = headers.get(HttpHeaderNames.HOST);
    String origin = headers.get(HttpHeaderNames.ORIGIN);
    if (devMode) {
      return host != null && isLocal("http://" + host) && (origin == null || isLocal(origin));
    }
    return origin == null
        || allowed.contains("*")
        || allowed.contains(origin)
        || (host != null && isPageOf(host, origin));
  }

  /** Whether it came from here, with TLS or without: a proxy may have ended that. */
  private static boolean isPageOf(String host, String origin) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  /** What {@code Access-Control-Allow-Origin} says to an allowed request; null for nothing. */
  @Nullable String allowOrigin(HttpHeaders headers) {
    return allowed.contains("*") ? "*" : headers.get(HttpHeaderNames.ORIGIN);
  }

  private static boolean isLocal(String origin) {
    try {
      String host = new URI(origin).getHost();
      return host != null && LOCAL_HOSTS.contains(host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
