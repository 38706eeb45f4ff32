package dev.typewire.bench.load;

/**
 * What a measured process is told to publish, as one line of its standard input.
 *
 * @param stamp goes into each message: the driver's nanoseconds, or 0
 * @param publishers threads that publish this at the same time, where the server has threads
 * @param times messages that each publisher sends to each channel
 * @param first the first channel's number
 * @param channels how many channels, in turn
 */
public record Command(long stamp, int publishers, int times, int first, int channels) {
  /** So many messages to channel 0, from one publisher. */
  public static Command burst(int messages) {
    return new Command(0, 1, messages, 0, 1);
  }

  /** One message to each of these channels. */
  public static Command each(int first, int channels) {
    return new Command(0, 1, 1, first, channels);
  }

  /** Reads what {@link #line} wrote. */
  public static Command parse(String line) {
    String[] words = line.split(" ", -1);
    return new Command(
        Long.parseLong(words[0]),
        Integer.parseInt(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]));
  }

  /** The numbers, with blanks between them. */
  public String line() {
    return stamp + " " + publishers + " " + times + " " + first + " " + channels;
  }

  /** A channel's name. */
  public static String channel(int number) {
    return "c" + number;
  }
}
