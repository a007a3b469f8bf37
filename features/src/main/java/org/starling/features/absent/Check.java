package org.starling.features.absent;

import java.util.Arrays;
import java.util.List;
import org.starling.kernel.Code;

/** What a row asks of a call before it ends. */
sealed interface Check {
  /** Nothing of the call is looked at, not even whether the ids of its path can be ids. */
  record Gate() implements Check {}

  /** One of the permissions, server-wide. */
  record May(List<String> permissions) implements Check {}

  /** The permission in the team that the path, the query or the body names. */
  record InTeam(String permission) implements Check {}

  /** The permission in the channel that the path, the query or the body names. */
  record InChannel(String permission) implements Check {}

  /** The path's user, or somebody who may edit others. */
  record Self() implements Check {}

  /** The caller may read the post of the path. */
  record Readable() implements Check {}

  /** The body is a JSON object. */
  record AnObject() implements Check {}

  /** The body is a list of texts. */
  record Texts() implements Check {}

  /** The body has under the key what the path has under the name. */
  record Same(String key, String name) implements Check {}

  /** The query has the parameter. */
  record Given(String parameter) implements Check {}

  /** The body has the text, and it is not empty. */
  record Text(String key) implements Check {}

  /** The body has the text, and it can be an id. */
  record AnId(String key) implements Check {}

  /** The body's command begins with a slash and a letter. */
  record Slash() implements Check {}

  /** The body names a scheme, or none with an empty text. */
  record Scheme() implements Check {}

  /** The feature flag is set at the start; the address does not exist otherwise. */
  record Flag(String name) implements Check {}

  Code NO_COMMAND = AbsentCode.of(400, "api.command.execute_command.start.app_error");

  static Check of(String text) {
    int open = text.indexOf('(');
    String name = open < 0 ? text : text.substring(0, open);
    String argument = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
    return switch (name) {
      case "gate" -> new Gate();
      case "id" -> new AnId(argument);
      case "may" -> new May(Arrays.asList(argument.split("\\|")));
      case "team" -> new InTeam(argument);
      case "channel" -> new InChannel(argument);
      case "self" -> new Self();
      case "readable" -> new Readable();
      case "object" -> new AnObject();
      case "texts" -> new Texts();
      case "same" -> same(argument.split("="));
      case "given" -> new Given(argument);
      case "text" -> new Text(argument);
      case "slash" -> new Slash();
      case "scheme" -> new Scheme();
      case "flag" -> new Flag(argument);
      default -> throw new IllegalStateException("no check " + name);
    };
  }

  private static Same same(String[] keyAndName) {
    return new Same(keyAndName[0], keyAndName[1]);
  }
}
