package org.starling.kernel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The {@link Events} of one process. Everybody hears an event, whoever else fails at it. */
public final class EventBus implements Events {
  private record Listener<E extends Event>(Class<E> type, Consumer<? super E> consumer) {
    void hear(Event event) {
      if (type.isInstance(event)) {
        consumer.accept(type.cast(event));
      }
    }
  }

  private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void publish(Event event) {
    RuntimeException failure = null;
    for (Listener<?> listener : listeners) {
      try {
        listener.hear(event);
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public <E extends Event> void on(Class<E> type, Consumer<? super E> listener) {
    listeners.add(new Listener<>(type, listener));
  }
}
