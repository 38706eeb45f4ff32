package dev.typewire.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An application that brings no Jakarta Validation. */
class WithoutValidationTest {
  @Test
  void runtimeStarts_withoutJakartaValidationOnTheClassPath() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.contains("validat")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader bare =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> realtime = bare.loadClass(Realtime.class.getName());
      assertThat(realtime).isNotSameAs(Realtime.class);
      try (AutoCloseable started = (AutoCloseable) realtime.getMethod("inMemory").invoke(null)) {
        assertThat(started).isNotNull();
      }
    }
  }
}
