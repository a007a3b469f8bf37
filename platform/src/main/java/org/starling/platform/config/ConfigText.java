package org.starling.platform.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Settings as they are written, in a file and in a database: JSON with four spaces. */
public final class ConfigText {
  /** How much of it is read. */
  public static final int BYTES_MAX = 4 << 20;

  private ConfigText() {}

  /**
   * @param where the text is, for people
   * @throws WrongSetting if it is no JSON object
   */
  public static ObjectNode parse(String where, byte[] text) throws IOException {
    if (text.length > BYTES_MAX) {
      throw tooLarge(where);
    }
    try {
      JsonNode read = SettingsTree.MAPPER.readTree(text);
      if (read instanceof ObjectNode settings) {
        return settings;
      }
    } catch (JsonProcessingException e) {
      throw new WrongSetting(
          "", where, "not JSON at line " + line(e), "it must be one JSON object");
    }
    throw new WrongSetting("", where, "something else", "it must be one JSON object");
  }

  static WrongSetting tooLarge(String where) {
    return new WrongSetting("", where, "too large", "it may have 4 MiB at most");
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
  }

  public static byte[] bytes(ObjectNode settings) throws IOException {
    return WRITER.writeValueAsBytes(settings);
  }

  private static final ObjectWriter WRITER =
      SettingsTree.MAPPER
          .writer(printer())
          .with(new HtmlSafe())
          .with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }

  /** Writes the characters that mean something in HTML as \\u escapes, as existing files do. */
  private static final class HtmlSafe extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
      codes['&'] = CharacterEscapes.ESCAPE_CUSTOM;
      codes['<'] = CharacterEscapes.ESCAPE_CUSTOM;
      codes['>'] = CharacterEscapes.ESCAPE_CUSTOM;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      boolean ascii =
          character < 0x80; // what is outside of it is asked for too, and stays as it is
      return ascii ? new SerializedString(String.format("\\u%04x", character)) : null;
    }
  }
}
