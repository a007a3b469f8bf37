package org.starling.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All routes, found by walking a path's segments; no path makes that slow. */
final class Routes {
  /**
   * @param values what stands for the route's placeholders, in their order
   */
  record Match(Route route, List<String> names, String[] values) {
    String value(String name) {
      int at = names.indexOf(name);
      if (at < 0) {
        throw new IllegalStateException("no placeholder " + name + " in " + route.path());
      }
      return values[at];
    }
  }

  private record Placeholder(SegmentForm form, Node next) {}

  private record Leaf(Route route, List<String> names) {}

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final List<Placeholder> placeholders = new ArrayList<>();
    private final Map<String, Leaf> methods = new HashMap<>();
  }

  private static final int PLACEHOLDERS_MAX = 8;

  private final Node root = new Node();

  Routes(List<Route> routes) {
    routes.forEach(this::add);
  }

  private void add(Route route) {
    Node node = root;
    List<String> names = new ArrayList<>();
    for (String segment : route.path().substring(1).split("/", -1)) {
      if (segment.startsWith("{")) {
        String inside = segment.substring(1, segment.length() - 1);
        int colon = inside.indexOf(':');
        names.add(colon < 0 ? inside : inside.substring(0, colon));
        node = placeholder(node, SegmentForm.of(colon < 0 ? "" : inside.substring(colon + 1)));
      } else {
        node = node.literals.computeIfAbsent(segment, s -> new Node());
      }
    }
    if (names.size() > PLACEHOLDERS_MAX) {
      throw new IllegalStateException("too many placeholders in " + route.path());
    }
    if (node.methods.putIfAbsent(route.method(), new Leaf(route, List.copyOf(names))) != null) {
      throw new IllegalStateException("two routes for " + route.method() + " " + route.path());
    }
  }

  private static Node placeholder(Node node, SegmentForm form) {
    for (Placeholder known : node.placeholders) {
      if (known.form.equals(form)) {
        return known.next;
      }
    }
    Placeholder added = new Placeholder(form, new Node());
    node.placeholders.add(added);
    return added.next;
  }

  Optional<Match> find(String method, String path) {
    String[] values = new String[PLACEHOLDERS_MAX];
    Leaf leaf = find(root, path, 1, new Search(method, values), 0);
    return leaf == null ? Optional.empty() : Optional.of(new Match(leaf.route, leaf.names, values));
  }

  private record Search(String method, String[] values) {}

  private static @Nullable Leaf find(Node node, String path, int from, Search search, int depth) {
    int slash = path.indexOf('/', from);
    int end = slash < 0 ? path.length() : slash;
    String segment = path.substring(from, end);
    Node literal = node.literals.get(segment);
    if (literal != null) {
      Leaf found =
          slash < 0
              ? literal.methods.get(search.method)
              : find(literal, path, slash + 1, search, depth);
      if (found != null) {
        return found;
      }
    }
    for (Placeholder placeholder : node.placeholders) {
      if (placeholder.form.matches(segment)) {
        Node next = placeholder.next;
        Leaf found =
            slash < 0
                ? next.methods.get(search.method)
                : find(next, path, slash + 1, search, depth + 1);
        if (found != null) {
          search.values[depth] = segment;
          return found;
        }
      }
    }
    return null;
  }
}
