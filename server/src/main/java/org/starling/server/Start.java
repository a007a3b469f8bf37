package org.starling.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a start was asked for.
 *
 * @param port to listen on; 0 leaves it to ServiceSettings.ListenAddress
 */
record Start(Path data, int port, Optional<Path> client, StartClock clock) {}
