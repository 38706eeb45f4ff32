package billing;

import java.math.BigDecimal;

public record Item(BigDecimal price) {}
