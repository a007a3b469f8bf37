package org.starling.features.teamunread;

/** What a person has not read in a team; the empty team stands for direct and group channels. */
record TeamUnread(
    String teamId,
    long msgCount,
    long mentionCount,
    long mentionCountRoot,
    long msgCountRoot,
    long threadCount,
    long threadMentionCount,
    long threadUrgentMentionCount) {

  static TeamUnread none(String teamId) {
    return new TeamUnread(teamId, 0, 0, 0, 0, 0, 0, 0);
  }

  TeamUnread with(Threads threads) {
    return new TeamUnread(
        teamId,
        msgCount,
        mentionCount,
        mentionCountRoot,
        msgCountRoot,
        threads.unread(),
        threads.mentions(),
        threads.urgentMentions());
  }

  /** The followed threads of a team. */
  record Threads(String teamId, long unread, long mentions, long urgentMentions) {}
}
