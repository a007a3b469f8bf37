package org.starling.clustertests.lab;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The server once more, packed as another release: a release knows its version from the manifest of
 * the jar that its classes come from.
 *
 * @param classPath to run it with
 */
public record Release(String version, String classPath) {
  private static final String SERVER = "org/starling/server";

  /** Packs it into a directory. */
  public static Release of(String version, Path directory) throws IOException {
    Path jar = directory.resolve("server-" + version + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    URL from = Objects.requireNonNull(Release.class.getResource("/" + SERVER + "/Main.class"));
    try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      URLConnection connection = from.openConnection();
      if (connection instanceof JarURLConnection packed) {
        URI file = URI.create("jar:" + packed.getJarFileURL());
        try (FileSystem inside = FileSystems.newFileSystem(file, Map.of())) {
          copy(inside.getPath("/" + SERVER), to);
        }
      } else {
        copy(Path.of(from.toURI()).resolveSibling(""), to);
      }
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    return new Release(version, jar + ":" + System.getProperty("java.class.path"));
  }

  private static void copy(Path folder, JarOutputStream jar) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> files = paths.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        jar.putNextEntry(new ZipEntry(SERVER + "/" + folder.relativize(file)));
        Files.copy(file, jar);
        jar.closeEntry();
      }
    }
  }
}
