package dev.typewire.runtime;

import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks payloads with Jakarta Validation. Only to be touched where the application brings it,
 * which {@link PayloadValidator#find} looks up.
 */
final class JakartaPayloadValidator implements PayloadValidator {
  private static final Logger log = LoggerFactory.getLogger(JakartaPayloadValidator.class);

  private final Validator validator;

  private JakartaPayloadValidator(Validator validator) {
    this.validator = validator;
  }

  /** The provider's validator; one that finds nothing if there is no provider. */
  static PayloadValidator create() {
    try {
      return new JakartaPayloadValidator(Validation.buildDefaultValidatorFactory().getValidator());
    } catch (NoProviderFoundException e) {
      log.warn(
          "jakarta.validation-api is there without a provider, so payloads are not validated. Add"
              + " one such as org.hibernate.validator:hibernate-validator, or"
              + " Realtime.builder().validation(false)");
      return NOTHING;
    }
  }

  @Override
  public List<PayloadException.Violation> violations(Object payload) {
    return validator.validate(payload).stream()
        .map(v -> new PayloadException.Violation(v.getPropertyPath().toString(), v.getMessage()))
        .sorted(
            Comparator.comparing(PayloadException.Violation::path)
                .thenComparing(PayloadException.Violation::rule))
        .toList();
  }
}
