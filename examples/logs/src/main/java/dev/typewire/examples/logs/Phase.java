package dev.typewire.examples.logs;

import static dev.typewire.examples.logs.LogLevel.DEBUG;
import static dev.typewire.examples.logs.LogLevel.ERROR;
import static dev.typewire.examples.logs.LogLevel.INFO;
import static dev.typewire.examples.logs.LogLevel.WARN;

import java.util.List;
import java.util.Random;

/**
 * A phase of a build.
 *
 * @param name what its lines name as their source
 * @param percent its share of the whole log; the last phase takes what the rounding leaves
 * @param minBurst how many lines come at once, at least
 * @param maxBurst and at most
 * @param templates the lines that it writes, with blanks
 */
record Phase(String name, int percent, int minBurst, int maxBurst, List<Template> templates) {
  /** The phases of a build, in their order. */
  static final List<Phase> ALL =
      List.of(
          phase(
              "checkout",
              1,
              1,
              40,
              line(1, INFO, "Fetching {branch} of shop/orders at {hash}"),
              line(9, DEBUG, "Receiving objects: {n} of 4811, {mb} MB, {n} kB/s")),
          phase(
              "resolve",
              14,
              40,
              220,
              line(80, DEBUG, "Downloaded {artifact} ({n} kB in {ms} ms)"),
              line(17, DEBUG, "Cached {artifact}"),
              line(2, INFO, "Resolved {n} dependencies of {module}"),
              line(1, WARN, "Mirror eu-{digit} is slow, asking another for {artifact}")),
          phase(
              "compile",
              20,
              5,
              60,
              line(70, DEBUG, "{module}: compiled {type}.java in {ms} ms"),
              line(20, DEBUG, "{module}: wrote {type}Publisher.java and {type}Ref.java"),
              line(6, INFO, "{module}: {n} classes are up to date"),
              line(
                  4,
                  WARN,
                  "{module}: {type}.java:{n}: {type}.{verb}() is deprecated, use {verb}All()")),
          phase(
              "test",
              40,
              1,
              45,
              line(600, INFO, "{module}: {type}Test.{verb}{noun}_{outcome} passed in {ms} ms"),
              line(300, DEBUG, "{module}: {type}Test began a transaction on replica {digit}"),
              line(60, DEBUG, "{module}: pool has {digit} of 9 connections free"),
              line(30, WARN, "{module}: {type}Test took {ms} ms, more than usual"),
              line(
                  8,
                  ERROR,
                  "{module}: {type}Test.{verb}{noun} timed out after 5000 ms; trying again"),
              line(
                  2,
                  ERROR,
                  "{module}: connection to replica {digit} refused; trying again in {ms} ms")),
          phase(
              "package",
              6,
              2,
              20,
              line(9, DEBUG, "Added {type}.class to {module}.jar"),
              line(1, INFO, "{module}.jar has {n} entries, {mb} MB")),
          phase(
              "image",
              10,
              10,
              90,
              line(8, DEBUG, "Layer {hash}: COPY {module}.jar /app/lib ({mb} MB)"),
              line(2, INFO, "Layer {hash} is unchanged, taken from the cache"),
              line(1, WARN, "Layer {hash} grew by {n} kB since the last build")),
          phase(
              "deploy",
              9,
              1,
              6,
              line(40, INFO, "Pod orders-{hash} is ready after {ms} ms"),
              line(40, DEBUG, "GET /health of orders-{hash} answered 200 in {ms} ms"),
              line(9, WARN, "GET /health of orders-{hash} answered 503; asking again in {ms} ms"),
              line(
                  1, ERROR, "Pod orders-{hash} did not start: port 8080 is in use. Replacing it")));

  private static Phase phase(
      String name, int percent, int minBurst, int maxBurst, Template... templates) {
    return new Phase(name, percent, minBurst, maxBurst, List.of(templates));
  }

  private static Template line(int frequency, LogLevel level, String text) {
    return new Template(frequency, level, text);
  }

  /** How many lines come at once. */
  int burst(Random random) {
    return minBurst + random.nextInt(maxBurst - minBurst + 1);
  }

  /** One of the lines that it writes, the frequent ones more often. */
  Draft draft(Words words, Random random) {
    Template template = draw(random);
    return new Draft(template.level(), name, words.fillIn(template.text()));
  }

  private Template draw(Random random) {
    int drawn = random.nextInt(templates.stream().mapToInt(Template::frequency).sum());
    for (Template template : templates) {
      drawn -= template.frequency();
      if (drawn < 0) {
        return template;
      }
    }
    throw new AssertionError("the frequencies do not add up");
  }

  /**
   * A line with blanks, such as {@code {module}}.
   *
   * @param frequency how often it comes, against the phase's other lines
   */
  record Template(int frequency, LogLevel level, String text) {}
}
