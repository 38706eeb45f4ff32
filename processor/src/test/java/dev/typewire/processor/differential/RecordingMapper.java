package dev.typewire.processor.differential;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.UnwrappingBeanPropertyWriter;
import tools.jackson.databind.ser.std.NullSerializer;
import tools.jackson.databind.ser.std.ToEmptyObjectSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.util.NameTransformer;

/** Jackson with its default settings, which notes where in the JSON each property was written. */
final class RecordingMapper {
  /** Serializers of Jackson's own, whose JSON is certain. */
  private static final Set<Class<?>> OWN =
      Set.of(
          ValueSerializer.None.class,
          ToStringSerializer.class,
          ToEmptyObjectSerializer.class,
          NullSerializer.class);

  private final Map<JsonPointer, Written.Property> recorded = new HashMap<>();
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new SimpleModule().setSerializerModifier(new Modifier()))
          .build();

  JsonMapper mapper() {
    return mapper;
  }

  /** Writes the value as the type that its topic declares. */
  Written write(Sample sample) {
    recorded.clear();
    StringWriter text = new StringWriter();
    mapper.writerFor(sample.type()).writeValue(text, sample.value());
    return new Written(sample, mapper.readTree(text.toString()), Map.copyOf(recorded));
  }

  @SuppressWarnings("serial") // of a mapper that nobody serializes
  private final class Modifier extends ValueSerializerModifier {
    @Override
    public List<BeanPropertyWriter> changeProperties(
        SerializationConfig config,
        BeanDescription.Supplier bean,
        List<BeanPropertyWriter> properties) {
      boolean hasOtherKeys = bean.get().findAnyGetter() != null;
      properties.replaceAll(
          writer ->
              writer instanceof UnwrappingBeanPropertyWriter unwrapping
                  ? new RecordingUnwrapper(unwrapping, hasOtherKeys)
                  : writer.getClass() == BeanPropertyWriter.class
                      ? new RecordingWriter(writer, hasOtherKeys)
                      : writer);
      return properties;
    }
  }

  @SuppressWarnings("serial") // neither
  private final class RecordingWriter extends BeanPropertyWriter {
    private final boolean hasOtherKeys;

    RecordingWriter(BeanPropertyWriter base, boolean hasOtherKeys) {
      super(base);
      this.hasOtherKeys = hasOtherKeys;
    }

    private RecordingWriter(RecordingWriter base, PropertyName name) {
      super(base, name);
      this.hasOtherKeys = base.hasOtherKeys;
    }

    @Override
    protected BeanPropertyWriter _new(PropertyName name) {
      return new RecordingWriter(this, name);
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
        throws Exception {
      super.serializeAsProperty(bean, json, context);
      recordProperty(this, json, isAlwaysThere(), hasOtherKeys);
    }

    @Override
    public void serializeAsElement(Object bean, JsonGenerator json, SerializationContext context)
        throws Exception {
      super.serializeAsElement(bean, json, context);
      RecordingMapper.this.record(this, json, true, hasOtherKeys);
    }

    private boolean isAlwaysThere() {
      return !_suppressNulls && _suppressableValue == null;
    }
  }

  /** What cannot be unwrapped is written as any other property. */
  @SuppressWarnings("serial") // neither
  private final class RecordingUnwrapper extends UnwrappingBeanPropertyWriter {
    private final boolean hasOtherKeys;

    RecordingUnwrapper(UnwrappingBeanPropertyWriter base, boolean hasOtherKeys) {
      super(base, transformer(base.getAnnotation(JsonUnwrapped.class)));
      this.hasOtherKeys = hasOtherKeys;
    }

    private RecordingUnwrapper(
        RecordingUnwrapper base, NameTransformer transformer, SerializedString name) {
      super(base, transformer, name);
      this.hasOtherKeys = base.hasOtherKeys;
    }

    private static NameTransformer transformer(JsonUnwrapped unwrapped) {
      return NameTransformer.simpleTransformer(unwrapped.prefix(), unwrapped.suffix());
    }

    @Override
    protected UnwrappingBeanPropertyWriter _new(
        NameTransformer transformer, SerializedString newName) {
      return new RecordingUnwrapper(this, transformer, newName);
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
        throws Exception {
      super.serializeAsProperty(bean, json, context);
      recordProperty(this, json, isAlwaysThere(), hasOtherKeys);
    }

    private boolean isAlwaysThere() {
      return !_suppressNulls && _suppressableValue == null;
    }
  }

  /** What an inclusion rule leaves out leaves the name of its neighbour. */
  private void recordProperty(
      BeanPropertyWriter writer, JsonGenerator json, boolean alwaysThere, boolean hasOtherKeys) {
    if (writer.getName().equals(json.streamWriteContext().currentName())) {
      record(writer, json, alwaysThere, hasOtherKeys);
    }
  }

  private void record(
      BeanPropertyWriter writer, JsonGenerator json, boolean alwaysThere, boolean hasOtherKeys) {
    JavaType written = writer.getSerializationType();
    recorded.put(
        json.streamWriteContext().pathAsPointer(),
        new Written.Property(
            written == null ? writer.getType() : written,
            alwaysThere,
            isOpen(writer),
            hasOtherKeys));
  }

  /** Whether something else than Jackson's own rules decides what it looks like. */
  private static boolean isOpen(BeanPropertyWriter writer) {
    JsonSerialize serialize = writer.getAnnotation(JsonSerialize.class);
    return writer.getAnnotation(JsonRawValue.class) != null
        || (serialize != null && !OWN.contains(serialize.using()));
  }
}
