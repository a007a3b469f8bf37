package org.starling.platform.jobs;

/** The job is not this node's any more: another goes on with it. Nothing was written. */
public final class JobTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobTaken(String job) {
    super("job " + job + " was taken over");
  }
}
