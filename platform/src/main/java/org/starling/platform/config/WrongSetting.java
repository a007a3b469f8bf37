package org.starling.platform.config;

/** A setting whose value breaks a rule. Secrets must not be passed as {@code value}. */
public final class WrongSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final String key;
  private final String explanation;

  /**
   * @param id the contract's error id; empty if the value has the wrong type
   * @param key section and name, joined by a dot
   */
  public WrongSetting(String id, String key, String value, String rule) {
    super(key + " is " + value + ", but " + rule);
    this.id = id;
    this.key = key;
    this.explanation = key + " is " + value + ", but " + rule;
  }

  public String id() {
    return id;
  }

  public String key() {
    return key;
  }

  /** The key, its value and the rule, in a sentence without its full stop. */
  public String explanation() {
    return explanation;
  }

  /** Whether the value cannot be read at all, as against one that breaks a rule. */
  public boolean wrongType() {
    return id.isEmpty();
  }
}
