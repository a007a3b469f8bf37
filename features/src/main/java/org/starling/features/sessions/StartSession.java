package org.starling.features.sessions;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.starling.features.users.User;
import org.starling.kernel.Ids;
import org.starling.kernel.SessionId;
import org.starling.kernel.TokenId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Tx;

/** Begins a session for somebody who has proved who they are. */
public final class StartSession {
  private final SessionStore store;
  private final EndSessions end;
  private final ConfigSource config;
  private final Ids ids;
  private final Clock clock;

  StartSession(Platform platform, SessionStore store, EndSessions end) {
    this.config = platform.config();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.store = store;
    this.end = end;
  }

  /**
   * A device has one session at a time: an earlier one on it ends.
   *
   * @param deviceId empty for browsers
   * @param agent the User-Agent header
   */
  public Session start(Tx tx, User user, String deviceId, String agent) {
    long now = clock.millis();
    Session session = unbounded(user, deviceId, agent, now);
    long expires = now + session.lengthMs(config.current().service());
    session = session.onDevice(deviceId, Map.of(), expires);
    store.insert(tx, session);
    if (!deviceId.isEmpty()) {
      end.onDevice(tx, user.id(), deviceId, session.id());
    }
    end.beyondLimit(tx, user.id());
    return session;
  }

  /** The session of a personal access token, which lives as long as that does. */
  public Session ofToken(Tx tx, User user, String secret, TokenId token) {
    long now = clock.millis();
    Session session =
        new Session(
            new SessionId(ids.next()),
            secret,
            now,
            now + SessionLimits.TOKEN_SESSION_LENGTH.toMillis(),
            now,
            user.id(),
            "",
            user.roles(),
            false,
            Map.of(
                Session.TYPE,
                Session.TYPE_PERSONAL_TOKEN,
                Session.PERSONAL_TOKEN_ID,
                token.value(),
                Session.GUEST,
                Boolean.toString(user.guest())),
            false);
    store.insert(tx, session);
    return session;
  }

  private Session unbounded(User user, String deviceId, String agent, long now) {
    ClientAgent client = ClientAgent.of(agent);
    Map<String, String> props = new HashMap<>();
    props.put(Session.CSRF, ids.next());
    props.put("platform", client.platform());
    props.put("os", client.os());
    props.put("browser", client.browser());
    props.put("isMobile", "false");
    props.put("isOAuthUser", "false");
    props.put("isSaml", "false");
    props.put(Session.GUEST, Boolean.toString(user.guest()));
    return new Session(
        new SessionId(ids.next()),
        ids.next(),
        now,
        0,
        now,
        user.id(),
        deviceId,
        user.roles(),
        false,
        props,
        false);
  }
}
