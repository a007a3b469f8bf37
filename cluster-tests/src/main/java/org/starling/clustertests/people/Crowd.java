package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.starling.clustertests.history.Stored;
import org.starling.clustertests.lab.Waiting;

/** All people, what they share, and what they do until they are stopped. */
public final class Crowd {
  private static final int CREATED = 201;
  private static final int INVALID = 400;
  private static final Duration SIGN_UP_MAX = Duration.ofSeconds(90);
  private static final String PASSWORD = "Cluster-Proof-1";
  private static final int OPEN_CHANNELS = 10;
  private static final int GATED_CHANNELS = 3;
  private static final int CHANNELS_EACH = 3;
  private static final int VISITORS = 6;
  private static final int SIGN_UPS_AT_ONCE = 4;
  private static final Duration SETTLED_MAX = Duration.ofSeconds(60);
  private static final Duration STOPPED_MAX = Duration.ofSeconds(60);

  private final Api api;
  private final Recorder recorder;
  private final Account admin;
  private final String team;
  private final List<String> channels = new ArrayList<>();
  private final List<String> gated = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Account> guests = new ArrayList<>();
  private final List<Thread> listening = new ArrayList<>();
  private final List<Thread> acting = new ArrayList<>();
  private final Wardens wardens;
  private final Surroundings around;

  private Crowd(Api api, Recorder recorder, int pauseMs) {
    this.api = api;
    this.recorder = recorder;
    this.around = new Surroundings(api, recorder, new AtomicLong(), pauseMs);
    this.admin = signUp("proof-admin");
    this.team =
        api.must(
                admin.token(),
                Request.post(
                    "/teams", Map.of("name", "proof", "display_name", "Proof", "type", "O")))
            .json()
            .path("id")
            .asText();
    this.wardens = new Wardens(admin, around);
  }

