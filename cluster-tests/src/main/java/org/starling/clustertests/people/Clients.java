package org.starling.clustertests.people;

import java.util.Map;
import java.util.Set;
import org.starling.clustertests.history.Stored;

/** People who use one kind of client. */
interface Clients {
  Person add(Part part);

  /** Everybody connects. */
  void listen();

  /** Everybody acts, until {@link #stop}. */
  void act();

  /** Nobody begins anything new. */
  void stop();

  /** After {@link #stop}: returns when everybody has an answer. */
  void awaitStopped();

  /** Whether everybody is connected, complete, and nothing is under way. */
  boolean settled();

  /** The names of those who are not connected, or know of something that is missing. */
  Set<String> incomplete();

  /** How often somebody had to begin anew, and how often somebody went on where they were. */
  long hellos();

  long resumes();

  /** Everybody goes; what they had, by user. */
  Map<String, Map<String, Map<String, Stored>>> leave();
}
