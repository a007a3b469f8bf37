package org.starling.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The build fails where the house guide is broken. */
final class RulesTest {
  /** Breaches that are known; this list may only shrink. */
  private static final Set<String> EXCEPTIONS = Set.of();

  private static final List<String> MODULES =
      List.of("kernel", "platform", "features", "server", "loadgen", "cluster-tests");
  private static final ClassDesc CONNECTION = ClassDesc.of("java.sql.Connection");

  @Test
  void nobody_imports_upwards_or_past_a_wall() {
    assertThat(breaches(Walls::breaches)).isEmpty();
  }

  @Test
  void methods_classes_and_names_keep_their_shape() {
    assertThat(breaches(Shapes::breaches)).isEmpty();
  }

  @Test
  void files_and_folders_keep_their_size() {
    assertThat(Sources.breaches(repository())).isEmpty();
  }

  @Test
  void a_planted_import_is_found() {
    assertThat(Walls.breaches(planted("org.starling.features.users.Planted", CONNECTION)))
        .containsExactly("org.starling.features.users.Planted must not know java.sql");
    assertThat(Walls.breaches(planted("org.starling.platform.db.Planted", CONNECTION))).isEmpty();
    ClassDesc later = ClassDesc.of("org.starling.features.posts.Post");
    assertThat(Walls.breaches(planted("org.starling.features.users.Planted", later))).hasSize(1);
    assertThat(Walls.breaches(planted("org.starling.features.absent.Planted", later))).isEmpty();
    assertThat(Walls.breaches(planted("org.starling.kernel.Planted", later))).hasSize(1);
    assertThatThrownBy(
            () -> Walls.breaches(planted("org.starling.features.nowhere.Planted", later)).toList())
        .hasMessageContaining("no place in the order");
  }

  @Test
  void planted_shapes_are_found() {
    ClassDesc text = ConstantDescs.CD_String;
    assertThat(Shapes.breaches(planted("org.starling.features.users.UserUtils", text)))
        .containsExactly("org.starling.features.users.UserUtils is named Utils");
    assertThat(Shapes.breaches(planted("org.starling.features.users.UserWiring", text)))
        .singleElement()
        .asString()
        .contains("one method wire");
    assertThat(Shapes.breaches(planted("org.starling.features.users.UserStore", text)))
        .containsExactly("org.starling.features.users.UserStore is public");
    assertThat(Shapes.breaches(crowded())).hasSize(1);
  }

  @Test
  void planted_sources_are_found() {
    Path file = Path.of("features/src/main/java/Planted.java");
    assertThat(Sources.ofFile(file, Collections.nCopies(501, "x"))).hasSize(1);
    assertThat(Sources.ofFile(file, List.of("// TO" + "DO later"))).hasSize(1);
    assertThat(Sources.ofFile(Path.of("package-info.java"), List.of("package x;"))).hasSize(1);
  }

  private static List<String> breaches(Function<Unit, Stream<String>> rule) {
    List<Path> folders =
        MODULES.stream()
            .map(module -> repository().resolve(module).resolve("target/classes"))
            .filter(Files::isDirectory)
            .toList();
    List<Unit> units = Unit.below(folders);
    assertThat(units).hasSizeGreaterThan(100);
    return units.stream().flatMap(rule).filter(found -> !EXCEPTIONS.contains(found)).toList();
  }

  /** The tests run in their module's folder. */
  private static Path repository() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** A public class with one field of the type. */
  private static Unit planted(String name, ClassDesc mentioned) {
    return Unit.of(
        ClassFile.of()
            .build(
                ClassDesc.of(name),
                type -> type.withFlags(ClassFile.ACC_PUBLIC).withField("field", mentioned, 0)));
  }

  /** A class with a method of six parameters. */
  private static Unit crowded() {
    ClassDesc[] six = Collections.nCopies(6, ConstantDescs.CD_int).toArray(ClassDesc[]::new);
    return Unit.of(
        ClassFile.of()
            .build(
                ClassDesc.of("org.starling.kernel.Planted"),
                type ->
                    type.withMethod(
                        "crowd",
                        MethodTypeDesc.of(ConstantDescs.CD_void, six),
                        ClassFile.ACC_ABSTRACT,
                        method -> {})));
  }
}
