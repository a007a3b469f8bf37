/**
 * Real processes: nodes, PostgreSQL and proxies, each on a host of its own in a network namespace
 * where this machine allows it. Start at {@link org.starling.clustertests.lab.Lab}.
 */
@NullMarked
package org.starling.clustertests.lab;

import org.jspecify.annotations.NullMarked;
