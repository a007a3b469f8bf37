package org.starling.features.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody looks for: words, "phrases", #hashtags, each with "-" in front to leave out, and
 * filters such as {@code from:name}.
 */
record SearchTerms(Words words, Words tags, List<Filter> filters) {
  /** Texts to find and texts to leave out; a phrase holds spaces. */
  record Words(List<String> wanted, List<String> unwanted) {
    boolean empty() {
      return wanted.isEmpty() && unwanted.isEmpty();
    }

    /** As PostgreSQL reads a query; empty if there is nothing to find. */
    String query(boolean any) {
      List<String> parts = new ArrayList<>();
      wanted.forEach(text -> parts.add(lexemes(text)));
      String found = String.join(any ? " | " : " & ", parts);
      if (found.isEmpty() || unwanted.isEmpty()) {
        return found;
      }
      List<String> out = new ArrayList<>();
      unwanted.forEach(text -> out.add(lexemes(text)));
      return "(" + found + ") & !(" + String.join(" | ", out) + ")";
    }

    private static String lexemes(String text) {
      List<String> lexemes = new ArrayList<>();
      for (String word : text.split(" ")) {
        boolean beginning = word.endsWith("*");
        String bare = beginning ? word.substring(0, word.length() - 1) : word;
        String quoted = bare.replace("\\", "\\\\").replace("'", "''");
        lexemes.add("'" + quoted + "'" + (beginning ? ":*" : ""));
      }
      return lexemes.size() == 1 ? lexemes.getFirst() : "(" + String.join(" <-> ", lexemes) + ")";
    }
  }

  /** Narrows by something else than the text; {@code not} leaves it out. */
  record Filter(String key, String value, boolean not) {}

  private static final String EXTENSION = "ext";
  private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|(\\S+))");
  private static final Pattern FILTER =
      Pattern.compile("(from|in|channel|on|before|after|ext):(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKED = Pattern.compile("[<>+\\-()~:\\s]+");

  /** The kinds of files to find, or to leave out. */
  List<String> extensions(boolean not) {
    return filters.stream()
        .filter(filter -> filter.key().equals(EXTENSION) && filter.not() == not)
        .map(filter -> filter.value().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** For what is no file. */
  SearchTerms withoutExtensions() {
    return new SearchTerms(
        words, tags, filters.stream().filter(filter -> !filter.key().equals(EXTENSION)).toList());
  }

  static SearchTerms of(String text) {
    SearchTerms terms = new SearchTerms(none(), none(), new ArrayList<>());
    Matcher parts = PART.matcher(text);
    String open = "";
    for (int i = 0; i < SearchLimits.TERMS_MAX && parts.find(); i++) {
      boolean not = !parts.group(1).isEmpty();
      String phrase = parts.group(2);
      String part = phrase == null ? parts.group(3) : phrase;
      if (!open.isEmpty()) {
        terms.filters.add(new Filter(open, part, false));
        open = "";
        continue;
      }
      Matcher filter = FILTER.matcher(part);
      if (phrase == null && filter.matches()) {
        String key = filter.group(1).toLowerCase(Locale.ROOT);
        if (filter.group(2).isEmpty()) {
          open = key; // the value is the next word
        } else {
          terms.filters.add(new Filter(key, filter.group(2), not));
        }
      } else {
        terms.add(part, not, phrase != null);
      }
    }
    return terms;
  }

  private static Words none() {
    return new Words(new ArrayList<>(), new ArrayList<>());
  }

  private void add(String part, boolean not, boolean phrase) {
    boolean tag = !phrase && part.startsWith("#") && part.length() > 1;
    Words into = tag ? tags : words;
    String text = plain(tag ? part.substring(1) : part);
    if (text.isEmpty()) {
      return;
    }
    List<String> texts = phrase || tag ? List.of(text) : List.of(text.split(" "));
    (not ? into.unwanted : into.wanted).addAll(texts);
  }

  /** Without the signs that mean nothing in a text; a star stays only at the end. */
  private static String plain(String part) {
    String text = BLANKED.matcher(part).replaceAll(" ").strip();
    boolean beginning = text.endsWith("*") && text.length() > 1;
    String bare = text.replace("*", "").strip();
    return beginning && !bare.isEmpty() ? bare + "*" : bare;
  }
}
