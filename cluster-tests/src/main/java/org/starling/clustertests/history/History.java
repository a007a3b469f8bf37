package org.starling.clustertests.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A whole run.
 *
 * @param operations in no order
 * @param heard each listener's in the order of hearing
 * @param stored at the end in the database: channel, then post
 * @param members at the end in the database: channel, then users
 * @param copies what each reader has at the end: reader, then channel, then post; a listener's own
 *     copy, and what each node answers
 * @param acts in the order of their commits
 * @param jobs in the order of their commits
 * @param rests in the order in which the database saw them
 * @param readAt when rests were read, in milliseconds by the clock of the database
 */
public record History(
    List<Operation> operations,
    List<Heard> heard,
    List<Gap> gaps,
    Map<String, Map<String, Stored>> stored,
    Map<String, Set<String>> members,
    Map<String, Map<String, Map<String, Stored>>> copies,
    List<LeaderAct> acts,
    List<JobStep> jobs,
    List<RestStep> rests,
    long readAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static History read(Path file) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return JSON.readValue(in, History.class);
    }
  }

  public void write(Path file) throws IOException {
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      JSON.writeValue(out, this);
    }
  }

  public List<Operation> of(Kind kind) {
    return operations.stream().filter(o -> o.kind() == kind).toList();
  }
}
