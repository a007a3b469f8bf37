package org.starling.features.mentions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.starling.features.channels.Member;
import org.starling.features.users.User;
import org.starling.kernel.UserId;

/**
 * What the members of one channel want to be called by, read once and never changed.
 *
 * @param words names with "@" and keywords in lower case, first names as written
 * @param syllables keywords in scripts without spaces, found anywhere in a word
 * @param wide those who hear "@channel" and "@all"
 * @param always those who want a notice of every post
 * @param following those who follow every thread of the channel
 */
record Callable(
    Map<String, List<UserId>> words,
    Map<String, List<UserId>> syllables,
    Set<UserId> wide,
    Set<UserId> always,
    Set<UserId> following,
    Map<UserId, Member> members) {

  static Callable of(List<Member> members, Map<UserId, User> users) {
    Map<String, List<UserId>> words = new HashMap<>();
    Map<String, List<UserId>> syllables = new HashMap<>();
    Set<UserId> wide = new HashSet<>();
    Set<UserId> always = new HashSet<>();
    Set<UserId> following = new HashSet<>();
    Map<UserId, Member> active = new HashMap<>();
    for (Member member : members) {
      User user = users.get(member.user());
      if (user == null || user.deactivated()) {
        continue;
      }
      active.put(user.id(), member);
      addName(words, user);
      addKeywords(words, syllables, user);
      if (hearsWide(user, member)) {
        wide.add(user.id());
      }
      if (hearsAll(user, member)) {
        always.add(user.id());
      }
      if (is(member.notifyProps(), "channel_auto_follow_threads", "on")) {
        following.add(user.id());
      }
    }
    return new Callable(words, syllables, wide, always, following, active);
  }

  /** Only what these people want to be called by. */
  static Callable byName(List<User> users) {
    Map<String, List<UserId>> words = new HashMap<>();
    Map<String, List<UserId>> syllables = new HashMap<>();
    for (User user : users) {
      addName(words, user);
      addKeywords(words, syllables, user);
    }
    return new Callable(words, syllables, Set.of(), Set.of(), Set.of(), Map.of());
  }

  private static void addName(Map<String, List<UserId>> words, User user) {
    put(words, "@" + user.username().toLowerCase(Locale.ROOT), user.id());
  }

  private static void addKeywords(
      Map<String, List<UserId>> words, Map<String, List<UserId>> syllables, User user) {
    for (String keyword : user.notifyProps().getOrDefault("mention_keys", "").split(",")) {
      String word = keyword.strip().toLowerCase(Locale.ROOT);
      if (!word.isEmpty()) {
        put(words, word, user.id());
        if (word.codePoints().anyMatch(Callable::withoutSpaces)) {
          put(syllables, word, user.id());
        }
      }
    }
    if (is(user.notifyProps(), "first_name", "true") && !user.firstName().isEmpty()) {
      put(words, user.firstName(), user.id());
    }
  }

  private static boolean hearsWide(User user, Member member) {
    String ignore = member.notifyProps().getOrDefault("ignore_channel_mentions", "default");
    boolean ignores = ignore.equals("on") || ignore.equals("default") && member.muted();
    return is(user.notifyProps(), "channel", "true") && !ignores;
  }

  private static boolean hearsAll(User user, Member member) {
    String desktop = member.notifyProps().getOrDefault("desktop", "default");
    return desktop.equals("all")
        || desktop.equals("default") && is(user.notifyProps(), "desktop", "all");
  }

  private static boolean withoutSpaces(int character) {
    return switch (Character.UnicodeScript.of(character)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> false;
    };
  }

  private static boolean is(Map<String, String> props, String key, String value) {
    return value.equals(props.get(key));
  }

  private static void put(Map<String, List<UserId>> words, String word, UserId user) {
    words.computeIfAbsent(word, w -> new ArrayList<>(1)).add(user);
  }
}
