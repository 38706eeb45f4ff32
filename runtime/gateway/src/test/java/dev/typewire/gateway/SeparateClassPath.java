package dev.typewire.gateway;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/** The tests' class path once more, with classes of its own, or a part of it. */
final class SeparateClassPath {
  private SeparateClassPath() {}

  /**
   * Runs a class that knows nothing of this class path's.
   *
   * @param name a {@link Runnable} without parameters
   * @param entries the folders and jars to take along
   */
  static void run(String name, Predicate<String> entries) throws Exception {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entries)
            .map(SeparateClassPath::url)
            .toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Runnable separate = (Runnable) loader.loadClass(name).getDeclaredConstructor().newInstance();
      separate.run();
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
