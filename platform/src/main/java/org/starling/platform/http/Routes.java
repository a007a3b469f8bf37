package org.starling.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All routes, found by walking a path's segments. */
final class Routes {
  record Match(Route route, Map<String, String> path) {}

  private record Placeholder(String name, Pattern form, Node next) {}

  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final List<Placeholder> placeholders = new ArrayList<>();
    private final Map<String, Route> methods = new HashMap<>();
  }

  private static final String LETTERS_AND_DIGITS = "[A-Za-z0-9]+";

  private final Node root = new Node();

  Routes(List<Route> routes) {
    routes.forEach(this::add);
  }

  private void add(Route route) {
    Node node = root;
    for (String segment : segments(route.path())) {
      node = segment.startsWith("{") ? placeholder(node, segment) : literal(node, segment);
    }
    if (node.methods.putIfAbsent(route.method(), route) != null) {
      throw new IllegalStateException("two routes for " + route.method() + " " + route.path());
    }
  }

  private static Node literal(Node node, String segment) {
    return node.literals.computeIfAbsent(segment, s -> new Node());
  }

  private static Node placeholder(Node node, String segment) {
    String inside = segment.substring(1, segment.length() - 1);
    int colon = inside.indexOf(':');
    String name = colon < 0 ? inside : inside.substring(0, colon);
    String form = colon < 0 ? LETTERS_AND_DIGITS : inside.substring(colon + 1);
    for (Placeholder known : node.placeholders) {
      if (known.name.equals(name) && known.form.pattern().equals(form)) {
        return known.next;
      }
    }
    Placeholder added = new Placeholder(name, Pattern.compile(form), new Node());
    node.placeholders.add(added);
    return added.next;
  }

  Optional<Match> find(String method, String path) {
    Map<String, String> values = new LinkedHashMap<>();
    return find(root, segments(path), 0, method, values).map(r -> new Match(r, values));
  }

  private Optional<Route> find(
      Node node, List<String> segments, int at, String method, Map<String, String> values) {
    if (at == segments.size()) {
      return Optional.ofNullable(node.methods.get(method));
    }
    String segment = segments.get(at);
    Node literal = node.literals.get(segment);
    if (literal != null) {
      Optional<Route> found = find(literal, segments, at + 1, method, values);
      if (found.isPresent()) {
        return found;
      }
    }
    for (Placeholder placeholder : node.placeholders) {
      if (placeholder.form.matcher(segment).matches()) {
        Optional<Route> found = find(placeholder.next, segments, at + 1, method, values);
        if (found.isPresent()) {
          values.put(placeholder.name, segment);
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> segments(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
