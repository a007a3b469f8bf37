package org.starling.features.jobs;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.starling.kernel.Caller;
import org.starling.kernel.Code;
import org.starling.kernel.Id;
import org.starling.kernel.Permissions;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.jobs.Job;
import org.starling.platform.jobs.JobStatus;
import org.starling.platform.jobs.Jobs;

/** The routes about jobs. */
final class JobsApi {
  private final Jobs jobs;
  private final JobTypes types;
  private final Permissions permissions;

  JobsApi(Jobs jobs, JobTypes types, Permissions permissions) {
    this.jobs = jobs;
    this.types = types;
    this.permissions = permissions;
  }

  List<Route> routes() {
    String one = "/api/v4/jobs/{job_id}";
    return List.of(
        Route.get("/api/v4/jobs").needs(Need.SESSION).run(this::list),
        Route.post("/api/v4/jobs").needs(Need.SESSION).run(this::add),
        Route.get("/api/v4/jobs/type/{job_type:[A-Za-z0-9_-]+}")
            .needs(Need.SESSION)
            .run(this::ofType),
        Route.get(one).needs(Need.SESSION).run(this::read),
        Route.post(one + "/cancel").needs(Need.SESSION).run(this::cancel),
        Route.get(one + "/download").needs(Need.SESSION).run(this::download),
        Route.of("PATCH", one + "/status").needs(Need.SESSION).run(this::change));
  }

  private Reply list(Call call) {
    String type = call.query("job_type");
    Optional<JobStatus> status = JobStatus.of(call.query("status"));
    if (!type.isEmpty()) {
      permit(call.caller(), rights(type, HttpCode.BAD_PATH).read());
    }
    List<String> readable = type.isEmpty() ? types.readable(call.caller()) : List.of(type);
    if (readable.isEmpty()) {
      throw HttpCode.NOT_PERMITTED.refuse();
    }
    if (!call.query("status").isEmpty() && status.isEmpty()) {
      throw JobCode.WRONG_STATUS.refuse(call.query("status"));
    }
    return page(call, readable, status);
  }

  private Reply ofType(Call call) {
    String type = call.path("job_type");
    permit(call.caller(), rights(type, JobCode.NOT_READABLE).read());
    return page(call, List.of(type), Optional.empty());
  }

  private Reply page(Call call, Collection<String> readable, Optional<JobStatus> status) {
    int rows = call.perPage();
    return Reply.ok(
        jobs.list(readable, status, call.page() * rows, rows).stream().map(JobJson::of).toList());
  }

  private Reply add(Call call) {
    JobJson.Order order = call.json(JobJson.Order.class);
    String right = rights(order.type(), JobCode.NO_SUCH_TYPE).create();
    if (right.isEmpty()) {
      throw JobCode.NO_SUCH_TYPE.refuse(order.type());
    }
    permit(call.caller(), right);
    if (!types.done(order.type())) {
      throw JobCode.NOBODY_DOES_IT.refuse(order.type());
    }
    return Reply.created(JobJson.of(jobs.add(order.type(), order.data())));
  }

  private Reply read(Call call) {
    Job job = find(call);
    permit(call.caller(), rights(job.type(), JobCode.NOT_READABLE).read());
    return Reply.ok(JobJson.of(job));
  }

  private Reply cancel(Call call) {
    cancel(managed(call));
    return Reply.ok();
  }

  private void cancel(Job job) {
    if (!jobs.cancel(job.id())) {
      throw JobCode.NOT_CANCELABLE.refuse();
    }
  }

  /** No job here has a result that is kept as a file. */
  private Reply download(Call call) {
    throw JobCode.NO_DOWNLOAD.refuse();
  }

  private Reply change(Call call) {
    JobJson.Change change = call.json(JobJson.Change.class);
    if (change.status().isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("status");
    }
    Job job = managed(call);
    JobStatus to =
        JobStatus.of(change.status())
            .orElseThrow(() -> JobCode.WRONG_STATUS.refuse(change.status()));
    if (!change.force() && !follows(job.status(), to)) {
      throw JobCode.WRONG_STATUS.refuse(job.status().wire() + " to " + to.wire());
    }
    if (to == JobStatus.CANCEL_REQUESTED) {
      cancel(job);
    } else if (!jobs.change(job, to)) {
      throw JobCode.WRONG_STATUS.refuse("changed meanwhile");
    }
    return Reply.ok();
  }

  private static boolean follows(JobStatus from, JobStatus to) {
    return switch (from) {
      case PENDING -> to == JobStatus.CANCEL_REQUESTED;
      case IN_PROGRESS -> to == JobStatus.PENDING || to == JobStatus.CANCEL_REQUESTED;
      case CANCEL_REQUESTED -> to == JobStatus.CANCELED;
      case SUCCESS, ERROR, CANCELED, WARNING -> false;
    };
  }

  private Job managed(Call call) {
    Job job = find(call);
    permit(call.caller(), rights(job.type(), JobCode.NO_SUCH_TYPE).manage());
    return job;
  }

  private Job find(Call call) {
    String id = call.path("job_id");
    if (!Id.isValid(id)) {
      throw HttpCode.BAD_PATH.refuse("job_id");
    }
    return jobs.find(id).orElseThrow(JobCode.MISSING::refuse);
  }

  private JobTypes.Rights rights(String type, Code unknown) {
    return types.of(type).orElseThrow(() -> unknown.refuse(type));
  }

  private void permit(Caller caller, String permission) {
    if (!permissions.has(caller, permission)) {
      throw HttpCode.NOT_PERMITTED.refuse(permission);
    }
  }
}
