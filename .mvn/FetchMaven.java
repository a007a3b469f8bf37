import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Fetches Maven from Maven Central into the folder given, checks it, and prints its program. */
final class FetchMaven {
  private static final String VERSION = "3.9.11";
  private static final String SHA_512 = "03e2d65d4483a3396980629f260e25cac0d8b6f7f2791e4dc20bc83f9514db8d0f05b0479e699a5f34679250c49c8e52e961262ded468a20de0be254d8207076";
  private static final String CENTRAL = "https://repo.maven.apache.org/maven2/";

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Path program = folder.resolve("apache-maven-" + VERSION).resolve("bin").resolve("mvn");
    if (!Files.isExecutable(program)) {
      System.err.println("Fetching Maven " + VERSION + " …");
      unpack(download(), folder);
      program.toFile().setExecutable(true);
    }
    System.out.println(program);
  }

  private static byte[] download() throws Exception {
    String path =
        "org/apache/maven/apache-maven/%s/apache-maven-%s-bin.zip".formatted(VERSION, VERSION);
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(CENTRAL + path)).build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException("Maven Central answered " + answer.statusCode());
      }
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(answer.body());
      if (!HexFormat.of().formatHex(digest).equals(SHA_512)) {
        throw new IOException("what was fetched is not Maven " + VERSION + " (SHA-512 differs)");
      }
      return answer.body();
    }
  }

  private static void unpack(byte[] zip, Path folder) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException("the archive names a path outside itself");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy((InputStream) in, path, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
