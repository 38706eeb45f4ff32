package dev.typewire.bench.load;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The limit of open files, of which each socket is one, here and in the server. */
final class OpenFiles {
  /** What a process opens besides: jars, pipes, a listening socket. */
  private static final int OTHERS = 300;

  private OpenFiles() {}

  /** Whether this many sockets can be open; says so when they cannot. */
  static boolean suffice(int sockets) {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
        || sockets + OTHERS <= system.getMaxFileDescriptorCount()) {
      return true;
    }
    System.out.println(
        sockets
            + " sockets are left out: a process may open "
            + system.getMaxFileDescriptorCount()
            + " files here. Raise ulimit -n.");
    return false;
  }
}
