package org.starling.features.recovery;

import java.util.List;
import org.starling.platform.http.Call;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.TextMap;

/** Mailed links over HTTP: forgotten passwords, and the proof of addresses. */
final class RecoveryApi {
  private final ResetPassword reset;
  private final VerifyEmail verify;

  RecoveryApi(ResetPassword reset, VerifyEmail verify) {
    this.reset = reset;
    this.verify = verify;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v4/users/password/reset/send").needs(Need.NOBODY).run(this::sendReset),
        Route.post("/api/v4/users/password/reset").needs(Need.NOBODY).run(this::reset),
        Route.post("/api/v4/users/email/verify/send").needs(Need.NOBODY).run(this::sendVerify),
        Route.post("/api/v4/users/email/verify").needs(Need.NOBODY).run(this::verify));
  }

  private Reply sendReset(Call call) {
    reset.sendLink(TextMap.of(call).text("email"));
    return Reply.ok();
  }

  private Reply reset(Call call) {
    TextMap body = TextMap.of(call);
    reset.reset(body.text("token"), body.text("new_password"));
    return Reply.ok();
  }

  private Reply sendVerify(Call call) {
    verify.sendLink(TextMap.of(call).text("email"));
    return Reply.ok();
  }

  private Reply verify(Call call) {
    verify.verify(TextMap.of(call).text("token"));
    return Reply.ok();
  }
}
