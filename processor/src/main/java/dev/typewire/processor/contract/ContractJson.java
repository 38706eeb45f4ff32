package dev.typewire.processor.contract;

import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.SourceMembers;
import dev.typewire.processor.model.TypeDefinition;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The model as JSON and back: the same bytes for the same model. */
public final class ContractJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(
              SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectNameValueSpacing(Separators.Spacing.AFTER))
                  .withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private ContractJson() {}

  /** The text of {@code contract.json}, or of what is kept of one source. */
  public static String write(Object model) {
    return MAPPER.writeValueAsString(model) + "\n";
  }

  /** A contract; nothing if the text is none. */
  public static Optional<Contract> readContract(String json) {
    return read(json, Contract.class);
  }

  /** The format of a contract, whoever wrote it; nothing if the text is none. */
  static Optional<Integer> readFormat(String json) {
    record Head(int format) {}
    return read(json, Head.class).map(Head::format).filter(format -> format > 0);
  }

  /** What was kept of a type's source; nothing if the text is something else. */
  public static Optional<TypeDefinition> readType(String json) {
    return read(json, TypeDefinition.class);
  }

  /** What was kept of a type's members; nothing if the text is something else. */
  public static Optional<SourceMembers> readMembers(String json) {
    return read(json, SourceMembers.class);
  }

  /** What was kept of a channel's source; nothing if the text is something else. */
  public static Optional<ChannelContract> readChannel(String json) {
    return read(json, ChannelContract.class);
  }

  private static <T> Optional<T> read(String json, Class<T> type) {
    try {
      return Optional.of(MAPPER.readValue(json, type));
    } catch (JacksonException e) {
      return Optional.empty(); // of another version of Typewire: as good as not there
    }
  }

  static String version(Contract contract) {
    try {
      byte[] text = write(contract.withoutDocs()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
