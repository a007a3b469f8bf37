package org.starling.features.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Reads the end of a log file, block by block, so that its size does not matter. */
final class LogTail {
  private static final int BLOCK_BYTES = 1 << 16;

  private LogTail() {}

  /** A page of lines counted from the end, oldest first; page 0 ends with the last line. */
  static List<String> page(Path file, int page, int lines) throws IOException {
    Deque<String> found = new ArrayDeque<>();
    long skip = (long) page * lines;
    if (lines == 0 || !Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long end = in.length();
      long limit = Math.max(0, end - SystemLimits.LOG_BYTES_READ_MAX);
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      while (end > limit && found.size() < lines) {
        long begin = Math.max(limit, end - BLOCK_BYTES);
        byte[] block = new byte[(int) (end - begin)];
        in.seek(begin);
        in.readFully(block);
        for (int i = block.length - 1; i >= 0 && found.size() < lines; i--) {
          if (block[i] != '\n') {
            line.write(block[i]);
          } else if (line.size() > 0 && skip-- <= 0) {
            found.addFirst(take(line));
          } else {
            line.reset();
          }
        }
        end = begin;
      }
      if (end == 0 && line.size() > 0 && found.size() < lines && skip <= 0) {
        found.addFirst(take(line));
      }
    }
    return List.copyOf(found);
  }

  /** The bytes were met in reverse. */
  private static String take(ByteArrayOutputStream line) {
    byte[] bytes = line.toByteArray();
    line.reset();
    for (int i = 0, j = bytes.length - 1; i < j; i++, j--) {
      byte swapped = bytes[i];
      bytes[i] = bytes[j];
      bytes[j] = swapped;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
