package org.starling.clustertests.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Outcome;
import org.starling.clustertests.lab.Waiting;

/** Somebody who writes, edits, deletes and reacts, one thing after the other. */
final class OwnPerson implements Person, Runnable {
  private static final List<String> EMOJI = List.of("smile", "heart", "tada", "eyes");
  private static final int POST_TRIES_MAX = 60;
  private static final int RETRY_MS = 150;
  private static final int OWN_POSTS_MAX = 20;

  private final Account account;
  private final List<String> channels;
  private final Api api;
  private final Recorder recorder;
  private final Random random;
  private final AtomicLong texts;
  private final int pauseMs;
  private final List<Operation> own = new ArrayList<>();
  private volatile boolean running = true;

  OwnPerson(Part part, Surroundings around) {
    this.account = part.account();
    this.channels = part.channels();
    this.api = around.api();
    this.recorder = around.recorder();
    this.texts = around.texts();
    this.pauseMs = around.pauseMs();
    this.random = new Random(part.seed());
  }

  @Override
  public Account account() {
    return account;
  }

  @Override
  public void run() {
    while (running) {
      int dice = random.nextInt(100);
      if (own.isEmpty() || dice < 50) {
        post(channels.get(random.nextInt(channels.size())));
      } else if (dice < 65) {
        edit(own.get(random.nextInt(own.size())));
      } else if (dice < 70) {
        delete(own.remove(random.nextInt(own.size())));
      } else if (dice < 88) {
        react(own.get(random.nextInt(own.size())));
      } else {
        read(channels.get(random.nextInt(channels.size())));
      }
      Waiting.pause(random.nextInt(2 * pauseMs));
    }
  }

  void stop() {
    running = false;
  }

  /** Asks until it knows, always under the same pending id: one post must come of it. */
  private void post(String channel) {
    long number = texts.incrementAndGet();
    String message = account.name() + " says " + number;
    String pending = account.id() + ":" + number;
    Request wish =
        Request.post(
            "/posts",
            Map.of("channel_id", channel, "message", message, "pending_post_id", pending));
    long began = recorder.now();
    Answer answer = api.call(account.token(), wish);
    boolean doubt = answer.outcome() == Outcome.UNKNOWN;
    for (int i = 1; i < POST_TRIES_MAX && answer.outcome() == Outcome.UNKNOWN; i++) {
      Waiting.pause(RETRY_MS);
      answer = api.call(account.token(), wish);
    }
    Outcome outcome =
        doubt && answer.outcome() == Outcome.REFUSED ? Outcome.UNKNOWN : answer.outcome();
    String id = answer.good() ? answer.json().path("id").asText() : "";
    Operation post =
        new Operation(
            Kind.POST,
            account.id(),
            channel,
            id,
            message,
            answer.via(),
            began,
            recorder.now(),
            outcome);
    recorder.did(post);
    if (post.done()) {
      own.add(post);
      if (own.size() > OWN_POSTS_MAX) {
        own.removeFirst();
      }
    }
  }

  private void edit(Operation post) {
    String message = account.name() + " says better " + texts.incrementAndGet();
    String path = "/posts/" + post.subject() + "/patch";
    did(Kind.EDIT, post, message, Request.put(path, Map.of("message", message)));
  }

  private void delete(Operation post) {
    did(Kind.DELETE, post, "", Request.delete("/posts/" + post.subject()));
  }

  private void react(Operation post) {
    String emoji = EMOJI.get(random.nextInt(EMOJI.size()));
    if (random.nextInt(3) > 0) {
      Map<String, String> body =
          Map.of("user_id", account.id(), "post_id", post.subject(), "emoji_name", emoji);
      did(Kind.REACT, post, emoji, Request.post("/reactions", body));
    } else {
      String path = "/users/" + account.id() + "/posts/" + post.subject() + "/reactions/" + emoji;
      did(Kind.UNREACT, post, emoji, Request.delete(path));
    }
  }

  private void did(Kind kind, Operation post, String value, Request wish) {
    long began = recorder.now();
    Answer answer = api.call(account.token(), wish);
    recorder.did(
        new Operation(
            kind,
            account.id(),
            post.channel(),
            post.subject(),
            value,
            answer.via(),
            began,
            recorder.now(),
            wish.outcome(answer)));
  }

  @Override
  public void read(String channel) {
    long began = recorder.now();
    Answer answer = api.get(account.token(), "/channels/" + channel + "/posts?page=0&per_page=20");
    recorder.did(
        new Operation(
            Kind.READ,
            account.id(),
            channel,
            "",
            "",
            answer.via(),
            began,
            recorder.now(),
            answer.outcome()));
  }

  @Override
  public void peek() {
    long began = recorder.now();
    Answer answer = api.get(account.token(), "/config");
    recorder.did(
        new Operation(
            Kind.PEEK,
            account.id(),
            "",
            "",
            "",
            answer.via(),
            began,
            recorder.now(),
            answer.outcome()));
  }
}
