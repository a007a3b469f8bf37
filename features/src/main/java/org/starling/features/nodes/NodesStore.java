package org.starling.features.nodes;

import org.starling.platform.db.Reader;

/** The schema that this node found. */
final class NodesStore {
  long schema(Reader db) {
    return db.number("SELECT max(version) FROM db_migrations").orElse(0);
  }
}
