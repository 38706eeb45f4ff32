package dev.typewire.processor.differential;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has Jackson write samples, and {@code tsc} judge them and their mutants. */
final class Differential {
  private final RecordingMapper jackson = new RecordingMapper();
  private final String topics;
  private final int mutantsPerSample;
  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, Sample> samples = new LinkedHashMap<>();
  private final Map<Integer, Score.Survivor> mutants = new LinkedHashMap<>();

  /**
   * Judges with the types of a module.
   *
   * @param topics the interface of the module that lists the topics
   * @param mutantsPerSample how many at most, evenly taken from all
   */
  Differential(String topics, int mutantsPerSample) {
    this.topics = topics;
    this.mutantsPerSample = mutantsPerSample;
    lines.add("import type { " + topics + " } from \"./channels.js\";");
  }

  JsonMapper mapper() {
    return jackson.mapper();
  }

  /** Adds the samples of one topic. */
  void add(List<Sample> ofOneTopic) {
    List<Written> written = ofOneTopic.stream().map(jackson::write).toList();
    for (Written each : written) {
      samples.put(lines.size(), each.sample());
      lines.add(line(each.sample(), each.json()));
    }
    Set<JsonNode> known = new HashSet<>();
    for (Written each : written) {
      List<Mutant> all = Mutants.of(jackson.mapper(), each, inAll(written, each));
      int step = Math.max(1, all.size() / mutantsPerSample);
      for (int i = 0; i < all.size(); i += step) {
        Mutant mutant = all.get(i);
        JsonNode json = mutant.of(each.json());
        if (known.add(json)) {
          mutants.put(lines.size(), new Score.Survivor(each.sample(), mutant));
          lines.add(line(each.sample(), json));
        }
      }
    }
  }

  /** The places that all samples have, as far as they have the object around them. */
  private static Set<JsonPointer> inAll(List<Written> written, Written one) {
    Set<JsonPointer> places = new HashSet<>();
    collect(one.json(), JsonPointer.empty(), places);
    places.removeIf(
        place ->
            written.stream()
                .anyMatch(w -> w.json().at(place.head()).isObject() && isMissing(w, place)));
    return places;
  }

  private static boolean isMissing(Written written, JsonPointer place) {
    return written.json().at(place).isMissingNode();
  }

  private static void collect(JsonNode node, JsonPointer at, Set<JsonPointer> places) {
    node.properties()
        .forEach(
            entry -> {
              JsonPointer here = at.appendProperty(entry.getKey());
              places.add(here);
              collect(entry.getValue(), here, places);
            });
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at.appendIndex(i), places);
      }
    }
  }

  private String line(Sample sample, JsonNode json) {
    return "export const v%d: %s[\"%s\"] = %s;"
        .formatted(lines.size(), topics, sample.topic(), json);
  }

  /**
   * Runs the compiler once over all, prints the score, and leaves a list of the survivors.
   *
   * @param name of the folder in {@code target/differential} that has all of it
   * @param module the TypeScript module
   */
  Score judge(String name, String module) throws Exception {
    Path folder = Path.of("target", "differential", name).toAbsolutePath();
    Score score = score(folder, module);
    Files.write(
        folder.resolve("survivors.txt"),
        score.survivors().stream().map(Score.Survivor::toString).toList());
    System.out.print(score.report(name));
    return score;
  }

  private Score score(Path folder, String module) throws Exception {
    Map<Integer, String> errors = TypeScriptCompiler.check(folder, module, lines);
    List<String> refused = new ArrayList<>();
    samples.forEach(
        (line, sample) -> {
          if (errors.containsKey(line)) {
            refused.add(sample.name() + ": " + errors.get(line) + "\n  " + lines.get(line));
          }
        });
    Map<Mutant.Kind, Integer> counts = new EnumMap<>(Mutant.Kind.class);
    List<Score.Survivor> survivors = new ArrayList<>();
    mutants.forEach(
        (line, mutant) -> {
          counts.merge(mutant.mutant().kind(), 1, Integer::sum);
          if (!errors.containsKey(line)) {
            survivors.add(mutant);
          }
        });
    return new Score(samples.size(), refused, counts, survivors);
  }
}
