package org.starling.features.signup;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.starling.features.users.Accounts;
import org.starling.features.users.User;
import org.starling.features.users.UserRules;
import org.starling.kernel.Caller;
import org.starling.kernel.Ids;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.config.Config;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.db.Tx;

/** Makes an account of one's own, or one for somebody else as an administrator. */
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
      Map<String, String> timezone,
      Trusted trusted) {
    Form fromAnybody() {
      return new Form(
          username,
          email,
          password,
          nickname,
          firstName,
          lastName,
          position,
          locale,
          allowMarketing,
          props,
          notifyProps,
          timezone,
          Trusted.NOTHING);
    }
  }

  /** What only an administrator's word is taken for: a checked address, a way to sign in. */
  record Trusted(boolean emailVerified, String authService, String authData) {
    static final Trusted NOTHING = new Trusted(false, "", "");
  }

  /** What the link carried with which they came; empty texts if they came without one. */
  record Link(String token, String inviteId) {}

  private static final Map<String, String> TIMEZONE =
      Map.of("automaticTimezone", "", "manualTimezone", "", "useAutomaticTimezone", "true");
  private static final int AUTH_DATA_MAX = 128;
  private static final String MADE_UP_NAME_PREFIX = "a";

  private final ConfigSource config;
  private final Ids ids;
  private final Clock clock;
  private final Accounts accounts;
  private final SignUpWiring.Neighbours neighbours;

  SignUp(Platform platform, Accounts accounts, SignUpWiring.Neighbours neighbours) {
    this.config = platform.config();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.accounts = accounts;
    this.neighbours = neighbours;
  }

  User signUp(Optional<Caller> caller, Form sent, Link link) {
    boolean administrator =
        caller.filter(c -> neighbours.permissions().has(c, "manage_system")).isPresent();
    checkAllowed(administrator, link);
    Form form = administrator ? sent : sent.fromAnybody();
    Optional<Invitations.Invitation> invitation = invitation(form, link);
    User draft =
        UserRules.normal(draft(form, invitation.map(Invitations.Invitation::email).orElse("")));
    checkDomain(draft.email());
    String hash = checkedHash(form, draft);
    return accounts.create(
        draft, hash, (tx, user) -> invitation.ifPresent(i -> accept(tx, i, user)));
  }

  /** Who signs in elsewhere has no password here. */
  private String checkedHash(Form form, User draft) {
    boolean elsewhere = !draft.authService().isEmpty();
    if (!elsewhere) {
      neighbours.passwords().check(form.password());
    }
    UserRules.check(draft);
    if (!draft.authData().isEmpty()) {
      checkSignsInElsewhere(form, elsewhere);
    }
    return elsewhere && form.password().isEmpty()
        ? ""
        : neighbours.passwords().hash(form.password());
  }

  private static void checkSignsInElsewhere(Form form, boolean elsewhere) {
    if (form.trusted().authData().length() > AUTH_DATA_MAX) {
      throw SignUpCode.AUTH_DATA_TOO_LONG.refuse();
    }
    if (!elsewhere) {
      throw SignUpCode.AUTH_DATA_OF_NOTHING.refuse();
    }
    if (!form.password().isEmpty()) {
      throw SignUpCode.AUTH_DATA_AND_PASSWORD.refuse();
    }
  }

  private void accept(Tx tx, Invitations.Invitation invitation, User user) {
    invitation.accept(tx, user);
    accounts.invited(tx, user);
  }

  /** Administrators may make accounts whatever the settings are. */
  private void checkAllowed(boolean administrator, Link link) {
    boolean invited = !link.token().isEmpty() || !link.inviteId().isEmpty();
    if (!invited && administrator) {
      return;
    }
    Config now = config.current();
    if (!now.email().enableSignUpWithEmail() || !now.team().enableUserCreation()) {
      throw SignUpCode.OFF.refuse();
    }
    if (!invited && !now.team().enableOpenServer() && !accounts.none()) {
      throw SignUpCode.NO_OPEN_SERVER.refuse();
    }
  }

  private void checkDomain(String email) {
    if (!UserRules.inDomains(email, config.current().team().restrictCreationToDomains())) {
      throw SignUpCode.DOMAIN_NOT_ACCEPTED.refuse();
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
        username,
        form.trusted().authData(),
        form.trusted().authService(),
        email,
        !verifiedEmail.isEmpty() || form.trusted().emailVerified(),
        form.nickname(),
        form.firstName(),
        form.lastName(),
        form.position(),
        "system_user",
        form.allowMarketing(),
        form.props(),
        form.notifyProps(),
        form.timezone().isEmpty() ? TIMEZONE : form.timezone(),
        Locales.offered(form.locale()) ? form.locale() : defaultLocale(),
        now,
        0,
        0,
        false,
        0,
        User.Bot.NONE);
  }

  private String defaultLocale() {
    return config.current().tree().at("/LocalizationSettings/DefaultClientLocale").asText();
  }
}
