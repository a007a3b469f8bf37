package org.starling.features.mentions;

import java.util.List;
import java.util.Set;
import org.starling.kernel.UserId;

/**
 * Who a text calls.
 *
 * @param users members called by name, keyword or with everybody; never the author
 * @param wideWords which of "@here", "@channel" and "@all" occur, in this order
 * @param others names with "@" removed that call no member
 */
public record Mentions(Set<UserId> users, List<String> wideWords, List<String> others) {
  public static final Mentions NONE = new Mentions(Set.of(), List.of(), List.of());
}
