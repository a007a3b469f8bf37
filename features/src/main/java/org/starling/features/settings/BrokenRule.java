package org.starling.features.settings;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.platform.config.WrongSetting;

/** A rule of the settings that a change would break. */
record BrokenRule(String id, String text) implements Code {
  static BrokenRule of(WrongSetting wrong) {
    return new BrokenRule(
        wrong.id(), "The settings were not changed: " + wrong.explanation() + ".");
  }

  @Override
  public Kind kind() {
    return Kind.INVALID;
  }
}
