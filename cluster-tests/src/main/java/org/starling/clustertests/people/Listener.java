package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.starling.clustertests.history.Gap;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.Stored;
import org.starling.clustertests.lab.Waiting;

/**
 * Keeps a copy of a person's channels as the web client does: events add to it, a reconnect resumes
 * by id and number, a hello with a new id makes it read again. One thread does it all; events that
 * come during a read wait for its end.
 */
final class Listener implements Runnable {
  private static final int PAGE = 200;
  private static final int POLL_MS = 250;
  private static final long PING_NS = 3_000_000_000L;
  private static final int RECONNECT_MS_MIN = 200;
  private static final int RECONNECT_MS_MAX = 1_000;

  /** What was changed this long before the newest known change may be unknown too. */
  private static final long SINCE_MARGIN_MS = 60_000;

  private final String user;
  private final String name;
  private final String token;
  private final String team;
  private final Api api;
  private final Recorder recorder;
  private final Copy copy = new Copy();
  private String connectionId = "";
  private int connection;
  private long expected;
  private boolean stale = true;
  private volatile boolean running = true;
  private volatile boolean settled;
  private volatile boolean complete;
  private volatile long opened;
  private volatile long hellos;

  Listener(Account account, String team, Api api, Recorder recorder) {
    this.user = account.id();
    this.name = account.name();
    this.token = account.token();
    this.team = team;
    this.api = api;
    this.recorder = recorder;
  }

