package org.starling.server;

import java.nio.file.Path;
import java.util.Optional;

/** What a start was asked for. */
record Start(Path data, int port, Optional<Path> client, StartClock clock) {}
