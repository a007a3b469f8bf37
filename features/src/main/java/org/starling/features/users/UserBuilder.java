package org.starling.features.users;

import java.util.Map;

/** Makes a changed copy of an account; what is not named stays as it is. */
public final class UserBuilder {
  private final User old;
  private long updateAt;
  private long deleteAt;
  private String username;
  private String email;
  private boolean emailVerified;
  private String nickname;
  private String firstName;
  private String lastName;
  private String position;
  private String roles;
  private boolean allowMarketing;
  private Map<String, Object> props;
  private Map<String, String> notifyProps;
  private Map<String, String> timezone;
  private String locale;
  private long lastPictureUpdate;

  UserBuilder(User old) {
    this.old = old;
    this.updateAt = old.updateAt();
    this.deleteAt = old.deleteAt();
    this.username = old.username();
    this.email = old.email();
    this.emailVerified = old.emailVerified();
    this.nickname = old.nickname();
    this.firstName = old.firstName();
    this.lastName = old.lastName();
    this.position = old.position();
    this.roles = old.roles();
    this.allowMarketing = old.allowMarketing();
    this.props = old.props();
    this.notifyProps = old.notifyProps();
    this.timezone = old.timezone();
    this.locale = old.locale();
    this.lastPictureUpdate = old.lastPictureUpdate();
  }

  public UserBuilder updateAt(long value) {
    updateAt = value;
    return this;
  }

  public UserBuilder deleteAt(long value) {
    deleteAt = value;
    return this;
  }

  public UserBuilder username(String value) {
    username = value;
    return this;
  }

  public UserBuilder email(String value) {
    email = value;
    return this;
  }

  public UserBuilder emailVerified(boolean value) {
    emailVerified = value;
    return this;
  }

  public UserBuilder nickname(String value) {
    nickname = value;
    return this;
  }

  public UserBuilder firstName(String value) {
    firstName = value;
    return this;
  }

  public UserBuilder lastName(String value) {
    lastName = value;
    return this;
  }

  public UserBuilder position(String value) {
    position = value;
    return this;
  }

  public UserBuilder roles(String value) {
    roles = value;
    return this;
  }

  public UserBuilder props(Map<String, Object> value) {
    props = value;
    return this;
  }

  public UserBuilder notifyProps(Map<String, String> value) {
    notifyProps = value;
    return this;
  }

  public UserBuilder timezone(Map<String, String> value) {
    timezone = value;
    return this;
  }

  public UserBuilder locale(String value) {
    locale = value;
    return this;
  }

  public UserBuilder lastPictureUpdate(long value) {
    lastPictureUpdate = value;
    return this;
  }

  public User done() {
    return new User(
        old.id(),
        old.createAt(),
        updateAt,
        deleteAt,
        username,
        old.authData(),
        old.authService(),
        email,
        emailVerified,
        nickname,
        firstName,
        lastName,
        position,
        roles,
        allowMarketing,
        props,
        notifyProps,
        timezone,
        locale,
        old.lastPasswordUpdate(),
        lastPictureUpdate,
        old.failedAttempts(),
        old.mfaActive(),
        old.lastLogin(),
        old.bot());
  }
}
