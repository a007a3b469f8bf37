package org.starling.server.rules;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.lang.classfile.attribute.MethodParameterInfo;
import java.lang.reflect.AccessFlag;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;

/** Sizes, names and visibility, as compiled classes show them. */
final class Shapes {
  private static final int METHOD_LINES_MAX = 60;
  private static final int PARAMETERS_MAX = 5;
  private static final int STORE_METHODS_MAX = 25;
  private static final List<String> HIDDEN = List.of("Store", "Api", "Json");
  private static final List<String> VAGUE = List.of("Util", "Utils", "Helper", "Manager");

  private Shapes() {}

  static Stream<String> breaches(Unit unit) {
    return Stream.of(
            unit.model().methods().stream().flatMap(method -> ofMethod(unit, method)),
            ofName(unit),
            ofStore(unit),
            ofWiring(unit))
        .flatMap(s -> s);
  }

  private static Stream<String> ofMethod(Unit unit, MethodModel method) {
    String name = unit.name() + "." + method.methodName().stringValue();
    Stream.Builder<String> found = Stream.builder();
    // one line for the signature and one for the brace carry no code
    int lines = lines(method) + 2;
    if (lines > METHOD_LINES_MAX && !name.endsWith("<clinit>")) {
      found.add(name + " has " + lines + " lines, at most " + METHOD_LINES_MAX);
    }
    int parameters = parameters(method);
    if (parameters > PARAMETERS_MAX && !isRecordsOwn(unit, method)) {
      found.add(name + " has " + parameters + " parameters, at most " + PARAMETERS_MAX);
    }
    String simple = method.methodName().stringValue();
    if (simple.matches("get[A-Z].*") && !inherits(unit)) {
      found.add(name + " begins with get");
    }
    return found.build();
  }

  /** A class that extends or implements something from outside may have to say get. */
  private static boolean inherits(Unit unit) {
    return Stream.concat(unit.model().superclass().stream(), unit.model().interfaces().stream())
        .map(type -> type.asInternalName())
        .anyMatch(type ->
            !type.startsWith("org/starling/") && !type.matches("java/lang/(Object|Record|Enum)"));
  }

  private static int lines(MethodModel method) {
    IntSummaryStatistics lines =
        method.code().stream()
            .flatMap(code -> code.findAttributes(Attributes.lineNumberTable()).stream())
            .flatMap(table -> table.lineNumbers().stream())
            .mapToInt(LineNumberInfo::lineNumber)
            .summaryStatistics();
    return lines.getCount() == 0 ? 0 : lines.getMax() - lines.getMin() + 1;
  }

  /** Those that the source shows. */
  private static int parameters(MethodModel method) {
    if (method.flags().has(AccessFlag.SYNTHETIC)) {
      return 0;
    }
    return method
        .findAttribute(Attributes.methodParameters())
        .map(a -> (int) a.parameters().stream().filter(Shapes::written).count())
        .orElse(method.methodTypeSymbol().parameterCount());
  }

  private static boolean written(MethodParameterInfo parameter) {
    return (parameter.flagsMask() & (ClassFile.ACC_SYNTHETIC | ClassFile.ACC_MANDATED)) == 0;
  }

  private static boolean isRecordsOwn(Unit unit, MethodModel method) {
    return unit.model().superclass().stream()
            .anyMatch(s -> s.asInternalName().equals("java/lang/Record"))
        && method.methodName().equalsString("<init>");
  }

  private static Stream<String> ofName(Unit unit) {
    return VAGUE.stream()
        .filter(unit.simpleName()::endsWith)
        .map(vague -> unit.name() + " is named " + vague);
  }

  private static Stream<String> ofStore(Unit unit) {
    Stream.Builder<String> found = Stream.builder();
    boolean feature = unit.packageName().startsWith(Walls.ROOT + "features.");
    boolean hidden = HIDDEN.stream().anyMatch(unit.simpleName()::endsWith);
    if (feature && unit.topLevel() && hidden && unit.model().flags().has(AccessFlag.PUBLIC)) {
      found.add(unit.name() + " is public");
    }
    long methods =
        unit.model().methods().stream()
            .filter(m -> !m.flags().has(AccessFlag.SYNTHETIC))
            .filter(m -> !m.methodName().stringValue().startsWith("<"))
            .count();
    if (unit.simpleName().endsWith("Store") && methods > STORE_METHODS_MAX) {
      found.add(unit.name() + " has " + methods + " methods, at most " + STORE_METHODS_MAX);
    }
    return found.build();
  }

  private static Stream<String> ofWiring(Unit unit) {
    if (!unit.simpleName().endsWith("Wiring") || !unit.topLevel()) {
      return Stream.empty();
    }
    List<String> open =
        unit.model().methods().stream()
            .filter(m -> !m.flags().has(AccessFlag.PRIVATE) && !m.flags().has(AccessFlag.SYNTHETIC))
            .map(m -> m.methodName().stringValue())
            .filter(name -> !name.startsWith("<"))
            .toList();
    boolean right = unit.model().flags().has(AccessFlag.PUBLIC) && open.equals(List.of("wire"));
    return right
        ? Stream.empty()
        : Stream.of(unit.name() + " is not public with one method wire: " + open);
  }
}
