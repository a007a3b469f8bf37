package org.starling.platform.cluster;

/**
 * Whether this node takes work: asked by its doors at each request, and by whoever asks after it.
 */
public final class Standing {
  private final Contact contact;
  private volatile boolean draining;

  public Standing(Contact contact) {
    this.contact = contact;
  }

  /** From now on this node is on its way out: it finishes what it has, and asks for no more. */
  public void drain() {
    draining = true;
  }

  public boolean draining() {
    return draining;
  }

  /** Others serve without this node; see {@link Contact#cutOff}. */
  public boolean cutOff() {
    return contact.cutOff();
  }

  /** Whether a proxy should send clients here. */
  public boolean welcoming() {
    return !draining && !cutOff();
  }
}
