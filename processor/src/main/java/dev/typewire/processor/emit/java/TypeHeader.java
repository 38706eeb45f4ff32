package dev.typewire.processor.emit.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.typewire.processor.model.ChannelModel;
import dev.typewire.processor.model.Doc;
import javax.lang.model.element.Modifier;

/** What every generated type begins with. */
final class TypeHeader {
  private static final String PROCESSOR = "dev.typewire.processor.ChannelProcessor";

  private TypeHeader() {}

  static TypeSpec.Builder begin(ChannelModel channel, ClassName name) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addModifiers(channel.visibility().toArray(Modifier[]::new))
            .addModifiers(Modifier.FINAL);
    if (channel.generatedMarker()) {
      type.addAnnotation(
          AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
              .addMember("value", "$S", PROCESSOR)
              .build());
    }
    if (!channel.suppressed().isEmpty()) {
      type.addAnnotation(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember(
                  "value",
                  channel.suppressed().stream()
                      .map(warning -> CodeBlock.of("$S", warning))
                      .collect(CodeBlock.joining(", ", "{", "}")))
              .build());
    }
    return type;
  }

  static JavaFile file(ClassName name, TypeSpec type) {
    return JavaFile.builder(name.packageName(), type)
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  /** A member's own documentation behind what the member does. */
  static CodeBlock javadoc(String does, Doc doc) {
    CodeBlock.Builder javadoc = CodeBlock.builder().add("$L\n", escaped(does));
    if (!doc.text().isEmpty()) {
      javadoc.add("\n<p>$L\n", escaped(doc.text()));
    }
    if (!doc.deprecated().isBlank()) {
      javadoc.add("\n@deprecated $L\n", escaped(doc.deprecated()));
    }
    return javadoc.build();
  }

  /** Text of the user, without what would end the comment or begin a Unicode escape. */
  static String escaped(String text) {
    return text.replace("*/", "*&#47;").replace("\\u", "&#92;u");
  }
}
