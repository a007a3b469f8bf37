package org.starling.clustertests.people;

import java.util.List;

/**
 * What somebody begins with.
 *
 * @param channels where they talk
 * @param seed of their wishes
 */
record Part(Account account, List<String> channels, long seed) {}
