package org.starling.platform.jobs;

/** Somebody wants the job to end. */
public final class JobCanceled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobCanceled(String job) {
    super("job " + job + " is to be canceled");
  }
}