  @Override
  public void run() {
    while (running) {
      try {
        Socket open = Socket.open(api, token, query());
        opened++;
        note("opened", query());
        listen(open);
      } catch (IOException e) {
        settled = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      if (running) {
        Waiting.pause(ThreadLocalRandom.current().nextInt(RECONNECT_MS_MIN, RECONNECT_MS_MAX));
      }
    }
  }

  private String query() {
    return "?connection_id=%s&sequence_number=%d".formatted(connectionId, expected);
  }

  private void listen(Socket open) throws InterruptedException {
    long pinged = 0;
    int pongs = 0;
    boolean alive = true;
    while (running && alive) {
      if (System.nanoTime() - pinged > PING_NS) {
        alive = open.ping();
        pinged = System.nanoTime();
      }
      Optional<Socket.Arrival> arrival = open.next(POLL_MS);
      if (arrival.isPresent()) {
        settled = false;
        pongs = open.pongs();
        JsonNode frame = arrival.get().frame();
        alive &= frame != null;
        complete &= alive;
        if (frame != null) {
          apply(frame);
          complete = alive && !stale;
        }
      } else if (stale) {
        stale = !readAll();
      } else {
        // Two pongs after the last event: nothing is under way, not even from another node.
        settled = open.pongs() > pongs + 1;
        complete = open.pongs() > 0;
      }
    }
    settled = false;
    complete = false;
    open.close();
  }

  private void apply(JsonNode frame) {
    String event = frame.path("event").asText();
    if (event.equals("hello")) {
      hello(frame.path("data").path("connection_id").asText());
    }
    long found = frame.path("seq").asLong();
    if (found != expected) {
      recorder.gap(new Gap(user, connection, expected, found));
    }
    expected = found + 1;
    JsonNode data = frame.path("data");
    switch (event) {
      case "posted", "post_edited", "post_deleted" -> post(event, text(data, "post"));
      case "reaction_added", "reaction_removed" ->
          reaction(
              event, frame.path("broadcast").path("channel_id").asText(), text(data, "reaction"));
      case "user_added" -> {
        if (data.path("user_id").asText().equals(user)) {
          stale |= !readChannel(frame.path("broadcast").path("channel_id").asText(), 0);
        }
      }
      case "user_removed" -> {
        if (frame.path("broadcast").path("user_id").asText().equals(user)) {
          copy.drop(data.path("channel_id").asText());
        }
      }
      default -> {}
    }
  }

  /** What happened to the connection itself, for people who look for the cause of a breach. */
  private void note(String what, String more) {
    recorder.heard(new Heard(user, connection, recorder.now(), what, "", "", "", more, 0));
  }

  private void hello(String id) {
    note("hello", id);
    if (!id.equals(connectionId)) {
      connectionId = id;
      connection++;
      hellos++;
      stale = true;
    }
    expected = 0;
    if (stale) {
      stale = !readAll();
    }
  }

  private void post(String event, JsonNode post) {
    if (!post.path("type").asText().isEmpty()) {
      return; // joins and leaves; the checks are about what people say
    }
    String channel = post.path("channel_id").asText();
    recorder.heard(
        new Heard(
            user,
            connection,
            recorder.now(),
            event,
            channel,
            post.path("id").asText(),
            post.path("user_id").asText(),
            post.path("message").asText(),
            post.path("update_at").asLong()));
    if (copy.has(channel)) {
      copy.heard(channel, post, event.equals("post_deleted"));
    } else {
      stale |= !readChannel(channel, 0);
    }
  }

  /** One that is removed does not name its channel itself. */
  private void reaction(String event, String channel, JsonNode reaction) {
    recorder.heard(
        new Heard(
            user,
            connection,
            recorder.now(),
            event,
            channel,
            reaction.path("post_id").asText(),
            reaction.path("user_id").asText(),
            reaction.path("emoji_name").asText(),
            0));
    copy.react(
        channel,
        reaction.path("post_id").asText(),
        reaction.path("user_id").asText() + " " + reaction.path("emoji_name").asText(),
        event.equals("reaction_added"));
  }

  /** Reads all channels, what changed lately in those that are known; false if it failed. */
  private boolean readAll() {
    boolean read = tryToReadAll();
    note("read", Boolean.toString(read));
    return read;
  }

  private boolean tryToReadAll() {
    Answer list = api.get(token, "/users/me/teams/" + team + "/channels");
    if (!list.good()) {
      return false;
    }
    Set<String> own = new HashSet<>();
    list.json().forEach(channel -> own.add(channel.path("id").asText()));
    copy.keepOnly(own);
    return own.stream().allMatch(id -> readChannel(id, copy.newest(id)));
  }

  private boolean readChannel(String channel, long newest) {
    String path = "/channels/" + channel + "/posts";
    if (newest > 0) {
      Answer since = api.get(token, path + "?since=" + (newest - SINCE_MARGIN_MS));
      return take(channel, since);
    }
    for (int page = 0; ; page++) {
      Answer posts = api.get(token, path + "?page=" + page + "&per_page=" + PAGE);
      if (!take(channel, posts)) {
        return false;
      }
      if (posts.json().path("order").size() < PAGE) {
        return true;
      }
    }
  }

  private boolean take(String channel, Answer answer) {
    if (answer.status() == 403 || answer.status() == 404) {
      copy.drop(channel); // not a member (any more)
      return true;
    }
    if (!answer.good()) {
      return false;
    }
    copy.begin(channel);
    for (JsonNode post : answer.json().path("posts")) {
      if (post.path("type").asText().isEmpty()) {
        copy.read(channel, post);
      }
    }
    return true;
  }

  private static JsonNode text(JsonNode data, String key) {
    try {
      return Api.JSON.readTree(data.path(key).asText());
    } catch (IOException e) {
      throw new IllegalStateException("an event's " + key + " is no JSON", e);
    }
  }

  String name() {
    return name;
  }

  /** Connected, and nothing is known to be missing. */
  boolean complete() {
    return complete;
  }

  /** Connected, complete, and nothing under way. */
  boolean settled() {
    return settled;
  }

  /** How often it had to begin anew. */
  long hellos() {
    return hellos;
  }

  /** How often it went on where it was. */
  long resumes() {
    return opened - hellos;
  }

  void stop() {
    running = false;
  }

  /** After {@link #stop} and the end of its thread. */
  Map<String, Map<String, Stored>> copy() {
    return copy.channels();
  }
}
