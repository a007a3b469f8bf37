package org.starling.clustertests.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.starling.clustertests.history.Stored;
import org.starling.clustertests.lab.Waiting;

/** All people, what they share, and what they do until they are stopped. */
public final class Crowd {
  /** One of so many uses the official client, visitors and those who get roles among them. */
  private static final int OFFICIAL_ONE_OF = 5;

  private static final int OFFICIAL_FIRST = 3;
  private static final int CREATED = 201;
  private static final int INVALID = 400;
  private static final Duration SIGN_UP_MAX = Duration.ofSeconds(90);
  private static final String PASSWORD = "Cluster-Proof-1";
  private static final int OPEN_CHANNELS = 10;
  private static final int GATED_CHANNELS = 3;
  private static final int CHANNELS_EACH = 3;
  private static final int VISITORS = 6;
  private static final int RESTING = 8;
  private static final int SIGN_UPS_AT_ONCE = 4;
  private static final Duration SETTLED_MAX = Duration.ofSeconds(60);

  /**
   * How it shall be.
   *
   * @param official the program that runs the official client, and where it logs
   */
  public record Wish(int size, int pauseMs, long seed, Path official, Path log) {}

  /** What went through the official client. */
  public record Official(int people, long acknowledged, long heard) {}

  private final Api api;
  private final Account admin;
  private final String team;
  private final List<String> channels = new ArrayList<>();
  private final List<String> gated = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private final List<Account> guests = new ArrayList<>();
  private final List<Thread> onDuty = new ArrayList<>();
  private final Wardens wardens;
  private final OfficialClients official;
  private final OwnClients own;
  private final List<Clients> clients;

  private Crowd(Api api, Recorder recorder, Wish wish) {
    this.api = api;
    Surroundings around = new Surroundings(api, recorder, new AtomicLong(), wish.pauseMs());
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
    this.official = new OfficialClients(wish.official(), wish.log(), team, around);
    this.own = new OwnClients(team, around);
    this.clients = List.of(official, own);
  }

  /** Signs everybody up and lets them in where they belong. */
  public static Crowd gather(Api api, Recorder recorder, Wish wish) {
    Crowd crowd = new Crowd(api, recorder, wish);
    for (int i = 0; i < OPEN_CHANNELS + GATED_CHANNELS; i++) {
      crowd.makeChannel(i);
    }
    List<Account> accounts =
        inParallel(
            IntStream.range(0, wish.size())
                .mapToObj(i -> (Callable<Account>) () -> crowd.signUp(name(i)))
                .toList());
    List<Callable<Part>> joins = new ArrayList<>();
    for (int i = 0; i < wish.size(); i++) {
      Account account = accounts.get(i);
      long own = wish.seed() * 1_000 + i;
      boolean visitor = i < VISITORS;
      joins.add(() -> crowd.join(account, own, visitor));
    }
    List<Part> parts = inParallel(joins);
    for (int i = 0; i < parts.size(); i++) {
      Clients clients = official(i) ? crowd.official : crowd.own;
      crowd.people.add(clients.add(parts.get(i)));
    }
    crowd.guests.add(crowd.signUp("proof-guest"));
    return crowd;
  }

  private static boolean official(int number) {
    return number % OFFICIAL_ONE_OF == OFFICIAL_FIRST;
  }

  private static String name(int number) {
    return (official(number) ? "official-" : "proof-") + number;
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
  private Part join(Account account, long seed, boolean visitor) {
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
    return new Part(account, own, seed);
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
    clients.forEach(Clients::listen);
    settle();
  }

  /** Everybody acts, until {@link #stop}. */
  public void act(long seed) {
    clients.forEach(Clients::act);
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
            () ->
                wardens.rests(people.subList(Math.max(0, people.size() - RESTING), people.size())),
            wardens::jobs);
    duties.forEach(duty -> onDuty.add(Thread.ofVirtual().start(duty)));
  }

  /** Nobody begins anything new; returns when everybody has an answer. */
  public void stop() {
    wardens.stop();
    clients.forEach(Clients::stop);
    onDuty.forEach(OwnClients::join);
    clients.forEach(Clients::awaitStopped);
  }

  /** Returns when everybody is connected and complete. */
  public void settle() {
    Waiting.until(
        "all " + people.size() + " listeners are connected and have read what they missed",
        SETTLED_MAX,
        () -> clients.stream().allMatch(Clients::settled));
  }

  /** The names of those who are not connected, or know of something that is missing. */
  public Set<String> incomplete() {
    return clients.stream().flatMap(some -> some.incomplete().stream()).collect(Collectors.toSet());
  }

  /** Everybody goes; what they had, by user. */
  public Map<String, Map<String, Map<String, Stored>>> leave() {
    Map<String, Map<String, Map<String, Stored>>> copies = new HashMap<>();
    clients.forEach(some -> copies.putAll(some.leave()));
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
    return clients.stream().mapToLong(Clients::hellos).sum();
  }

  public long resumes() {
    return clients.stream().mapToLong(Clients::resumes).sum();
  }

  public Official official() {
    return official.share();
  }
}
