package org.starling.features.customstatus;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.starling.platform.http.HttpCode;

/**
 * A custom status as clients send and the database keeps it.
 *
 * @param duration how the end was chosen; empty if it has none
 * @param expiresAt the end as RFC 3339, or {@link #NEVER}
 */
@JsonPropertyOrder({"emoji", "text", "duration", "expires_at"})
record CustomStatus(
    @Nullable String emoji,
    @Nullable String text,
    @Nullable String duration,
    @Nullable String expiresAt) {
  static final int TEXT_CHARS_MAX = 100;
  private static final String NEVER = "0001-01-01T00:00:00Z";
  private static final String CHOSEN_END = "date_and_time";
  private static final Set<String> DURATIONS =
      Set.of("thirty_minutes", "one_hour", "four_hours", "today", "this_week", CHOSEN_END);
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");

  CustomStatus {
    emoji = Objects.requireNonNullElse(emoji, "");
    text = Objects.requireNonNullElse(text, "");
    duration = Objects.requireNonNullElse(duration, "");
    expiresAt = time(Objects.requireNonNullElse(expiresAt, NEVER));
  }

  String name() {
    return Objects.requireNonNull(emoji);
  }

  String words() {
    return Objects.requireNonNull(text);
  }

  boolean empty() {
    return name().isEmpty() && words().isEmpty();
  }

  /** As it is set at {@code now}: cut to its limit, and with the kind of end that it has. */
  CustomStatus settled(Instant now) {
    boolean ends = !NEVER.equals(expiresAt);
    boolean over =
        OffsetDateTime.parse(Objects.requireNonNull(expiresAt)).toInstant().isBefore(now);
    boolean kindFits = "".equals(duration) ? !ends || !over : DURATIONS.contains(duration) && !over;
    if (empty() || !kindFits) {
      throw HttpCode.BAD_BODY.refuse("custom_status");
    }
    String kind = "".equals(duration) && ends ? CHOSEN_END : duration;
    return new CustomStatus(emoji, cut(words()), kind, expiresAt);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= TEXT_CHARS_MAX
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TEXT_CHARS_MAX));
  }

  /** The same time in one spelling. */
  private static String time(String text) {
    if (!TIME.matcher(text).matches()) {
      throw new IllegalArgumentException("no RFC 3339 time");
    }
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no RFC 3339 time", e);
    }
  }
}
