package org.starling.features.avatars;

import java.awt.geom.Path2D;
import java.util.Map;
import java.util.Scanner;

/**
 * The characters of a username as lines, so that a server needs no fonts. Each is drawn in a box of
 * 10 by 14, from the upper left corner, in the notation of SVG paths (M, L, C, Z).
 */
final class Letters {
  static final double WIDTH = 10;
  static final double HEIGHT = 14;

  private static final String OVAL = "M 5 0 C -1.5 0 -1.5 14 5 14 C 11.5 14 11.5 0 5 0 Z";
  private static final String BOW = "M 0 14 L 0 0 L 6 0 C 11 0 11 8 6 8 L 0 8";
  private static final Map<Character, String> PATHS =
      Map.ofEntries(
          Map.entry('A', "M 0 14 L 5 0 L 10 14 M 2 9 L 8 9"),
          Map.entry('B', "M 6 7 C 11 7 11 14 6 14 L 0 14 L 0 0 L 6 0 C 10 0 10 7 6 7 L 0 7"),
          Map.entry('C', "M 10 3 C 8 -1 0 -1 0 7 C 0 15 8 15 10 11"),
          Map.entry('D', "M 0 0 L 0 14 L 4 14 C 12 14 12 0 4 0 Z"),
          Map.entry('E', "M 10 0 L 0 0 L 0 14 L 10 14 M 0 7 L 8 7"),
          Map.entry('F', "M 10 0 L 0 0 L 0 14 M 0 7 L 8 7"),
          Map.entry('G', "M 10 3 C 8 -1 0 -1 0 7 C 0 15 9 15 10 11 L 10 8 L 6 8"),
          Map.entry('H', "M 0 0 L 0 14 M 10 0 L 10 14 M 0 7 L 10 7"),
          Map.entry('I', "M 5 0 L 5 14 M 2 0 L 8 0 M 2 14 L 8 14"),
          Map.entry('J', "M 9 0 L 9 10 C 9 15 1 15 1 10"),
          Map.entry('K', "M 0 0 L 0 14 M 10 0 L 0 8 M 4 5 L 10 14"),
          Map.entry('L', "M 0 0 L 0 14 L 9 14"),
          Map.entry('M', "M 0 14 L 0 0 L 5 8 L 10 0 L 10 14"),
          Map.entry('N', "M 0 14 L 0 0 L 10 14 L 10 0"),
          Map.entry('O', OVAL),
          Map.entry('P', BOW),
          Map.entry('Q', OVAL + " M 6 10 L 10 14.5"),
          Map.entry('R', BOW + " M 5 8 L 10 14"),
          Map.entry(
              'S', "M 9.5 2 C 7 -1 .5 -.5 .5 3.5 C .5 8 9.5 6 9.5 10.5 C 9.5 14.5 3 15 .5 12"),
          Map.entry('T', "M 0 0 L 10 0 M 5 0 L 5 14"),
          Map.entry('U', "M 0 0 L 0 9 C 0 16 10 16 10 9 L 10 0"),
          Map.entry('V', "M 0 0 L 5 14 L 10 0"),
          Map.entry('W', "M 0 0 L 2.5 14 L 5 5 L 7.5 14 L 10 0"),
          Map.entry('X', "M 0 0 L 10 14 M 10 0 L 0 14"),
          Map.entry('Y', "M 0 0 L 5 7 L 10 0 M 5 7 L 5 14"),
          Map.entry('Z', "M 0 0 L 10 0 L 0 14 L 10 14"),
          Map.entry('0', OVAL + " M 3 9 L 7 5"),
          Map.entry('1', "M 2 3 L 5 0 L 5 14 M 2 14 L 8 14"),
          Map.entry('2', "M .5 3.5 C 1 -1.5 9.5 -1.5 9.5 4 C 9.5 8 0 10 0 14 L 10 14"),
          Map.entry(
              '3',
              "M .5 1.5 C 3 -1 9 -.5 9 3.5 C 9 6 6 7 4 7 C 7 7 10 8 10 10.5 C 10 15 2.5 15 0 12"),
          Map.entry('4', "M 7 14 L 7 0 L 0 10 L 10 10"),
          Map.entry('5', "M 9 0 L 1 0 L .5 6.5 C 4 4.5 10 5.5 10 9.5 C 10 15 3 15 0 12"),
          Map.entry('6', "M 8 0 C 2 2 0 6 0 9.5 C 0 15.5 10 15.5 10 9.5 C 10 4.5 2 4.5 .3 9"),
          Map.entry('7', "M 0 0 L 10 0 L 4 14"),
          Map.entry(
              '8',
              "M 5 6.5 C 0 6.5 0 0 5 0 C 10 0 10 6.5 5 6.5 C -1.5 6.5 -1.5 14 5 14"
                  + " C 11.5 14 11.5 6.5 5 6.5"),
          Map.entry('9', "M 2 14 C 8 12 10 8 10 4.5 C 10 -1.5 0 -1.5 0 4.5 C 0 9.5 8 9.5 9.7 5"),
          Map.entry('-', "M 1 7 L 9 7"),
          Map.entry('_', "M 0 14 L 10 14"),
          Map.entry('.', "M 5 13.5 L 5 14"));

  /** For anything that no username holds. */
  private static final String OTHER = "M 0 0 L 10 0 L 10 14 L 0 14 Z";

  private Letters() {}

  static Path2D path(char letter) {
    Path2D path = new Path2D.Double();
    Scanner in = new Scanner(PATHS.getOrDefault(Character.toUpperCase(letter), OTHER));
    while (in.hasNext()) {
      switch (in.next()) {
        case "M" -> path.moveTo(number(in), number(in));
        case "L" -> path.lineTo(number(in), number(in));
        case "C" ->
            path.curveTo(number(in), number(in), number(in), number(in), number(in), number(in));
        default -> path.closePath();
      }
    }
    return path;
  }

  private static double number(Scanner in) {
    return Double.parseDouble(in.next());
  }
}
