package dev.typewire.examples.orders.deployment;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The class path for a child process, also where a build tool's class loader holds it. */
final class ClassPath {
  private ClassPath() {}

  static String own() {
    if (!(ClassPath.class.getClassLoader() instanceof URLClassLoader loader)) {
      return System.getProperty("java.class.path");
    }
    List<String> entries = new ArrayList<>();
    for (URL url : loader.getURLs()) {
      try {
        entries.add(Path.of(url.toURI()).toString());
      } catch (URISyntaxException e) {
        throw new IllegalStateException("Not a path: " + url, e);
      }
    }
    return String.join(File.pathSeparator, entries);
  }
}
