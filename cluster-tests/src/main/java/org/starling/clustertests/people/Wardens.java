package org.starling.clustertests.people;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.starling.clustertests.history.Kind;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Outcome;
import org.starling.clustertests.lab.Waiting;

/**
 * The administrator's work: lets people into channels and removes them, gives and takes roles, ends
 * sessions; and whoever lost something tries at once whether it still opens. Some rest for a while.
 */
final class Wardens {
  private static final int PAUSE_MS = 700;
  private static final int TRIES_AFTER = 4;
  private static final int TRIES_MAX = 20;
  private static final int RETRY_MS = 100;
  private static final List<String> JOBS = List.of("cleanup_sessions", "cleanup_tokens");
  private static final int JOBS_PAUSE_MS = 3_000;

  private static final long MINUTE_MS = 60_000;
  private static final int REST_MS_MIN = 5_000;

  /** How long after the end of one rest the next one begins. */
  private static final int REST_APART_MS = 8_000;

  private final Account admin;
  private final Api api;
  private final Recorder recorder;
  private volatile boolean running = true;

  Wardens(Account admin, Surroundings around) {
    this.admin = admin;
    this.api = around.api();
    this.recorder = around.recorder();
  }

  void stop() {
    running = false;
  }

  /** Visitors come and go in the gated channels; one warden has one pair at a time. */
  void gates(List<String> gated, List<Person> visitors, long seed) {
    Random random = new Random(seed);
    while (running) {
      String channel = gated.get(random.nextInt(gated.size()));
      Person visitor = visitors.get(random.nextInt(visitors.size()));
      String user = visitor.account().id();
      String members = "/channels/" + channel + "/members";
      did(Kind.ADD, channel, user, Request.post(members, Map.of("user_id", user)));
      visitor.read(channel);
      Waiting.pause(random.nextInt(2 * PAUSE_MS));
      did(Kind.REMOVE, channel, user, Request.delete(members + "/" + user));
      for (int i = 0; i < TRIES_AFTER; i++) {
        visitor.read(channel);
      }
    }
  }

  /** Jobs are ordered again and again, so that there is always one to be taken. */
  void jobs() {
    while (running) {
      for (String type : JOBS) {
        api.call(admin.token(), Request.post("/jobs", Map.of("type", type)));
      }
      Waiting.pause(JOBS_PAUSE_MS);
    }
  }

  /** Somebody is an administrator for a while. */
  void roles(List<Person> people, long seed) {
    Random random = new Random(seed);
    while (running) {
      Person person = people.get(random.nextInt(people.size()));
      String user = person.account().id();
      String path = "/users/" + user + "/roles";
      did(Kind.PROMOTE, "", user, Request.put(path, Map.of("roles", "system_user system_admin")));
      person.peek();
      person.peek();
      Waiting.pause(random.nextInt(2 * PAUSE_MS));
      did(Kind.DEMOTE, "", user, Request.put(path, Map.of("roles", "system_user")));
      for (int i = 0; i < TRIES_AFTER; i++) {
        person.peek();
      }
    }
  }

  /** People are not to be disturbed until the next full minute, again and again. */
  void rests(List<Person> people) {
    while (running) {
      long end = (System.currentTimeMillis() + REST_MS_MIN) / MINUTE_MS + 1;
      people.forEach(person -> rest(person.account(), end * MINUTE_MS / 1000));
      while (running && System.currentTimeMillis() < end * MINUTE_MS + REST_APART_MS) {
        Waiting.pause(PAUSE_MS);
      }
    }
  }

  private void rest(Account account, long until) {
    Request wish =
        Request.put(
            "/users/me/status",
            Map.of("user_id", account.id(), "status", "dnd", "dnd_end_time", until));
    Answer answer;
    do {
      long began = recorder.now();
      answer = api.call(account.token(), wish);
      recorder.did(
          new Operation(
              Kind.REST,
              account.id(),
              "",
              account.id(),
              Long.toString(until),
              answer.via(),
              began,
              recorder.now(),
              answer.outcome()));
      breathe(answer.good());
    } while (running && !answer.good() && until * 1000 > System.currentTimeMillis());
  }

  /** Somebody signs in, looks around, and is thrown out. */
  void sessions(Account account, String password) {
    while (running) {
      Answer login =
          api.call(
              "",
              Request.post(
                  "/users/login", Map.of("login_id", account.name(), "password", password)));
      if (login.good()) {
        String token = login.token();
        for (int i = 0; i < TRIES_AFTER; i++) {
          enter(account, token);
        }
        String path = "/users/" + account.id() + "/sessions/revoke/all";
        long began = recorder.now();
        Answer answer = api.call(admin.token(), Request.post(path, Map.of()));
        recorder.did(
            new Operation(
                Kind.REVOKE,
                admin.id(),
                "",
                account.id(),
                token,
                answer.via(),
                began,
                recorder.now(),
                answer.outcome()));
        for (int i = 0; i < TRIES_AFTER; i++) {
          enter(account, token);
        }
      }
      Waiting.pause(PAUSE_MS);
    }
  }

  /** Where no node runs, the proxies say so at once. */
  private static void breathe(boolean answered) {
    if (!answered) {
      Waiting.pause(RETRY_MS);
    }
  }

  private void enter(Account account, String token) {
    long began = recorder.now();
    Answer answer = api.get(token, "/users/me");
    recorder.did(
        new Operation(
            Kind.ENTER,
            account.id(),
            "",
            "",
            token,
            answer.via(),
            began,
            recorder.now(),
            answer.outcome()));
  }

  /**
   * Asks until it knows; a try without an answer is written down too, for it may come true late.
   */
  private void did(Kind kind, String channel, String subject, Request wish) {
    boolean answered = false;
    for (int i = 0; i < TRIES_MAX && !answered; i++) {
      long began = recorder.now();
      Answer answer = api.call(admin.token(), wish);
      Outcome outcome = wish.outcome(answer);
      recorder.did(
          new Operation(
              kind,
              admin.id(),
              channel,
              subject,
              "",
              answer.via(),
              began,
              recorder.now(),
              outcome));
      answered = answer.good() || answer.refused();
      breathe(answered);
    }
  }
}
