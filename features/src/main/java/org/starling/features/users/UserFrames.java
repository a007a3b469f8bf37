package org.starling.features.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.starling.kernel.Audience;
import org.starling.platform.http.Json;
import org.starling.platform.realtime.Frame;
import org.starling.platform.realtime.Frames;

/** How what happened to accounts looks on the websocket. */
final class UserFrames {
  private final Profiles profiles;

  UserFrames(Profiles profiles) {
    this.profiles = profiles;
  }

  void register(Frames frames) {
    frames.encode(UserEvent.SignedUp.class, UserFrames::signedUp);
    frames.encode(UserEvent.Changed.class, e -> updated(e.user()));
    frames.encode(
        UserEvent.PictureChanged.class,
        e -> List.of(frame(e.audience(), profiles.forOthers(e.user()))));
    frames.encode(UserEvent.RolesChanged.class, e -> List.of(rolesChanged(e.user())));
    frames.encode(
        UserEvent.ActivationChanged.class,
        e -> List.of(Frame.of("user_activation_status_change", e.audience(), Json.object())));
  }

  /** Nobody is told of a new bot. */
  private static List<Frame> signedUp(UserEvent.SignedUp e) {
    return e.user().bot().is()
        ? List.of()
        : List.of(Frame.of("new_user", e.audience(), userId(e.user())));
  }

  /** One variant for the user, one for administrators, one for everybody else. */
  private List<Frame> updated(User user) {
    Audience others = Audience.everybody().omitting(user.id());
    return List.of(
        frame(others.administratorsOnly(), profiles.forAdministrators(user)),
        frame(others.administratorsExcepted(), profiles.forOthers(user)),
        frame(Audience.user(user.id()), profiles.own(user)));
  }

  private static Frame frame(Audience audience, ObjectNode profile) {
    ObjectNode data = Json.object();
    data.set("user", profile);
    return Frame.of("user_updated", audience, data);
  }

  private static Frame rolesChanged(User user) {
    ObjectNode data = userId(user).put("roles", user.roles());
    return Frame.of("user_role_updated", Audience.user(user.id()), data);
  }

  private static ObjectNode userId(User user) {
    return Json.object().put("user_id", user.id().value());
  }
}
