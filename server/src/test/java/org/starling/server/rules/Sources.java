package org.starling.server.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sizes of files and folders, and what no source may hold. */
final class Sources {
  private static final int FILE_LINES_MAX = 500;
  private static final int TEST_LINES_MAX = 800;
  private static final int FEATURE_FILES_MAX = 20;
  private static final String LATER = "TO" + "DO";
  private static final String BROKEN = "FIX" + "ME";

  private Sources() {}

  static List<String> breaches(Path repository) {
    List<String> found = new ArrayList<>();
    for (String module :
        List.of("kernel", "platform", "features", "server", "loadgen", "cluster-tests")) {
      for (Path file : files(repository.resolve(module).resolve("src"))) {
        found.addAll(ofFile(repository.relativize(file), lines(file)));
      }
    }
    Map<Path, Long> folders =
        files(repository.resolve("features/src/main/java")).stream()
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    folders.forEach((folder, count) -> {
      if (count > FEATURE_FILES_MAX) {
        found.add(folder.getFileName() + " has " + count + " files, at most " + FEATURE_FILES_MAX);
      }
      if (!Files.exists(folder.resolve("package-info.java"))) {
        found.add(folder.getFileName() + " has no package-info");
      }
    });
    return found;
  }

  static List<String> ofFile(Path file, List<String> lines) {
    List<String> found = new ArrayList<>();
    int max = file.toString().contains("/src/test/") ? TEST_LINES_MAX : FILE_LINES_MAX;
    if (lines.size() > max) {
      found.add(file + " has " + lines.size() + " lines, at most " + max);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(LATER) || lines.get(i).contains(BROKEN)) {
        found.add(file + ":" + (i + 1) + " puts something off");
      }
    }
    boolean marked = lines.stream().anyMatch(line -> line.equals("@NullMarked"));
    if (file.endsWith("package-info.java") && !marked) {
      found.add(file + " is not @NullMarked");
    }
    return found;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
