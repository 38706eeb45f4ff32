package dev.typewire.gateway.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that proxies say they were called from: {@code Forwarded} (RFC 7239), or without it
 * {@code X-Forwarded-For}.
 */
final class ForwardedFor {
  private static final String FORWARDED = "Forwarded";
  private static final String FOR = "for=";
  private static final String X_FORWARDED_FOR = "X-Forwarded-For";

  private ForwardedFor() {}

  /** The addresses in the order of the headers; null for one that is hidden or cannot be read. */
  static List<@Nullable InetAddress> addresses(HttpHeaders headers) {
    boolean standard = headers.contains(FORWARDED);
    List<@Nullable InetAddress> addresses = new ArrayList<>();
    for (String line : headers.getAll(standard ? FORWARDED : X_FORWARDED_FOR)) {
      // Not minding quotes: one that a client leaves open must not hide what a proxy appends.
      for (String element : line.split(",", -1)) {
        addresses.add(address(standard ? forParameter(element) : element));
      }
    }
    return addresses;
  }

  private static String forParameter(String element) {
    for (String pair : element.split(";", -1)) {
      String parameter = pair.trim();
      if (parameter.toLowerCase(Locale.ROOT).startsWith(FOR)) {
        return parameter.substring(FOR.length());
      }
    }
    return "";
  }

  /**
   * Reads {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code [2001:db8::1]:80}.
   */
  private static @Nullable InetAddress address(String text) {
    String node = text.replace("\"", "").trim();
    int bracket = node.indexOf(']');
    if (node.startsWith("[") && bracket > 0) {
      node = node.substring(1, bracket);
    } else if (node.indexOf(':') == node.lastIndexOf(':') && node.indexOf(':') > 0) {
      node = node.substring(0, node.indexOf(':'));
    }
    return NetUtil.createInetAddressFromIpAddressString(node);
  }
}
