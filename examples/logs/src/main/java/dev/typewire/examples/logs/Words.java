package dev.typewire.examples.logs;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;

/** Fills in the blanks of a line, such as {@code {module}}. */
final class Words {
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

  private static final List<String> BRANCHES = List.of("main", "release/4.2", "faster-checkout");
  private static final List<String> MODULES =
      List.of("orders-core", "orders-api", "payments", "inventory", "shipping", "web", "reports");
  private static final List<String> TYPES =
      List.of(
          "OrderRepository",
          "PaymentGateway",
          "StockLedger",
          "ParcelLabel",
          "PriceList",
          "CartSession",
          "RefundPolicy",
          "InvoiceWriter",
          "AddressBook",
          "VoucherCheck");
  private static final List<String> VERBS =
      List.of("saves", "rejects", "merges", "expires", "renders", "sums", "retries", "locks");
  private static final List<String> NOUNS =
      List.of("EmptyCart", "SecondPayment", "LateParcel", "UnknownSku", "ForeignAddress", "OldTax");
  private static final List<String> OUTCOMES =
      List.of("isRefused", "keepsTheOrder", "tellsTheOwner", "changesNothing", "isLogged");
  private static final List<String> ARTIFACTS =
      List.of(
          "tools.jackson.core:jackson-databind:3.2.4",
          "io.netty:netty-handler:4.2.18",
          "org.slf4j:slf4j-api:2.0.20",
          "io.micrometer:micrometer-core:1.17.2",
          "org.postgresql:postgresql:42.7.8",
          "com.zaxxer:HikariCP:7.0.2",
          "org.flywaydb:flyway-core:11.14.1",
          "jakarta.validation:jakarta.validation-api:3.1.1");

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  String fillIn(String template) {
    return BLANK.matcher(template).replaceAll(blank -> word(blank.group(1)));
  }

  private String word(String blank) {
    return switch (blank) {
      case "branch" -> one(BRANCHES);
      case "module" -> one(MODULES);
      case "type" -> one(TYPES);
      case "verb" -> one(VERBS);
      case "noun" -> one(NOUNS);
      case "outcome" -> one(OUTCOMES);
      case "artifact" -> one(ARTIFACTS);
      case "digit" -> String.valueOf(1 + random.nextInt(9));
      case "n" -> String.valueOf(1 + random.nextInt(900));
      case "ms" -> String.valueOf(1 + random.nextInt(90) * random.nextInt(20));
      case "mb" -> String.format(Locale.ROOT, "%.1f", random.nextDouble(80));
      case "hash" -> String.format(Locale.ROOT, "%07x", random.nextInt(1 << 28));
      default -> throw new IllegalArgumentException("There is no word for {" + blank + "}.");
    };
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
