package org.starling.platform.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the wire has it: snake_case names, read without regard to case, the last of two spellings
 * counts, unknown keys ignored, values of the wrong type refused rather than coerced, {@code null}
 * and absence both the zero value unless the component is {@code @Nullable}.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(HttpLimits.JSON_NESTING_MAX)
                          .build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .annotationIntrospector(new ZeroUnlessNullable())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addModule(new SimpleModule().addDeserializer(String.class, new WireText()))
          .withConfigOverride(
              Map.class,
              maps -> maps.setSetterInfo(JsonSetter.Value.forContentNulls(Nulls.AS_EMPTY)))
          .build();

  private static final ObjectReader EXACT =
      MAPPER
          .readerFor(ObjectNode.class)
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private Json() {}

  /** The mapper itself, for trees and writers; never reconfigure it. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The first value in the bytes; what comes after it is not looked at. Bytes that are no UTF-8
   * become replacement characters.
   *
   * @throws JsonProcessingException if the bytes are no JSON or not of the type
   */
  public static <T> T read(byte[] bytes, JavaType type) throws IOException {
    try (JsonParser parser = parser(bytes)) {
      return MAPPER.readValue(parser, type);
    } catch (InvalidDefinitionException e) {
      return withLastSpellings(bytes, type);
    }
  }

  /**
   * An object whose numbers keep digits that no double has; null for the JSON {@code null}.
   *
   * @throws JsonProcessingException if the bytes are no JSON object
   */
  public static @Nullable ObjectNode exact(byte[] bytes) throws IOException {
    try (JsonParser parser = parser(bytes)) {
      return EXACT.readValue(parser);
    }
  }

  private static JsonParser parser(byte[] bytes) throws IOException {
    return isUtf8(bytes) && !couldBeAnotherEncoding(bytes)
        ? MAPPER.createParser(bytes)
        : MAPPER.createParser(new String(bytes, StandardCharsets.UTF_8));
  }

  /** Jackson cannot give a complete record one more value; that takes a key in two spellings. */
  private static <T> T withLastSpellings(byte[] bytes, JavaType type) throws IOException {
    try (JsonParser parser = parser(bytes)) {
      return MAPPER.treeToValue(lastSpellings(MAPPER.readTree(parser)), type);
    }
  }

  private static JsonNode lastSpellings(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    Map<String, JsonNode> last = new LinkedHashMap<>();
    object
        .properties()
        .forEach(e -> last.put(e.getKey().toLowerCase(Locale.ROOT), lastSpellings(e.getValue())));
    return object().setAll(last);
  }

  /** The first value in the bytes as a tree, its keys as they were written. */
  public static JsonNode tree(byte[] bytes) throws IOException {
    return read(bytes, MAPPER.constructType(JsonNode.class));
  }

  /** Where Jackson would guess UTF-16 or skip a byte order mark: neither is JSON on this wire. */
  private static boolean couldBeAnotherEncoding(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xef);
  }

  private static boolean isUtf8(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return decodes(bytes);
      }
    }
    return true;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
