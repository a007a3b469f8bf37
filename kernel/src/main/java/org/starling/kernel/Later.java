package org.starling.kernel;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A place in an earlier feature that a later one fills while the server is put together: the
 * earlier feature declares the interface and holds this, the later one implements it. Asking before
 * it is filled, or filling it twice, is a mistake in the wiring.
 */
public final class Later<T> implements Supplier<T> {
  private final AtomicReference<T> value = new AtomicReference<>();

  public void set(T value) {
    if (!this.value.compareAndSet(null, value)) {
      throw new IllegalStateException("filled twice");
    }
  }

  @Override
  public T get() {
    T present = value.get();
    if (present == null) {
      throw new IllegalStateException("not filled yet");
    }
    return present;
  }
}
