/**
 * Owns how administrators see and steer jobs, and the job that sweeps out old ones. What a job does
 * belongs to the feature whose rows it works on; how jobs run to {@link
 * org.starling.platform.jobs.Jobs}.
 */
@NullMarked
package org.starling.features.jobs;

import org.jspecify.annotations.NullMarked;
