package org.starling.server.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One compiled class and the packages that it mentions. */
record Unit(ClassModel model, String name, Set<String> packages) {
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w/]+)/[\\w$]+[;<]");

  static Unit of(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    Set<String> packages = new HashSet<>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry type -> mention(packages, 'L' + type.asInternalName() + ';');
        case Utf8Entry text -> mention(packages, text.stringValue());
        default -> {}
      }
    }
    return new Unit(model, model.thisClass().asInternalName().replace('/', '.'), packages);
  }

  private static void mention(Set<String> packages, String text) {
    Matcher matcher = IN_DESCRIPTOR.matcher(text);
    while (matcher.find()) {
      packages.add(matcher.group(1).replace('/', '.'));
    }
  }

  /** All classes below the folders. */
  static List<Unit> below(List<Path> folders) {
    List<Unit> units = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".class"))
            .filter(file -> !file.endsWith("module-info.class"))
            .map(Unit::bytes)
            .map(Unit::of)
            .forEach(units::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return units;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String packageName() {
    return name.substring(0, name.lastIndexOf('.'));
  }

  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether this is a class of its own file, and not one inside another. */
  boolean topLevel() {
    return !simpleName().contains("$");
  }
}
