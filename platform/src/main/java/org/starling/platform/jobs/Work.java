package org.starling.platform.jobs;

/** What is done for a type of jobs. */
@FunctionalInterface
public interface Work {
  /** Does the job, or goes on with it where {@link Run#data} says; may be interrupted. */
  void run(Run run) throws InterruptedException;
}
