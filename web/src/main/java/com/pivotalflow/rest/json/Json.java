package com.pivotalflow.rest.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.settings.SettingValue;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes JSON as the interface promises: amounts as plain text, instants in UTC with milliseconds, closed sets by their
 * names on the wire, ids bare, absent values left out.
 */
public final class Json {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Writes labels as they came: a number stays a number, since it is no amount. */
    private static final ObjectWriter LABELS = JsonMapper.builder()
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build()
            .writer()
            .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    /** Reads nothing of clients by itself; strict all the same, should somebody let it. */
    static final ObjectMapper MAPPER = JsonMapper.builder(((JsonFactoryBuilder) JsonFactory.builder())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(wire())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.USE_DEFAULTS))
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** A value as JSON text in UTF-8. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can't be written", e);
        }
    }

    /** A value as a tree, written as {@link #bytes} would write it. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Whether a type is written as an id and nothing around it. */
    public static boolean isBareId(Class<?> type) {
        return type.isRecord() && RecordBinding.isId(type);
    }

    /**
     * An object that another module of ours has written, to be passed on.
     *
     * @throws IllegalStateException if it is none
     */
    public static ObjectNode object(String text) {
        try {
            return MAPPER.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of another module is no JSON object", e);
        }
    }

    private static SimpleModule wire() {
        SimpleModule module = new SimpleModule("wire");
        module.addSerializer(BigDecimal.class, writer((value, out) -> out.writeString(value.toPlainString())));
        module.addSerializer(Metadata.class, writer((value, out) -> LABELS.writeValue(out, value.labels())));
        module.addSerializer(
                SettingValue.class,
                writer((value, out) -> LABELS.writeValue(
                        out, value.content() instanceof Metadata labels ? labels.labels() : value.content())));
        module.addSerializer(Instant.class, writer((value, out) -> out.writeString(INSTANT.format(value))));
        module.addSerializer(Enum.class, writer((value, out) -> out.writeString(WireNames.of(value))));
        module.setSerializerModifier(new BareIds());
        return module;
    }

    private static <T> JsonSerializer<T> writer(Writer<T> writer) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                writer.write(value, out);
            }
        };
    }

    /** Writes one value. */
    @FunctionalInterface
    private interface Writer<T> {
        void write(T value, JsonGenerator out) throws IOException;
    }

    /** Writes a record that only wraps an id as the id. */
    private static final class BareIds extends BeanSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription description, JsonSerializer<?> usual) {
            Class<?> type = description.getBeanClass();
            if (!isBareId(type)) {
                return usual;
            }
            Method accessor = type.getRecordComponents()[0].getAccessor();
            accessor.setAccessible(true);
            return writer((value, out) -> out.writeString(idText(accessor, value)));
        }

        private static String idText(Method accessor, Object id) throws IOException {
            try {
                return String.valueOf(accessor.invoke(id));
            } catch (ReflectiveOperationException e) {
                throw new IOException("an id does not tell its value", e);
            }
        }
    }
}
