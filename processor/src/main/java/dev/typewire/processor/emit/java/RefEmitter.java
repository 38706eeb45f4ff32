package dev.typewire.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.ChannelModel.JavaParam;
import dev.typewire.processor.model.ChannelModel.JavaTopic;
import dev.typewire.processor.model.Doc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes {@code OrderChannelRef}: which channel, and its topics. */
public final class RefEmitter {
  private final ChannelModel channel;
  private final ClassName name;
  private final NameAllocator constants = new NameAllocator();

  private RefEmitter(ChannelModel channel) {
    this.channel = channel;
    this.name = JavaNames.ref(channel.type());
    constants.newName("DEFINITION", "definition");
  }

  /** The ref of a channel. */
  public static JavaFile emit(ChannelModel channel) {
    return new RefEmitter(channel).emit();
  }

  private JavaFile emit() {
    TypeSpec.Builder type =
        TypeHeader.begin(channel, name)
            .addSuperinterface(JavaNames.CHANNEL_REF)
            .addJavadoc(
                TypeHeader.javadoc(
                    "Says where: one channel {@code "
                        + channel.pattern().text()
                        + "}, declared by {@link "
                        + String.join(".", channel.type().simpleNames())
                        + "}.",
                    channel.contract().doc()))
            .addOriginatingElement(channel.source().element());
    for (int i = 0; i < channel.topics().size(); i++) {
      type.addField(topicConstant(i));
    }
    type.addField(definition());
    channel.params().forEach(param -> type.addField(paramField(param)));
    type.addField(String.class, "channelName", Modifier.PRIVATE, Modifier.FINAL);
    type.addMethod(constructor()).addMethod(of());
    type.addMethod(override("name", ClassName.get(String.class), "return this.channelName"));
    type.addMethod(override("definition", JavaNames.CHANNEL_DEFINITION, "return DEFINITION"));
    channel.params().forEach(param -> type.addMethod(paramAccessor(param)));
    for (int i = 0; i < channel.topics().size(); i++) {
      type.addMethod(topicAccessor(i));
    }
    type.addMethod(publisher()).addMethod(durablePublisher());
    type.addMethod(equals()).addMethod(hash());
    type.addMethod(override("toString", ClassName.get(String.class), "return this.channelName"));
    return TypeHeader.file(name, type.build());
  }

