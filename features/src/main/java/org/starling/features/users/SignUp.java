package org.starling.features.users;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.starling.kernel.Caller;
import org.starling.kernel.Events;
import org.starling.kernel.Ids;
import org.starling.kernel.Permissions;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Database;
import org.starling.platform.db.Tx;
import org.starling.platform.db.UniqueViolation;

/**
 * Makes accounts. The very first one becomes the system administrator; sign-ups that come while
 * there is none wait for each other, so that only one does.
 */
final class SignUp {
  /** What a newcomer says of themselves. */
  record Form(
      String username,
      String email,
      String password,
      String nickname,
      String firstName,
      String lastName,
      String position,
      String locale,
      boolean allowMarketing,
      Map<String, Object> props,
      Map<String, String> notifyProps,
      Map<String, String> timezone) {}

  /** What the link carried with which they came; empty texts if they came without one. */
  record Link(String token, String inviteId) {}

  static final Map<String, String> NOTIFY_PROPS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("email", "true"),
              Map.entry("push", "mention"),
              Map.entry("desktop", "mention"),
              Map.entry("desktop_sound", "true"),
              Map.entry("mention_keys", ""),
              Map.entry("channel", "true"),
              Map.entry("push_status", "online"),
              Map.entry("comments", "never"),
              Map.entry("first_name", "false"),
              Map.entry("desktop_threads", "all"),
              Map.entry("email_threads", "all"),
              Map.entry("push_threads", "all")));
  static final Map<String, String> TIMEZONE =
      Map.of("automaticTimezone", "", "manualTimezone", "", "useAutomaticTimezone", "true");
  private static final String MADE_UP_NAME_PREFIX = "a";

  private final ConfigSource config;
  private final Database db;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final UserStore store;
  private final UserNeighbours neighbours;

  SignUp(Platform platform, UserStore store, UserNeighbours neighbours) {
    this.config = platform.config();
    this.db = platform.db();
    this.events = platform.events();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.store = store;
    this.neighbours = neighbours;
  }

  User signUp(Optional<Caller> caller, Form form, Link link) {
    Permissions permissions = neighbours.permissions().get();
    boolean administrator = caller.filter(c -> permissions.has(c, "manage_system")).isPresent();
    boolean invited = !link.token().isEmpty() || !link.inviteId().isEmpty();
    if (invited || !administrator) {
      checkSignUpIsOn();
    }
    Optional<Invitations.Invitation> invitation = invitation(form, link);
    boolean first = !store.anyPerson(db.primary());
    if (!invited && !administrator && !first && !config.current().team().enableOpenServer()) {
      throw UserCode.NO_OPEN_SERVER.refuse();
    }
    User draft = draft(form, invitation.map(Invitations.Invitation::email).orElse(""));
    checkDomain(draft.email());
    neighbours.passwords().get().check(form.password());
    UserRules.check(draft);
    String hash = neighbours.passwords().get().hash(form.password());
    return save(draft, hash, first, invitation);
  }

  private void checkSignUpIsOn() {
    boolean on =
        config.current().email().enableSignUpWithEmail()
            && config.current().team().enableUserCreation();
    if (!on) {
      throw UserCode.SIGN_UP_OFF.refuse();
    }
  }

  private void checkDomain(String email) {
    String domains = config.current().team().restrictCreationToDomains();
    if (!UserRules.inDomains(email, domains)) {
      throw UserCode.DOMAIN_NOT_ACCEPTED.refuse();
    }
  }

  private Optional<Invitations.Invitation> invitation(Form form, Link link) {
    if (!link.token().isEmpty()) {
      return Optional.of(neighbours.invitations().get().byToken(link.token()));
    }
    return link.inviteId().isEmpty()
        ? Optional.empty()
        : Optional.of(neighbours.invitations().get().byLink(link.inviteId(), form.email()));
  }

  private User draft(Form form, String verifiedEmail) {
    long now = clock.millis();
    String username =
        form.username().isEmpty() ? MADE_UP_NAME_PREFIX + ids.next() : form.username();
    String email = verifiedEmail.isEmpty() ? form.email() : verifiedEmail;
    return new User(
        new UserId(ids.next()),
        now,
        now,
        0,
        username.toLowerCase(Locale.ROOT),
        "",
        "",
        email.toLowerCase(Locale.ROOT),
        !verifiedEmail.isEmpty(),
        form.nickname(),
        form.firstName(),
        form.lastName(),
        form.position(),
        "system_user",
        form.allowMarketing(),
        form.props(),
        form.notifyProps().isEmpty() ? NOTIFY_PROPS : form.notifyProps(),
        form.timezone().isEmpty() ? TIMEZONE : form.timezone(),
        Locales.orDefault(form.locale()),
        now,
        0,
        0,
        false,
        0,
        User.Bot.NONE);
  }

  private User save(
      User draft, String hash, boolean maybeFirst, Optional<Invitations.Invitation> invitation) {
    try {
      return db.write(tx -> {
        User user = maybeFirst && isFirst(tx) ? draft.withRoles("system_admin system_user") : draft;
        store.insert(tx, user, hash);
        tx.afterCommit(() -> events.publish(new UserEvent.SignedUp(user)));
        neighbours.lives().forEach(life -> life.created(tx, user));
        invitation.ifPresent(i -> i.accept(tx, user));
        return user;
      });
    } catch (UniqueViolation taken) {
      throw taken(taken);
    }
  }

  private boolean isFirst(Tx tx) {
    store.lockFirstAccount(tx);
    return !store.anyPerson(tx);
  }

  /** The refusal for a name or an address that somebody else has. */
  static RuntimeException taken(UniqueViolation violation) {
    return switch (violation.index()) {
      case "users_username_key" -> UserCode.USERNAME_TAKEN.refuse("", violation);
      case "users_email_key" -> UserCode.EMAIL_TAKEN.refuse("", violation);
      default -> violation;
    };
  }
}
