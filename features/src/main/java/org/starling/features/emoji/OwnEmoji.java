package org.starling.features.emoji;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Reader;

/** Finds the server's own emoji that texts name between colons. */
public final class OwnEmoji {
  private static final Pattern NAME = Pattern.compile(":([a-zA-Z0-9_+-]+)(?=:)");

  private final ConfigSource config;
  private final EmojiStore store;
  private final KnownEmoji known;

  OwnEmoji(ConfigSource config, EmojiStore store, KnownEmoji known) {
    this.config = config;
    this.store = store;
    this.known = known;
  }

  /** What may be their names, in the order of the text. */
  public Set<String> names(String text) {
    if (text.indexOf(':') < 0) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find() && names.size() < EmojiLimits.NAMES_MAX) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** Those that exist, as they are shown; none while own emoji are switched off. */
  public Map<String, ObjectNode> of(Reader db, Collection<String> names) {
    List<String> own =
        names.stream()
            .filter(name -> KnownEmoji.isName(name) && !known.standard(name))
            .distinct()
            .limit(EmojiLimits.NAMES_SHOWN_MAX)
            .toList();
    Map<String, ObjectNode> found = new HashMap<>();
    if (!own.isEmpty() && config.current().service().enableCustomEmoji()) {
      store.byNames(db, own).forEach(emoji -> found.put(emoji.name(), EmojiJson.of(emoji)));
    }
    return found;
  }
}