  private FieldSpec topicConstant(int index) {
    JavaTopic topic = channel.topics().get(index);
    ChannelContract.Topic contract = channel.contract().topics().get(index);
    String constant = constants.newName(upperSnake(topic.method()), topic);
    CodeBlock payload =
        topic.payload() instanceof ParameterizedTypeName
            ? CodeBlock.of("new $T<$T>() {}", JavaNames.PAYLOAD_TYPE, topic.payload())
            : CodeBlock.of("$T.of($T.class)", JavaNames.PAYLOAD_TYPE, topic.payload());
    return FieldSpec.builder(
            ParameterizedTypeName.get(JavaNames.TOPIC_DEFINITION, topic.payload()),
            constant,
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(
            "new $T<>($S, $L, $L$L)",
            JavaNames.TOPIC_DEFINITION,
            contract.name(),
            payload,
            contract.replay(),
            contract.whenSlow().isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.of(", $T.$L", JavaNames.WHEN_SLOW, contract.whenSlow()))
        .build();
  }

  private static String upperSnake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  private FieldSpec definition() {
    String topics = channel.topics().stream().map(constants::get).collect(Collectors.joining(", "));
    return FieldSpec.builder(
            JavaNames.CHANNEL_DEFINITION,
            "DEFINITION",
            Modifier.PUBLIC,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("What {@link $T} declares.\n", channel.type())
        .initializer(
            "new $T($S, $L, $T.parse($S), $T.of($L))",
            JavaNames.CHANNEL_DEFINITION,
            channel.pattern().text(),
            channel.contract().history(),
            Duration.class,
            channel.contract().retention(),
            List.class,
            topics)
        .build();
  }

  private static FieldSpec paramField(JavaParam param) {
    return FieldSpec.builder(param.type(), fieldName(param), Modifier.PRIVATE, Modifier.FINAL)
        .build();
  }

  /** A name that is neither a keyword nor {@code channelName}. */
  private static String fieldName(JavaParam param) {
    return param.name() + "Value";
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    List<String> values = new ArrayList<>();
    for (JavaParam param : channel.params()) {
      constructor.addParameter(param.type(), param.name());
      values.add(param.name());
      if (param.type().isPrimitive()) {
        constructor.addStatement("this.$N = $N", fieldName(param), param.name());
      } else {
        constructor.addStatement(
            "this.$N = $T.requireNonNull($N, $S)",
            fieldName(param),
            Objects.class,
            param.name(),
            param.name());
      }
    }
    return constructor
        .addStatement("this.channelName = DEFINITION.name($L)", String.join(", ", values))
        .build();
  }

  private MethodSpec of() {
    MethodSpec.Builder of =
        MethodSpec.methodBuilder("of")
            .addModifiers(channel.visibility())
            .addModifiers(Modifier.STATIC)
            .returns(name);
    List<String> values = new ArrayList<>();
    for (JavaParam param : channel.params()) {
      of.addParameter(ParameterSpec.builder(param.type(), param.name()).build());
      values.add(param.name());
    }
    if (channel.params().isEmpty()) {
      of.addJavadoc("The channel {@code $L}.\n", TypeHeader.escaped(channel.pattern().text()));
    } else {
      of.addJavadoc(
          "The channel of this pattern with these values, each percent-encoded into the name.\n\n");
      of.addJavadoc(
          "@throws IllegalArgumentException if a value is empty or makes the name too long\n");
    }
    return of.addStatement("return new $T($L)", name, String.join(", ", values)).build();
  }

  private static MethodSpec override(String method, ClassName returns, String statement) {
    return MethodSpec.methodBuilder(method)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns)
        .addStatement(statement)
        .build();
  }

  private MethodSpec paramAccessor(JavaParam param) {
    return MethodSpec.methodBuilder(param.name())
        .addJavadoc("The value of {@code {$L}}.\n", param.name())
        .addModifiers(channel.visibility())
        .returns(param.type())
        .addStatement("return this.$N", fieldName(param))
        .build();
  }

  private MethodSpec topicAccessor(int index) {
    JavaTopic topic = channel.topics().get(index);
    ChannelContract.Topic contract = channel.contract().topics().get(index);
    MethodSpec.Builder accessor =
        MethodSpec.methodBuilder(topic.method())
            .addJavadoc(
                TypeHeader.javadoc(
                    "The topic {@code " + contract.name() + "} of this channel.", contract.doc()))
            .addModifiers(channel.visibility())
            .returns(ParameterizedTypeName.get(JavaNames.TOPIC_REF, topic.payload()))
            .addStatement("return new $T<>(this, $N)", JavaNames.TOPIC_REF, constants.get(topic));
    if (topic.deprecated()) {
      accessor.addAnnotation(Deprecated.class);
    }
    return accessor.build();
  }

  private MethodSpec publisher() {
    return publisher(
        JavaNames.publisher(channel.type()),
        ParameterSpec.builder(JavaNames.REALTIME, "realtime").build(),
        new Doc("Publishes to this channel by its own interface.", java.util.Map.of(), ""));
  }

  private MethodSpec durablePublisher() {
    return publisher(
        JavaNames.durablePublisher(channel.type()),
        ParameterSpec.builder(JavaNames.DURABLE_RUN, "run").build(),
        new Doc(
            "Publishes to this channel at most once for each step of the run.",
            java.util.Map.of(),
            ""));
  }

  private MethodSpec publisher(ClassName type, ParameterSpec over, Doc doc) {
    return MethodSpec.methodBuilder("publisher")
        .addJavadoc("$L\n", doc.text())
        .addModifiers(channel.visibility())
        .returns(type)
        .addParameter(over)
        .addStatement("return new $T(this, $N)", type, over)
        .build();
  }

  private MethodSpec equals() {
    return MethodSpec.methodBuilder("equals")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(boolean.class)
        .addParameter(Object.class, "other")
        .addStatement(
            "return other instanceof $T that && this.channelName.equals(that.channelName)", name)
        .build();
  }

  private static MethodSpec hash() {
    return MethodSpec.methodBuilder("hashCode")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(int.class)
        .addStatement("return this.channelName.hashCode()")
        .build();
  }
}