  /** Signs everybody up and lets them in where they belong. */
  public static Crowd gather(Api api, Recorder recorder, int size, int pauseMs, long seed) {
    Crowd crowd = new Crowd(api, recorder, pauseMs);
    for (int i = 0; i < OPEN_CHANNELS + GATED_CHANNELS; i++) {
      crowd.makeChannel(i);
    }
    List<Account> accounts =
        inParallel(
            IntStream.range(0, size)
                .mapToObj(i -> (Callable<Account>) () -> crowd.signUp("proof-" + i))
                .toList());
    List<Callable<Person>> joins = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Account account = accounts.get(i);
      long own = seed * 1_000 + i;
      boolean visitor = i < VISITORS;
      joins.add(() -> crowd.join(account, own, visitor));
    }
    crowd.people.addAll(inParallel(joins));
    crowd.guests.add(crowd.signUp("proof-guest"));
    return crowd;
  }

  private Account signUp(String name) {
    Map<String, String> form =
        Map.of("email", name + "@example.test", "username", name, "password", PASSWORD);
    // One that was made, though its answer did not come, is refused the second time.
    Waiting.until(
        name + " has an account",
        SIGN_UP_MAX,
        () -> {
          int status = api.call("", Request.post("/users", form)).status();
          return status == CREATED || status == INVALID;
        });
    Answer login =
        api.must("", Request.post("/users/login", Map.of("login_id", name, "password", PASSWORD)));
    return new Account(login.json().path("id").asText(), name, login.token());
  }

  private void makeChannel(int number) {
    boolean open = number < OPEN_CHANNELS;
    JsonNode made =
        api.must(
                admin.token(),
                Request.post(
                    "/channels",
                    Map.of(
                        "team_id",
                        team,
                        "name",
                        "proof-" + number,
                        "display_name",
                        "Proof " + number,
                        "type",
                        open ? "O" : "P")))
            .json();
    (open ? channels : gated).add(made.path("id").asText());
  }

  /** A visitor is let into gated channels later, again and again; others may be in one for good. */
  private Person join(Account account, long seed, boolean visitor) {
    Random random = new Random(seed);
    api.must(
        admin.token(),
        Request.post(
            "/teams/" + team + "/members", Map.of("team_id", team, "user_id", account.id())));
    List<String> own = new ArrayList<>();
    while (own.size() < CHANNELS_EACH) {
      boolean gate = own.size() == CHANNELS_EACH - 1 && !visitor;
      List<String> from = gate ? gated : channels;
      String channel = from.get(random.nextInt(from.size()));
      if (!own.contains(channel)) {
        api.must(
            admin.token(),
            Request.post("/channels/" + channel + "/members", Map.of("user_id", account.id())));
        own.add(channel);
      }
    }
    return new Person(account, own, around, seed);
  }

  private static <T> List<T> inParallel(List<Callable<T>> tasks) {
    try (var threads = Executors.newFixedThreadPool(SIGN_UPS_AT_ONCE)) {
      List<T> done = new ArrayList<>();
      for (Future<T> task : threads.invokeAll(tasks)) {
        done.add(task.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the crowd did not gather", e.getCause());
    }
  }

  /** Everybody connects. */
  public void listen() {
    for (Person person : people) {
      Listener listener = new Listener(person.account(), team, api, recorder);
      listeners.add(listener);
      listening.add(Thread.ofVirtual().start(listener));
    }
    settle();
  }

  /** Everybody acts, until {@link #stop}. */
  public void act(long seed) {
    people.forEach(person -> acting.add(Thread.ofVirtual().start(person)));
    List<Person> visitors = people.subList(0, Math.min(VISITORS, people.size()));
    // One thread has one half of the visitors, so that the wishes about one of them come in turn.
    int half = visitors.size() / 2;
    List<Person> few = visitors.subList(0, half);
    List<Person> rest = visitors.subList(half, visitors.size());
    List<Runnable> duties =
        List.of(
            () -> wardens.gates(gated, few, seed),
            () -> wardens.gates(gated, rest, seed + 1),
            () -> wardens.roles(people.subList(people.size() - 3, people.size()), seed + 2),
            () -> wardens.sessions(guests.getFirst(), PASSWORD),
            wardens::jobs);
    duties.forEach(duty -> acting.add(Thread.ofVirtual().start(duty)));
  }

  /** Nobody begins anything new; returns when everybody has an answer. */
  public void stop() {
    people.forEach(Person::stop);
    wardens.stop();
    acting.forEach(Crowd::join);
  }

  private static void join(Thread thread) {
    try {
      if (!thread.join(STOPPED_MAX)) {
        throw new IllegalStateException("somebody still waits for an answer: " + thread);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Returns when everybody is connected and complete. */
  public void settle() {
    Waiting.until(
        "all " + listeners.size() + " listeners are connected and have read what they missed",
        SETTLED_MAX,
        () -> listeners.stream().allMatch(Listener::settled));
  }

  /** Whether everybody is connected and knows of nothing that is missing. */
  public boolean complete() {
    return listeners.stream().allMatch(Listener::complete);
  }

  /** Everybody goes; what they had, by user. */
  public Map<String, Map<String, Map<String, Stored>>> leave() {
    listeners.forEach(Listener::stop);
    listening.forEach(Crowd::join);
    Map<String, Map<String, Map<String, Stored>>> copies = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      copies.put(people.get(i).account().id(), listeners.get(i).copy());
    }
    return copies;
  }

  /** All channels as one node answers. */
  public Map<String, Map<String, Stored>> seenBy(URI node) {
    Api direct = api.through(List.of(node));
    Reading reading = new Reading(direct, admin.token());
    Map<String, Map<String, Stored>> seen = new HashMap<>();
    Stream.concat(channels.stream(), gated.stream())
        .forEach(channel -> seen.put(channel, reading.all(channel)));
    return seen;
  }

  public List<String> allChannels() {
    return Stream.concat(channels.stream(), gated.stream()).toList();
  }

  /** How often a listener had to begin anew, and how often it went on where it was. */
  public long hellos() {
    return listeners.stream().mapToLong(Listener::hellos).sum();
  }

  public long resumes() {
    return listeners.stream().mapToLong(Listener::resumes).sum();
  }
}
