package org.starling.kernel;

import java.util.Set;

/**
 * Who may hear an event; the fields are those of a websocket frame's broadcast object, and the
 * delivery rules are those of contract websocket.md section 7. Empty text means "not narrowed".
 *
 * @param omitUsers users left out
 * @param toAdministrators only users with manage_system (contains_sensitive_data)
 * @param notToAdministrators everybody but those (contains_sanitized_data)
 */
public record Audience(
    Set<UserId> omitUsers,
    String user,
    String channel,
    String team,
    String connection,
    String omitConnection,
    boolean toAdministrators,
    boolean notToAdministrators) {

  private static final Audience EVERYBODY =
      new Audience(Set.of(), "", "", "", "", "", false, false);
  private static final Audience NOBODY = EVERYBODY.onConnection("-");

  public Audience {
    omitUsers = Set.copyOf(omitUsers);
  }

  public static Audience everybody() {
    return EVERYBODY;
  }

  /** For events that features hear of, but no client. */
  public static Audience nobody() {
    return NOBODY;
  }

  public static Audience user(UserId user) {
    return EVERYBODY.andUser(user);
  }

  public static Audience channel(ChannelId channel) {
    return EVERYBODY.andChannel(channel);
  }

  public static Audience team(TeamId team) {
    return EVERYBODY.andTeam(team);
  }

  /** Names the user too; where a user is named, only that user is meant. */
  public Audience andUser(UserId id) {
    return new Audience(
        omitUsers,
        id.value(),
        channel,
        team,
        connection,
        omitConnection,
        toAdministrators,
        notToAdministrators);
  }

  public Audience andChannel(ChannelId id) {
    return new Audience(
        omitUsers,
        user,
        id.value(),
        team,
        connection,
        omitConnection,
        toAdministrators,
        notToAdministrators);
  }

  public Audience andTeam(TeamId id) {
    return new Audience(
        omitUsers,
        user,
        channel,
        id.value(),
        connection,
        omitConnection,
        toAdministrators,
        notToAdministrators);
  }

  public Audience omitting(UserId... users) {
    return new Audience(
        Set.of(users),
        user,
        channel,
        team,
        connection,
        omitConnection,
        toAdministrators,
        notToAdministrators);
  }

  public Audience onConnection(String id) {
    return new Audience(
        omitUsers, user, channel, team, id, omitConnection, toAdministrators, notToAdministrators);
  }

  /** Leaves out one connection; empty text leaves out none. */
  public Audience omittingConnection(String id) {
    return new Audience(
        omitUsers, user, channel, team, connection, id, toAdministrators, notToAdministrators);
  }

  public Audience administratorsOnly() {
    return new Audience(omitUsers, user, channel, team, connection, omitConnection, true, false);
  }

  public Audience administratorsExcepted() {
    return new Audience(omitUsers, user, channel, team, connection, omitConnection, false, true);
  }
}
