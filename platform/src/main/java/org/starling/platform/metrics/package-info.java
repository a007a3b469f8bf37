/**
 * What the server counts and times, in the names and buckets of the contract (metrics.md), and how
 * it is written for a scraper. Start at {@link org.starling.platform.metrics.Metrics}.
 */
@NullMarked
package org.starling.platform.metrics;

import org.jspecify.annotations.NullMarked;
