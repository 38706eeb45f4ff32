package dev.typewire.examples.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prose in the public domain.
 *
 * @param question what it is an answer to
 * @param source where it is from
 * @param text a few paragraphs, with empty lines between them
 */
record Recital(String question, String source, String text) {
  /** Pieces of the size that models' tokens have, each with the white space before it. */
  private static final Pattern TOKEN = Pattern.compile("\\s*\\S{1,5}");

  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

  /** The files in texts/: a question, a source, an empty line, and the text. */
  static List<Recital> all() {
    return List.of(read("alice"), read("sea"), read("woods"), read("life"));
  }

  private static Recital read(String name) {
    String file = "/texts/" + name + ".txt";
    try (InputStream in = Objects.requireNonNull(Recital.class.getResourceAsStream(file), file)) {
      String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", 4);
      return new Recital(parts[0], parts[1], parts[3].strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> tokens() {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }

  /** How many words of a question are in this one's. */
  long likeness(String other) {
    Set<String> own = words(question);
    return words(other).stream().filter(own::contains).count();
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
