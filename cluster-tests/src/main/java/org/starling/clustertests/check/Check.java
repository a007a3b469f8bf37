package org.starling.clustertests.check;

import java.util.stream.Stream;
import org.starling.clustertests.history.History;

/** One promise. */
@FunctionalInterface
interface Check {
  Stream<Breach> breaches(History history);
}
