package org.starling.clustertests.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.starling.clustertests.history.Gap;
import org.starling.clustertests.history.Heard;
import org.starling.clustertests.history.Operation;
import org.starling.clustertests.history.Stored;

/**
 * People with the official client, in a process of its own on the same network. They take part as
 * the others do, and what they do and hear becomes part of the same history.
 */
final class OfficialClients implements Clients {
  /** What a listener last said of itself. */
  private record State(String user, boolean complete, boolean settled, long opened, long hellos) {}

  private final OfficialProcess process;
  private final Surroundings around;
  private final List<Account> accounts = new ArrayList<>();
  private final Map<String, State> states = new ConcurrentHashMap<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong heard = new AtomicLong();

  /** Starts the program and makes sure that its clock is this one's. */
  OfficialClients(Path program, Path log, String team, Surroundings around) {
    this.around = around;
    this.process = OfficialProcess.start(program, log, this::take);
    long before = System.nanoTime();
    long theirs = process.ask("clock", Map.of()).asLong();
    if (theirs - before < 0 || System.nanoTime() - theirs < 0) {
      throw new IllegalStateException(
          "the official clients have another monotonic clock; the history would make no sense");
    }
    process.ask(
        "begin",
        Map.of(
            "start",
            Long.toString(around.recorder().start()),
            "doors",
            around.api().doors(),
            "team",
            team,
            "pauseMs",
            around.pauseMs()));
  }

  private void take(JsonNode said) {
    try {
      if (said.has("operation")) {
        Operation operation = Api.JSON.treeToValue(said.path("operation"), Operation.class);
        around.recorder().did(operation);
        acknowledged.addAndGet(operation.done() ? 1 : 0);
      } else if (said.has("heard")) {
        around.recorder().heard(Api.JSON.treeToValue(said.path("heard"), Heard.class));
        heard.incrementAndGet();
      } else if (said.has("gap")) {
        around.recorder().gap(Api.JSON.treeToValue(said.path("gap"), Gap.class));
      } else if (said.has("state")) {
        State state = Api.JSON.treeToValue(said.path("state"), State.class);
        states.put(state.user(), state);
      } else {
        around.api().failed(said.path("failure").asText());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the official clients said " + said, e);
    }
  }

  @Override
  public Person add(Part part) {
    Account account = part.account();
    accounts.add(account);
    Map<String, ?> person =
        Map.of(
            "id",
            account.id(),
            "name",
            account.name(),
            "token",
            account.token(),
            "channels",
            part.channels(),
            "seed",
            part.seed());
    process.ask("add", Map.of("person", person));
    return new OfficialPerson(account);
  }

  private final class OfficialPerson implements Person {
    private final Account account;

    OfficialPerson(Account account) {
      this.account = account;
    }

    @Override
    public Account account() {
      return account;
    }

    @Override
    public void read(String channel) {
      process.ask("read", Map.of("user", account.id(), "channel", channel));
    }

    @Override
    public void peek() {
      process.ask("peek", Map.of("user", account.id()));
    }
  }

  @Override
  public void listen() {
    process.ask("listen", Map.of());
  }

  @Override
  public void act() {
    process.ask("act", Map.of());
  }

  @Override
  public void stop() {
    process.ask("stop", Map.of());
  }

  @Override
  public void awaitStopped() {
    process.ask("stopped", Map.of());
  }

  @Override
  public boolean settled() {
    process.requireRunning();
    return states.size() == accounts.size() && states.values().stream().allMatch(State::settled);
  }

  @Override
  public Set<String> incomplete() {
    process.requireRunning();
    return accounts.stream()
        .filter(account -> !complete(states.get(account.id())))
        .map(Account::name)
        .collect(Collectors.toSet());
  }

  private static boolean complete(@Nullable State state) {
    return state != null && state.complete();
  }

  @Override
  public long hellos() {
    return states.values().stream().mapToLong(State::hellos).sum();
  }

  @Override
  public long resumes() {
    return states.values().stream().mapToLong(state -> state.opened() - state.hellos()).sum();
  }

  @Override
  public Map<String, Map<String, Map<String, Stored>>> leave() {
    Map<String, Map<String, Map<String, Stored>>> copies = new HashMap<>();
    for (Account account : accounts) {
      JsonNode copy = process.ask("leave", Map.of("user", account.id()));
      copies.put(account.id(), Api.JSON.convertValue(copy, new TypeReference<>() {}));
    }
    process.end();
    return copies;
  }

  /** What went through the official client so far. */
  Crowd.Official share() {
    return new Crowd.Official(accounts.size(), acknowledged.get(), heard.get());
  }
}
