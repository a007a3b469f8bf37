package org.starling.features.jobs;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a request about jobs can be refused. */
enum JobCode implements Code {
  NO_SUCH_TYPE(
      Kind.INVALID,
      "api.job.unable_to_create_job.incorrect_job_type",
      "There is no such type of jobs, or it cannot be started by hand."),
  NOBODY_DOES_IT(
      Kind.INVALID,
      "model.job.is_valid.type.app_error",
      "This server does no jobs of this type. Nothing was added."),
  NOT_READABLE(
      Kind.INVALID,
      "api.job.retrieve.nopermissions",
      "There is no such type of jobs that could be read."),
  MISSING(Kind.MISSING, "app.job.get.app_error", "There is no such job."),
  WRONG_STATUS(
      Kind.INVALID,
      "api.job.status.invalid",
      "A job cannot be given this status, or not from the one it has."),
  NOT_CANCELABLE(
      Kind.INVALID,
      "jobs.request_cancellation.status.error",
      "The job has ended already, so it cannot be canceled."),
  NO_DOWNLOAD(
      Kind.DISABLED,
      "app.job.download_export_results_not_enabled",
      "Results of jobs cannot be downloaded from this server.");

  private final Reason reason;

  JobCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
