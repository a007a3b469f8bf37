/**
 * Work that one node does at a time: jobs, which are rows that any node may take and the leader
 * adds by schedule, and tasks, which the leader alone does again and again. Start at {@link
 * org.starling.platform.jobs.Jobs}; facts in contract/cluster.md section 6.
 *
 * <p>A job runs on one node: whoever takes it writes itself into {@code starling_job_claims} under
 * a number that only grows, and everything it writes compares that number in its own transaction.
 */
@NullMarked
package org.starling.platform.jobs;

import org.jspecify.annotations.NullMarked;
