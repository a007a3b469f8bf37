package org.starling.features.users;

import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.starling.kernel.Events;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.db.UniqueViolation;

/**
 * Writes accounts. Whatever is written is valid; later features act in the same transaction ({@link
 * AccountLife}), and others hear of it after the commit.
 */
public final class Accounts {
  /** What is told of a change. */
  @FunctionalInterface
  public interface Telling {
    List<UserEvent> of(User before, User after);
  }

  /** For changes that clients see in the profile. */
  public static final Telling PROFILE =
      (before, after) -> List.of(new UserEvent.Changed(before, after));

  private static final String FIRST_ROLES = "system_admin system_user";

  private final Database db;
  private final Events events;
  private final Clock clock;
  private final UserStore store;
  private final Users users;
  private final List<AccountLife> lives;

  Accounts(Platform platform, UserStore store, Users users, List<AccountLife> lives) {
    this.db = platform.db();
    this.events = platform.events();
    this.clock = platform.clock();
    this.store = store;
    this.users = users;
    this.lives = lives;
  }

  /** Whether no person has an account yet. */
  public boolean none() {
    return !store.anyPerson(db.primary());
  }

  /**
   * Stores a new account. The very first one becomes the system administrator; those that come
   * while there is none wait for each other, so that only one does.
   *
   * @param also what else belongs to the sign-up
   */
  public User create(User draft, String passwordHash, BiConsumer<Tx, User> also) {
    UserRules.check(draft);
    boolean maybeFirst = none();
    try {
      return db.write(tx -> {
        User user = maybeFirst && isFirst(tx) ? draft.but().roles(FIRST_ROLES).done() : draft;
        store.insert(tx, user, passwordHash);
        tx.afterCommit(() -> events.publish(new UserEvent.SignedUp(user)));
        lives.forEach(life -> life.created(tx, user));
        also.accept(tx, user);
        return user;
      });
    } catch (UniqueViolation violation) {
      throw taken(violation, draft.username());
    }
  }

  /** To be called once a new account has joined the team it was invited to. */
  public void invited(Tx tx, User user) {
    lives.forEach(life -> life.invited(tx, user));
  }

  /** As below, in a transaction of its own. */
  public User change(UserId id, UnaryOperator<User> edit, Telling telling) {
    return alone(tx -> change(tx, id, edit, telling));
  }

  /** Locks the account, edits it, and stores what came out with a later time of change. */
  public User change(Tx tx, UserId id, UnaryOperator<User> edit, Telling telling) {
    User before = store.lock(tx, id).orElseThrow(UserCode.UNKNOWN::refuse);
    User after = write(tx, before, edit);
    if (!after.roles().equals(before.roles())) {
      lives.forEach(life -> life.rolesChanged(tx, after));
    }
    if (after.deactivated() && after.deleteAt() != before.deleteAt()) {
      lives.forEach(life -> life.deactivated(tx, after));
    }
    users.forget(tx, id);
    tx.afterCommit(() -> telling.of(before, after).forEach(events::publish));
    return after;
  }

  /** As below, in a transaction of its own. */
  public User decorate(UserId id, UnaryOperator<User> edit, Telling telling) {
    return alone(tx -> decorate(tx, id, edit, telling));
  }

  /** The same for what the account only shows: neither its activity nor its roles may change. */
  public User decorate(Tx tx, UserId id, UnaryOperator<User> edit, Telling telling) {
    User before = store.lock(tx, id).orElseThrow(UserCode.UNKNOWN::refuse);
    User after = write(tx, before, edit);
    if (after.deleteAt() != before.deleteAt() || !after.roles().equals(before.roles())) {
      throw new IllegalStateException("this takes or gives rights");
    }
    users.forgetHarmless(tx, id);
    tx.afterCommit(() -> telling.of(before, after).forEach(events::publish));
    return after;
  }

  private User alone(Function<Tx, User> change) {
    try {
      return db.write(change);
    } catch (UniqueViolation violation) {
      throw taken(violation);
    }
  }

  private User write(Tx tx, User before, UnaryOperator<User> edit) {
    User after =
        UserRules.normal(edit.apply(before))
            .but()
            .updateAt(Math.max(clock.millis(), before.updateAt() + 1))
            .done();
    if (!after.username().equals(before.username()) || !after.email().equals(before.email())) {
      UserRules.checkNames(after);
    }
    UserRules.checkProfile(after);
    store.update(tx, after);
    return after;
  }

  /**
   * Removes the row for good, after everything that ends with a deactivation has ended; others see
   * a deactivation.
   */
  public void remove(Tx tx, UserId id) {
    User user = store.lock(tx, id).orElseThrow(UserCode.UNKNOWN::refuse);
    lives.forEach(life -> life.deactivated(tx, user));
    store.delete(tx, id);
    users.forget(tx, id);
    long now = clock.millis();
    User gone = user.but().deleteAt(now).updateAt(Math.max(now, user.updateAt() + 1)).done();
    tx.afterCommit(() -> {
      events.publish(new UserEvent.Changed(user, gone));
      events.publish(new UserEvent.Removed(user));
    });
  }

  private boolean isFirst(Tx tx) {
    store.lockFirstAccount(tx);
    return !store.anyPerson(tx);
  }

  /** Where a newcomer's name and address are both taken, the name is spoken of. */
  private RuntimeException taken(UniqueViolation violation, String newUsername) {
    boolean both = !store.byUsernames(db.primary(), List.of(newUsername)).isEmpty();
    return both ? UserCode.USERNAME_TAKEN.refuse("", violation) : taken(violation);
  }

  private static RuntimeException taken(UniqueViolation violation) {
    return switch (violation.index()) {
      case "users_username_key" -> UserCode.USERNAME_TAKEN.refuse("", violation);
      case "users_email_key" -> UserCode.EMAIL_TAKEN.refuse("", violation);
      default -> violation;
    };
  }
}
