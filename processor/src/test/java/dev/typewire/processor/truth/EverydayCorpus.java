package dev.typewire.processor.truth;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.node.JsonNodeFactory;

/** Payloads as applications have them: several rules of the mapping at once. */
public final class EverydayCorpus {
  private EverydayCorpus() {}

  private static final Instant NOW = Instant.parse("2024-05-01T10:00:00Z");

  public enum Currency {
    EUR,
    USD,
    @JsonProperty("gbp")
    GBP
  }

  public record Money(BigDecimal amount, Currency currency) {}

  public record OrderId(@JsonValue UUID value) {}

  public enum Status {
    PLACED,
    PAID,
    SHIPPED
  }

  /** A shop's order: values, enums, maps by enum, optional parts. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Order(
      OrderId id,
      Status status,
      List<Line> lines,
      Map<Status, Instant> reachedAt,
      @Nullable Address shipTo,
      Optional<String> coupon,
      @JsonIgnore String secret) {
    public static Order full() {
      Map<Status, Instant> reached = new EnumMap<>(Status.class);
      reached.put(Status.PLACED, NOW);
      return new Order(
          new OrderId(new UUID(1, 2)),
          Status.PAID,
          List.of(new Line("a", 2, new Money(BigDecimal.TEN, Currency.GBP), Set.of("x"))),
          reached,
          new Address("Main St 1", null, "DE"),
          Optional.of("MAY"),
          "secret");
    }

    public static Order bare() {
      return new Order(
          new OrderId(new UUID(1, 2)),
          Status.PLACED,
          List.of(),
          Map.of(),
          null,
          Optional.empty(),
          "secret");
    }
  }

  public record Line(String sku, int quantity, Money price, Set<String> tags) {
    @JsonProperty
    public BigDecimal total() {
      return price.amount().multiply(BigDecimal.valueOf(quantity));
    }
  }

  public record Address(String street, @Nullable String extra, String country) {}

  /** What an agent says: a union with a name for each kind, and trees of tool input. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  public sealed interface AgentEvent permits Token, ToolCall, ToolResult, Done {
    static AgentEvent full() {
      return new ToolCall(
          "call-1", "search", JsonNodeFactory.instance.objectNode().put("query", "cats"));
    }

    static AgentEvent bare() {
      return new Token("Hel", 0);
    }
  }

  @JsonTypeName("token")
  public record Token(String text, int index) implements AgentEvent {}

  @JsonTypeName("tool_call")
  public record ToolCall(String id, String tool, JsonNode input) implements AgentEvent {}

  @JsonTypeName("tool_result")
  public record ToolResult(String id, Object output, @Nullable String error)
      implements AgentEvent {}

  @JsonTypeName("done")
  public record Done(Usage usage, Duration took) implements AgentEvent {}

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  public record Usage(long inputTokens, long outputTokens, @JsonProperty("costUSD") double cost) {}

  /** A conversation, which has all events in one list. */
  public record Conversation(UUID id, List<AgentEvent> events, Map<String, AgentEvent> byId) {
    public static Conversation full() {
      return new Conversation(
          new UUID(1, 2),
          List.of(
              new ToolResult("call-1", List.of(1, "two"), null),
              new Done(new Usage(10, 20, 0.25), Duration.ofSeconds(3)),
              new Token("lo", 1)),
          Map.of("call-1", AgentEvent.full()));
    }

    public static Conversation bare() {
      return new Conversation(new UUID(1, 2), List.of(), Map.of());
    }
  }

  /** A page of anything. */
  public record Page<T>(List<T> items, @Nullable String next, long total) {}

  public record Pages(
      Page<Order> orders, Page<Map<String, List<Money>>> prices, Page<@Nullable String> names) {
    public static Pages full() {
      List<@Nullable String> names = new ArrayList<>();
      names.add("a");
      names.add(null);
      return new Pages(
          new Page<>(List.of(Order.full(), Order.bare()), "next", 2),
          new Page<>(
              List.of(Map.of("a", List.of(new Money(BigDecimal.ONE, Currency.EUR)))), null, 1),
          new Page<>(names, null, 2));
    }

    public static Pages bare() {
      return new Pages(
          new Page<>(List.of(), null, 0),
          new Page<>(List.of(), null, 0),
          new Page<>(List.of(), null, 0));
    }
  }

  public abstract static class Entity {
    private final long id;
    private final Instant createdAt;

