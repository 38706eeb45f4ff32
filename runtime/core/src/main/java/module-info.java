/**
 * The runtime: typed publish and subscribe over a broker, and the tokens that let a browser in.
 *
 * <p>It knows no server and no annotation processor. Jakarta Validation is used where it is there.
 */
module dev.typewire.runtime {
  requires transitive org.jspecify;
  requires transitive tools.jackson.databind;
  requires static jakarta.validation;
  requires com.nimbusds.jose.jwt;
  requires org.slf4j;

  exports dev.typewire.runtime;
  exports dev.typewire.runtime.broker;
  exports dev.typewire.runtime.token;

  opens dev.typewire.runtime.token to
      tools.jackson.databind;
}
