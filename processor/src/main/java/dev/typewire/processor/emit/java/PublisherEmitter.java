package dev.typewire.processor.emit.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.typewire.processor.model.ChannelContract;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.ChannelModel.JavaParam;
import dev.typewire.processor.model.ChannelModel.JavaTopic;
import dev.typewire.processor.model.ChannelModel.Returns;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code OrderChannelPublisher}, which implements the interface, and {@code
 * OrderChannelDurablePublisher}, whose methods take a step id first.
 */
public final class PublisherEmitter {
  private final ChannelModel channel;
  private final boolean durable;
  private final ClassName name;

  private PublisherEmitter(ChannelModel channel, boolean durable) {
    this.channel = channel;
    this.durable = durable;
    this.name =
        durable ? JavaNames.durablePublisher(channel.type()) : JavaNames.publisher(channel.type());
  }

  /** The publisher that implements the channel's interface. */
  public static JavaFile emit(ChannelModel channel) {
    return new PublisherEmitter(channel, false).emit();
  }

  /** The publisher for steps of a durable run. */
  public static JavaFile emitDurable(ChannelModel channel) {
    return new PublisherEmitter(channel, true).emit();
  }

  private JavaFile emit() {
    ClassName over = durable ? JavaNames.DURABLE_RUN : JavaNames.REALTIME;
    String does =
        durable
            ? "Publishes to one channel of {@link "
                + String.join(".", channel.type().simpleNames())
                + "}, at most once for each step of a run."
            : "Publishes to one channel of {@link "
                + String.join(".", channel.type().simpleNames())
                + "}.";
    TypeSpec.Builder type =
        TypeHeader.begin(channel, name)
            .addJavadoc(TypeHeader.javadoc(does, channel.contract().doc()))
            .addOriginatingElement(channel.source().element())
            .addField(JavaNames.ref(channel.type()), "ref", Modifier.PRIVATE, Modifier.FINAL)
            .addField(over, "over", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(JavaNames.ref(channel.type()), "ref")
                    .addParameter(over, "over")
                    .addStatement("this.ref = ref")
                    .addStatement("this.over = over")
                    .build());
    if (!durable) {
      type.addSuperinterface(channel.type());
      channel.params().stream()
          .filter(JavaParam::accessor)
          .forEach(param -> type.addMethod(paramAccessor(param)));
    }
    for (int i = 0; i < channel.topics().size(); i++) {
      type.addMethod(topic(channel.topics().get(i), channel.contract().topics().get(i)));
    }
    return TypeHeader.file(name, type.build());
  }

  private static MethodSpec paramAccessor(JavaParam param) {
    return MethodSpec.methodBuilder(param.name())
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(param.type())
        .addStatement("return this.ref.$N()", param.name())
        .build();
  }

  private MethodSpec topic(JavaTopic topic, ChannelContract.Topic contract) {
    boolean stream = topic.returns() == Returns.STREAM;
    NameAllocator names = new NameAllocator();
    String payload = names.newName(topic.payloadName());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(topic.method())
            .addJavadoc(
                TypeHeader.javadoc(
                    (stream ? "Opens a stream" : "Publishes")
                        + " on the topic {@code "
                        + contract.name()
                        + "}.",
                    contract.doc()))
            .addModifiers(Modifier.PUBLIC)
            .returns(returns(topic));
    CodeBlock.Builder arguments = CodeBlock.builder();
    if (durable) {
      String step = names.newName("stepId");
      method.addJavadoc(
          "\n@param $L names the $L within the run\n", step, stream ? "stream" : "publish");
      method.addParameter(String.class, step);
      arguments.add("$N, ", step);
    } else {
      method.addAnnotation(Override.class);
    }
    if (topic.deprecated()) {
      method.addAnnotation(Deprecated.class);
    }
    arguments.add("this.ref.$N()", topic.method());
    if (!stream) {
      arguments.add(", $N", payload);
      method.addParameter(topic.payload(), payload);
    }
    return method
        .addStatement(
            "$Lthis.over.$L($L)",
            topic.returns() == Returns.NOTHING ? "" : "return ",
            call(topic.returns()),
            arguments.build())
        .build();
  }

  private static String call(Returns returns) {
    return switch (returns) {
      case NOTHING, RECEIPT -> "publish";
      case STAGE -> "publishAsync";
      case STREAM -> "stream";
    };
  }

  private static TypeName returns(JavaTopic topic) {
    return switch (topic.returns()) {
      case NOTHING -> TypeName.VOID;
      case RECEIPT -> JavaNames.RECEIPT;
      case STAGE -> JavaNames.STAGE_OF_RECEIPT;
      case STREAM -> ParameterizedTypeName.get(JavaNames.TOPIC_STREAM, topic.payload());
    };
  }
}
