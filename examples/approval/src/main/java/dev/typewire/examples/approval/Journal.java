package dev.typewire.examples.approval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of each job, in a file, so that it survives the program: a workflow engine keeps
 * this in a database. What is noted once stands: noting it again gives what was noted first.
 *
 * <p>Safe for use by many threads. When a method returns, what it noted is in the file.
 */
final class Journal {
  private final Path file;
  private final JsonMapper mapper;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** The journal in this file, which need not be there yet. */
  Journal(Path file, JsonMapper mapper) {
    this.file = file.toAbsolutePath();
    this.mapper = mapper;
    if (Files.exists(file)) {
      List<Entry> read = mapper.readValue(file, new TypeReference<List<Entry>>() {});
      read.forEach(entry -> entries.put(entry.refund().id(), entry));
    }
  }

  /** All refunds, the oldest first. */
  synchronized List<Refund> refunds() {
    return entries.values().stream().map(Entry::refund).toList();
  }

  /** Notes a new refund, and gives it its number. */
  synchronized Refund open(String customer, int amountInCents, String reason) {
    String id = String.valueOf(entries.size() + 1);
    Refund refund = new Refund(id, customer, amountInCents, reason);
    put(new Entry(refund, null, null, null));
    return refund;
  }

  /** Notes what a job asks. */
  synchronized Prompt ask(Prompt prompt) {
    Entry entry = entry(prompt.refundId());
    if (entry.prompt() != null) {
      return entry.prompt();
    }
    put(new Entry(entry.refund(), prompt, null, null));
    return prompt;
  }

  /** What a refund's job asked, if there is such a refund and it has. */
  synchronized Optional<Prompt> prompt(String refundId) {
    return Optional.ofNullable(entries.get(refundId)).map(Entry::prompt);
  }

  /** Notes an answer to what a job asked. */
  synchronized Decision decide(Decision decision) {
    Entry entry = entry(decision.refundId());
    if (entry.decision() != null) {
      return entry.decision();
    }
    put(new Entry(entry.refund(), entry.prompt(), decision, null));
    return decision;
  }

  /** The answer to what a refund's job asked, if there is one. */
  synchronized Optional<Decision> decision(String refundId) {
    return Optional.ofNullable(entry(refundId).decision());
  }

  /** Notes what a job did. */
  synchronized Outcome finish(Outcome outcome) {
    Entry entry = entry(outcome.refundId());
    if (entry.outcome() != null) {
      return entry.outcome();
    }
    put(new Entry(entry.refund(), entry.prompt(), entry.decision(), outcome));
    return outcome;
  }

  private Entry entry(String refundId) {
    Entry entry = entries.get(refundId);
    if (entry == null) {
      throw new IllegalArgumentException("There is no refund " + refundId + ".");
    }
    return entry;
  }

  /** Writes beside the file and then over it, so that a crash leaves the one or the other. */
  private void put(Entry entry) {
    entries.put(entry.refund().id(), entry);
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      mapper.writeValue(written, entries.values());
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Entry(
      Refund refund,
      @Nullable Prompt prompt,
      @Nullable Decision decision,
      @Nullable Outcome outcome) {}
}
