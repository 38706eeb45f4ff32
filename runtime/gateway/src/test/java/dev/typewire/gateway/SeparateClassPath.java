package dev.typewire.gateway;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The tests' class path once more, with classes of its own, or a part of it. */
final class SeparateClassPath extends URLClassLoader {
  private final Queue<String> loaded = new ConcurrentLinkedQueue<>();

  private SeparateClassPath(Predicate<String> entries) {
    super(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entries)
            .map(SeparateClassPath::url)
            .toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
  }

  /**
   * Runs a class that knows nothing of this class path's.
   *
   * @param name a {@link Runnable} without parameters
   * @param entries the folders and jars to take along
   */
  static void run(String name, Predicate<String> entries) throws Exception {
    try (SeparateClassPath separate = new SeparateClassPath(entries)) {
      ((Runnable) separate.create(name)).run();
    }
  }

  /**
   * Runs a class that is told which classes are loaded.
   *
   * @param name a {@link Consumer} without parameters: it gets the names so far, and each that is
   *     loaded later
   */
  @SuppressWarnings("unchecked")
  static void runWatching(String name) throws Exception {
    try (SeparateClassPath separate = new SeparateClassPath(entry -> true)) {
      ((Consumer<Collection<String>>) separate.create(name)).accept(separate.loaded);
    }
  }

  private Object create(String name) throws ReflectiveOperationException {
    return loadClass(name).getDeclaredConstructor().newInstance();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    loaded.add(name);
    return super.findClass(name);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
