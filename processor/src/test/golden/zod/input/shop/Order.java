package shop;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.typewire.annotations.TypeScript;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order with constraints, of which those become checks that JSON can tell. */
public record Order(
    @NotBlank @Size(max = 40) String id,
    @Email String email,
    @Pattern(regexp = "[A-Z]{2}\\d{6}|none") String voucher,
    @Pattern(regexp = "\\p{javaLowerCase}+") String code,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = 500) String note,
    Optional<@Size(min = 3) String> gift,
    @Min(1) @Max(5) int stars,
    @Digits(integer = 6, fraction = 2) @DecimalMin(value = "0", inclusive = false) BigDecimal total,
    @JsonFormat(shape = JsonFormat.Shape.STRING) @Positive BigDecimal exactTotal,
    @Past Instant placedAt,
    @AssertTrue boolean agreed,
    @Size(max = 12) byte[] signature,
    @NotEmpty List<Item> items,
    @Size(max = 3) List<@Size(min = 2) String> labels,
    @NotEmpty Map<@NotBlank String, @Positive Integer> amounts,
    Map<Status, Instant> reached,
    Object extra,
    @TypeScript("{ zip: string }") String address) {}
