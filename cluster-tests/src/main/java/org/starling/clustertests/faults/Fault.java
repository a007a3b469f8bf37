package org.starling.clustertests.faults;

/** One thing that goes wrong; nodes are counted from 1. */
public sealed interface Fault {
  /** SIGKILL; started again at the end of the round. */
  record Kill(int node) implements Fault {}

  /** SIGSTOP, and SIGCONT at the end of the round. */
  record Pause(int node) implements Fault {}

  /** SIGKILL to all nodes; all are started again at the end of the round. */
  record KillAll() implements Fault {}

  /** SIGSTOP to all nodes, and SIGCONT at the end of the round. */
  record PauseAll() implements Fault {}

  /** Neither the other nodes nor the database nor the proxies hear the node, nor it them. */
  record PartWhole(int node) implements Fault {}

  /** The node and the other nodes do not hear each other; the database and the proxies do. */
  record PartNodes(int node) implements Fault {}

  /** What {@code from} sends does not arrive at {@code to}; the other way it does. */
  record PartOneWay(int from, int to) implements Fault {}

  /** Two nodes do not hear each other; everybody else hears both. */
  record PartPair(int node, int other) implements Fault {}

  record PartDatabase(int node) implements Fault {}

  /** The node's wall clock jumps, and back at the end of the round. */
  record StepClock(int node, int milliseconds) implements Fault {}

  /** Packets between nodes take so long. */
  record Slow(int milliseconds) implements Fault {}

  /** Strangers call on the cluster port of every node. */
  record Flood() implements Fault {}

  default boolean parts() {
    return this instanceof PartWhole
        || this instanceof PartNodes
        || this instanceof PartOneWay
        || this instanceof PartPair
        || this instanceof PartDatabase;
  }

  /** Its name in reports. */
  default String kind() {
    return getClass().getSimpleName();
  }
}
