package org.starling.kernel;

/**
 * Something that happened and that clients or other features may hear of, after its transaction has
 * committed. Features declare sealed records; applied to an older copy, an event gives what a fresh
 * read gives.
 */
public interface Event {
  Audience audience();
}
