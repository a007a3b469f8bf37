package org.starling.clustertests.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.clustertests.history.Stored;

/** People with clients of this project's own, all in this process. */
final class OwnClients implements Clients {
  private static final Duration STOPPED_MAX = Duration.ofSeconds(60);

  private final String team;
  private final Surroundings around;
  private final List<OwnPerson> people = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Thread> acting = new ArrayList<>();
  private final List<Thread> listening = new ArrayList<>();

  OwnClients(String team, Surroundings around) {
    this.team = team;
    this.around = around;
  }

  @Override
  public Person add(Part part) {
    OwnPerson person = new OwnPerson(part, around);
    people.add(person);
    listeners.add(new Listener(part.account(), team, around.api(), around.recorder()));
    return person;
  }

  @Override
  public void listen() {
    listeners.forEach(listener -> listening.add(Thread.ofVirtual().start(listener)));
  }

  @Override
  public void act() {
    people.forEach(person -> acting.add(Thread.ofVirtual().start(person)));
  }

  @Override
  public void stop() {
    people.forEach(OwnPerson::stop);
  }

  @Override
  public void awaitStopped() {
    acting.forEach(OwnClients::join);
  }

  static void join(Thread thread) {
    try {
      if (!thread.join(STOPPED_MAX)) {
        throw new IllegalStateException("somebody still waits for an answer: " + thread);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public boolean settled() {
    return listeners.stream().allMatch(Listener::settled);
  }

  @Override
  public Set<String> incomplete() {
    return listeners.stream()
        .filter(listener -> !listener.complete())
        .map(Listener::name)
        .collect(Collectors.toSet());
  }

  @Override
  public long hellos() {
    return listeners.stream().mapToLong(Listener::hellos).sum();
  }

  @Override
  public long resumes() {
    return listeners.stream().mapToLong(Listener::resumes).sum();
  }

  @Override
  public Map<String, Map<String, Map<String, Stored>>> leave() {
    listeners.forEach(Listener::stop);
    listening.forEach(OwnClients::join);
    Map<String, Map<String, Map<String, Stored>>> copies = new HashMap<>();
    for (int i = 0; i < people.size(); i++) {
      copies.put(people.get(i).account().id(), listeners.get(i).copy());
    }
    return copies;
  }
}
