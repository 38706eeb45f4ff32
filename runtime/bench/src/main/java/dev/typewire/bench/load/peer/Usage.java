package dev.typewire.bench.load.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the operating system says that a process and its children use. */
public final class Usage {
  /** {@code USER_HZ}, in which Linux counts CPU time on every platform that Java runs on. */
  private static final double TICKS_A_SECOND = 100;

  private static final Path PROC = Path.of("/proc");

  private final long pid;

  /** Of the process of this id. */
  public Usage(long pid) {
    this.pid = pid;
  }

  /** Whether {@link #residentBytes} can tell. */
  public static boolean tellsMemory() {
    return Files.exists(PROC.resolve("self/status"));
  }

  /** CPU seconds so far, of user and system: {@code /proc/<pid>/stat} where there is one. */
  public double cpuSeconds() throws IOException {
    double seconds = 0;
    for (ProcessHandle process : processes().toList()) {
      seconds += cpuSeconds(process);
    }
    return seconds;
  }

  /** The same without its children. */
  public double cpuSecondsAlone() throws IOException {
    return cpuSeconds(ProcessHandle.of(pid).orElseThrow());
  }

  private static double cpuSeconds(ProcessHandle process) throws IOException {
    Path stat = PROC.resolve(process.pid() + "/stat");
    if (!Files.exists(stat)) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }
    String text = Files.readString(stat);
    // The name, in parentheses, may hold blanks; what follows is the third field and on.
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  /** Bytes that are in memory now, {@code VmRSS}. */
  public long residentBytes() throws IOException {
    long bytes = 0;
    for (ProcessHandle process : processes().toList()) {
      for (String line : Files.readAllLines(PROC.resolve(process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          bytes += Long.parseLong(line.replaceAll("\\D", "")) << 10;
        }
      }
    }
    return bytes;
  }

  private Stream<ProcessHandle> processes() {
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("The server ended."));
    return Stream.concat(Stream.of(process), process.descendants());
  }
}
