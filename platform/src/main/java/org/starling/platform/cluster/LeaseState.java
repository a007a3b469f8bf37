package org.starling.platform.cluster;

import static org.starling.platform.cluster.LeaseLimits.CONTACT_MS;
import static org.starling.platform.cluster.LeaseLimits.LEASE_MS;
import static org.starling.platform.cluster.LeaseLimits.NEVER;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one node knows of leadership and contact. Times are the node's own, monotonic; {@code
 * docs/decisions/cluster.md} says why the rules are as they are.
 *
 * @param view this node and those that it hears
 * @param gone those that said goodbye
 * @param row the lease as last seen, {@code rowAt} when its beat was first seen
 * @param databaseAt when the last question that the database answered was sent
 * @param databaseAsked when the last question was sent
 * @param busy whether the database has a question of ours
 * @param holds whether this node took the lease, and nobody else as far as it knows
 * @param told whether listeners think that this node leads
 * @param former whose lease this node took
 * @param floor until when those who served under the holder before this one may serve
 * @param epoch the highest one heard of
 * @param leaderAt when the last question that the leader answered was sent (the leader: its last
 *     renewal)
 * @param leaderEpoch the epoch of the leader that answered it
 * @param serving those that the leader answers
 * @param ghosts those that it has lost, and, known to the leader only, until when
 * @param heard when the last question that a node answered was sent to it
 * @param granted when a node was last answered
 * @param since from when on a node must know that this one serves
 * @param losses lost nodes whose last doings may not have been heard
 * @param trials nodes that were lost lately, and whether they may serve again
 * @param unanswered members that do not answer while others do
 * @param freshUntil when what is in memory stops to count
 */
record LeaseState(
    NodeId self,
    Set<NodeId> view,
    long viewAt,
    Set<NodeId> gone,
    LeaseRow row,
    long rowAt,
    long databaseAt,
    long databaseAsked,
    boolean busy,
    boolean holds,
    boolean told,
    @Nullable NodeId former,
    long floor,
    long epoch,
    long leaderAt,
    long leaderEpoch,
    Set<NodeId> serving,
    Map<NodeId, Long> ghosts,
    Map<NodeId, Long> heard,
    Map<NodeId, Long> granted,
    Map<NodeId, Long> since,
    Losses losses,
    Trials trials,
    Unanswered unanswered,
    long askedAt,
    long freshUntil) {

  /**
   * @param silence after which a node that says nothing is lost, in milliseconds
   */
  static LeaseState of(NodeId self, long now, long silence) {
    return new LeaseState(
        self,
        Set.of(self),
        now,
        Set.of(),
        LeaseRow.NONE,
        now,
        NEVER,
        NEVER,
        false,
        false,
        false,
        null,
        NEVER,
        0,
        NEVER,
        0,
        Set.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Losses.NONE,
        Trials.NONE,
        Unanswered.none(silence),
        NEVER,
        NEVER);
  }

  /** Whether this node may say that it leads: its lease cannot have been taken for its silence. */
  boolean leads(long now) {
    return holds && now - leaderAt < LEASE_MS;
  }

  /** Whether others take it for one that serves. */
  boolean serves(long now) {
    return now - leaderAt < CONTACT_MS;
  }

  /** Whether it can do what it is asked for: it may serve, and has a database to do it with. */
  boolean able(long now) {
    return serves(now) && now - databaseAt < CONTACT_MS;
  }

  /** Whether it ever did; before that it has answered nobody. */
  boolean served() {
    return leaderAt != NEVER;
  }

  boolean fresh(long now) {
    return now < freshUntil;
  }
}
