package org.starling.features.users;

import org.starling.kernel.Audience;
import org.starling.kernel.Event;

/** What others may hear of accounts; each carries the account as it is now. */
public sealed interface UserEvent extends Event {
  User user();

  /** A new account. */
  record SignedUp(User user) implements UserEvent {}

  /** The profile changed; {@code before} is what it was. */
  record Changed(User before, User user) implements UserEvent {
    public boolean renamed() {
      return !before.username().equals(user.username());
    }
  }

  /** The picture changed. */
  record PictureChanged(User user) implements UserEvent {}

  /** The user wants another address, which counts only once they proved that it is theirs. */
  record AddressWanted(User user, String email) implements UserEvent {
    @Override
    public Audience audience() {
      return Audience.nobody();
    }
  }

  /** The system-wide roles changed. */
  record RolesChanged(User user) implements UserEvent {}

  /** The account was deactivated or activated again. */
  record ActivationChanged(User user) implements UserEvent {}

  /** The account and everything of it is gone for good. */
  record Removed(User user) implements UserEvent {
    @Override
    public Audience audience() {
      return Audience.nobody();
    }
  }

  @Override
  default Audience audience() {
    return Audience.everybody();
  }
}
