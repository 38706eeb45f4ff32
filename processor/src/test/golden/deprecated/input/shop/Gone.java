package shop;

/** Goes. */
@Deprecated(forRemoval = true)
public record Gone(String what) {}
