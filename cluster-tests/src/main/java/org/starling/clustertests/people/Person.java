package org.starling.clustertests.people;

/** Somebody who takes part, and can be asked to try something at once. */
interface Person {
  Account account();

  /** Reads a page of a channel. */
  void read(String channel);

  /** Asks for what only administrators may see. */
  void peek();
}
