package org.starling.features.status;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserEvent;
import org.starling.kernel.UserId;

/** Whoever has others answered in their absence is out of office, until they choose a status. */
final class Absence {
  private final ChangeStatus statuses;
  private final Accounts accounts;

  Absence(ChangeStatus statuses, Accounts accounts) {
    this.statuses = statuses;
    this.accounts = accounts;
  }

  void changed(UserEvent.Changed change) {
    User user = change.user();
    if (user.absent() && !change.before().absent()) {
      statuses.outOfOffice(user.id());
    } else if (change.before().absent() && !user.absent()) {
      statuses.online(user.id(), true);
    }
  }

  /** Who chooses a status is back. */
  void end(UserId user) {
    Status now = statuses.of(List.of(user)).get(user);
    if (now != null && now.state().equals(Status.OUT_OF_OFFICE)) {
      accounts.change(user, Absence::back, Accounts.PROFILE);
    }
  }

  private static User back(User user) {
    Map<String, String> props = new TreeMap<>(user.notifyProps());
    props.replace("auto_responder_active", "false");
    return user.but().notifyProps(props).done();
  }
}
