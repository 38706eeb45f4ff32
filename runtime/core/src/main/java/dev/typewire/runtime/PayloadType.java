package dev.typewire.runtime;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * The full generic type of a topic's payload, kept through erasure.
 *
 * <p>{@code PayloadType.of(OrderStep.class)}, or an anonymous subclass for a parameterized type:
 * {@code new PayloadType<Page<OrderStep>>() {}}.
 *
 * @param <T> the payload's type
 */
public abstract class PayloadType<T> {
  private final Type type;

  /** Takes the type from the subclass's type argument. */
  protected PayloadType() {
    if (!(getClass().getGenericSuperclass() instanceof ParameterizedType superclass)) {
      throw new IllegalStateException(
          "PayloadType needs its type argument. Write new PayloadType<Page<OrderStep>>() {}.");
    }
    this.type = superclass.getActualTypeArguments()[0];
  }

  private PayloadType(Type type) {
    this.type = type;
  }

  /** The type of a class that has no type parameters. */
  public static <T> PayloadType<T> of(Class<T> type) {
    return new PayloadType<>(type) {};
  }

  /** The type, as reflection sees it. */
  public final Type type() {
    return type;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof PayloadType<?> that && type.equals(that.type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }
}