    protected Entity(long id) {
      this.id = id;
      this.createdAt = NOW;
    }

    public long getId() {
      return id;
    }

    public Instant getCreatedAt() {
      return createdAt;
    }

    @JsonIgnore
    public boolean isNew() {
      return id == 0;
    }
  }

  /** A bean as an object-relational mapper wants it. */
  @JsonIgnoreProperties("password")
  public static class User extends Entity {
    private @Nullable String displayName;
    private boolean active = true;
    private @Nullable User manager;
    private List<Role> roles = new ArrayList<>();

    public User(long id) {
      super(id);
    }

    public @Nullable String getDisplayName() {
      return displayName;
    }

    public boolean isActive() {
      return active;
    }

    public String getPassword() {
      return "secret";
    }

    public @Nullable User getManager() {
      return manager;
    }

    public List<Role> getRoles() {
      return roles;
    }

    public void setDisplayName(String displayName) {
      this.displayName = displayName;
    }

    public void setActive(boolean active) {
      this.active = active;
    }

    public static User full() {
      User user = new User(1);
      user.setDisplayName("Ann");
      user.manager = new User(2);
      user.roles.add(Role.ADMIN);
      return user;
    }

    public static User bare() {
      return new User(3);
    }
  }

  public enum Role {
    ADMIN("admin"),
    GUEST("guest");

    private final String key;

    Role(String key) {
      this.key = key;
    }

    @JsonValue
    public String key() {
      return key;
    }
  }

  /** What went wrong, RFC 9457, with members of its own. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Problem(
      URI type, String title, int status, @Nullable String detail, List<FieldError> errors) {
    public static Problem full() {
      return new Problem(
          URI.create("https://example.com/invalid"),
          "Invalid",
          422,
          "2 fields are wrong",
          List.of(new FieldError("name", "is missing", null)));
    }

    public static Problem bare() {
      return new Problem(URI.create(""), "", 422, null, List.of());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FieldError(String field, String message, @Nullable Object rejected) {}

  /** A job's report: numbers by day, tables of cells, a tree of stages. */
  @NullMarked
  public record Report(
      @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate day,
      Map<LocalDate, Double> byDay,
      double[][] matrix,
      List<List<@Nullable Cell>> table,
      Stage root,
      TreeMap<Integer, String> steps) {
    public static Report full() {
      List<@Nullable Cell> row = new ArrayList<>();
      row.add(new Cell("a", 1));
      row.add(null);
      return new Report(
          LocalDate.of(2024, 5, 1),
          Map.of(LocalDate.of(2024, 5, 1), 1.5),
          new double[][] {{1, 2}, {3}},
          List.of(row),
          new Stage("build", List.of(new Stage("test", List.of(), true)), false),
          new TreeMap<>(Map.of(1, "one")));
    }

    public static Report bare() {
      return new Report(
          LocalDate.of(2024, 5, 1),
          Map.of(),
          new double[0][],
          List.of(),
          new Stage("build", List.of(), false),
          new TreeMap<>());
    }
  }

  public record Cell(String text, int span) {}

  public record Stage(String name, List<Stage> children, boolean failed) {}

  /** A prompt to a person, with kinds that are told apart by a property that they have anyway. */
  public record Prompt(String question, Answer expected, @JsonUnwrapped Audit audit) {
    public static Prompt full() {
      return new Prompt("Ship it?", new Choice(List.of("yes", "no"), 0), new Audit("ann", NOW));
    }

    public static Prompt bare() {
      return new Prompt("Why?", new FreeText(null), new Audit("ann", NOW));
    }
  }

  public record Audit(
      @JsonProperty("created_by") String by, @JsonProperty("created_at") Instant at) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = FreeText.class, name = "text")
  })
  public interface Answer {}

  public record Choice(List<String> options, int preselected) implements Answer {}

  public record FreeText(@Nullable Integer maxLength) implements Answer {}

  /** An interface that says nothing of the values behind it. */
  public interface Attachment {}

  public record Link(URI href) implements Attachment {}

  public record Mail(String subject, List<Attachment> attachments, Nothing nothing) {
    public static Mail full() {
      return new Mail("Hi", List.of(new Link(URI.create("https://example.com"))), new Nothing());
    }

    public static Mail bare() {
      return new Mail("", List.of(), new Nothing());
    }
  }

  public record Nothing() {}
}
