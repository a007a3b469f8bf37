package org.starling.features.mentions;

import java.util.ArrayList;
import java.util.List;

/**
 * The plain text of a Markdown message: what is code, a link's target or an address is cut out and
 * leaves a space. Only the constructs that matter for mentions and addresses are known; the rest is
 * punctuation.
 */
public final class MarkdownText {
  private static final int FENCE_CHARS_MIN = 3;
  private static final int INDENT_COLUMNS = 4;
  private static final String ENDS = "?!.,:;*_~'\")]>";

  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private final List<String> addresses = new ArrayList<>();
  private char fence;
  private int fenceLength;
  private boolean afterBlank = true;
  private boolean inList;

  private MarkdownText() {}

  static String plain(String message) {
    if (message.indexOf('`') < 0
        && message.indexOf('~') < 0
        && message.indexOf('(') < 0
        && !message.contains("    ")
        && message.indexOf('\t') < 0
        && !message.contains("://")
        && !message.contains("www.")) {
      return message;
    }
    return read(message).plain.toString();
  }

  /** Where links lead and what other addresses there are, in the order of the text. */
  public static List<String> addresses(String message) {
    return read(message).addresses;
  }

  private static MarkdownText read(String message) {
    MarkdownText text = new MarkdownText();
    message.lines().forEach(text::line);
    text.endParagraph();
    return text;
  }

  private void line(String line) {
    String body = line.stripLeading();
    int indent = columns(line, line.length() - body.length());
    if (fence != 0) {
      if (indent < INDENT_COLUMNS && closesFence(body)) {
        fence = 0;
      }
      return;
    }
    if (body.isEmpty()) {
      endParagraph();
      afterBlank = true;
      return;
    }
    if (indent >= INDENT_COLUMNS && afterBlank && !inList) {
      return;
    }
    afterBlank = false;
    inList = indent > 0 && inList || listItem(body);
    if (indent < INDENT_COLUMNS && opensFence(body)) {
      endParagraph();
      return;
    }
    paragraph.append(body).append('\n');
  }

  private static int columns(String line, int chars) {
    int columns = 0;
    for (int i = 0; i < chars; i++) {
      columns += line.charAt(i) == '\t' ? INDENT_COLUMNS : 1;
    }
    return columns;
  }

  private static boolean listItem(String body) {
    if (body.startsWith("- ") || body.startsWith("* ") || body.startsWith("+ ")) {
      return true;
    }
    int digits = 0;
    while (digits < body.length() && Character.isDigit(body.charAt(digits))) {
      digits++;
    }
    return digits > 0 && (body.startsWith(". ", digits) || body.startsWith(") ", digits));
  }

  private boolean opensFence(String body) {
    char c = body.charAt(0);
    int length = run(body, 0);
    if (c != '`' && c != '~' || length < FENCE_CHARS_MIN) {
      return false;
    }
    if (c == '`' && body.indexOf('`', length) >= 0) {
      return false;
    }
    fence = c;
    fenceLength = length;
    return true;
  }

  private boolean closesFence(String body) {
    return !body.isEmpty()
        && body.charAt(0) == fence
        && run(body, 0) >= fenceLength
        && body.substring(run(body, 0)).isBlank();
  }

  private static int run(CharSequence text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) == text.charAt(from)) {
      to++;
    }
    return to - from;
  }

  private void endParagraph() {
    int at = 0;
    int openBrackets = 0;
    boolean image = false;
    while (at < paragraph.length()) {
      char c = paragraph.charAt(at);
      int past = -1;
      if (c == '`') {
        int run = run(paragraph, at);
        past = codeEnd(at + run, run);
        if (past < 0) {
          at += run;
          plain.append(' ');
          continue;
        }
      } else if (c == '[') {
        openBrackets++;
        image = at > 0 && paragraph.charAt(at - 1) == '!';
      } else if (c == ']' && openBrackets > 0) {
        openBrackets--;
        past = targetEnd(at + 1);
        if (past >= 0 && !image) {
          addresses.add(paragraph.substring(at + 2, past - 1).strip());
        }
      } else if (addressAt(at)) {
        past = blankFrom(at);
        addresses.add(withoutEnd(paragraph.substring(at, past)));
      }
      if (past < 0) {
        plain.append(c);
        at++;
      } else {
        plain.append(' ');
        at = past;
      }
    }
    plain.append('\n');
    paragraph.setLength(0);
  }

  /** Behind the run of as many backticks that closes a code span; -1 if there is none. */
  private int codeEnd(int from, int length) {
    int at = from;
    while (at < paragraph.length()) {
      if (paragraph.charAt(at) != '`') {
        at++;
        continue;
      }
      int run = run(paragraph, at);
      at += run;
      if (run == length) {
        return at;
      }
    }
    return -1;
  }

  /** Behind the parenthesis that closes a link's target; -1 if none begins here. */
  private int targetEnd(int from) {
    if (from >= paragraph.length() || paragraph.charAt(from) != '(') {
      return -1;
    }
    int depth = 0;
    for (int at = from; at < paragraph.length(); at++) {
      char c = paragraph.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return at + 1;
      }
    }
    return -1;
  }

  private boolean addressAt(int at) {
    boolean starts = at == 0 || !Character.isLetterOrDigit(paragraph.charAt(at - 1));
    return starts && (follows(at, "http://") || follows(at, "https://") || follows(at, "www."));
  }

  private boolean follows(int at, String text) {
    return paragraph.length() - at >= text.length()
        && paragraph.substring(at, at + text.length()).equalsIgnoreCase(text);
  }

  /** Without what is rather the end of a sentence or closes what stands before the address. */
  private static String withoutEnd(String address) {
    int end = address.length();
    while (end > 0 && ENDS.indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(0, end);
  }

  private int blankFrom(int from) {
    int at = from;
    while (at < paragraph.length() && !Character.isWhitespace(paragraph.charAt(at))) {
      at++;
    }
    return at;
  }
}
