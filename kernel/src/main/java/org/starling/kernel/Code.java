package org.starling.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A reason to refuse, implemented by one enum a feature. {@link #id} is the contract's error id
 * (error-ids.txt), {@link #text} the sentence a person reads: what happened, why, what to do next.
 */
public interface Code {
  Reason reason();

  default Kind kind() {
    return reason().kind();
  }

  default String id() {
    return reason().id();
  }

  default String text() {
    return reason().text();
  }

  /** The refusal to throw. */
  default Refusal refuse() {
    return new Refusal(this, "", null);
  }

  /** The refusal to throw, with a detail for developers: names a field and its rule, no secrets. */
  default Refusal refuse(String detail) {
    return new Refusal(this, detail, null);
  }

  /** The refusal to throw, with the failure behind it, which is logged and not shown. */
  default Refusal refuse(String detail, @Nullable Throwable cause) {
    return new Refusal(this, detail, cause);
  }
}
