package org.starling.features.terms;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.features.terms.TermsStore.Accepted;
import org.starling.kernel.UserId;
import org.starling.platform.Platform;
import org.starling.platform.http.Call;
import org.starling.platform.http.HttpCode;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;
import org.starling.platform.http.TextMap;

/** Terms of service over HTTP. */
final class TermsApi {
  record Answer(
      @JsonProperty("termsOfServiceId") String terms,
      @JsonProperty("accepted") @Nullable Boolean accepted) {}

  private final Platform platform;
  private final TermsStore store;

  TermsApi(Platform platform, TermsStore store) {
    this.platform = platform;
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/api/v4/terms_of_service").needs(Need.SESSION).run(call -> latest()),
        Route.post("/api/v4/terms_of_service")
            .needs(Need.system("manage_system"))
            .run(this::create),
        Route.get("/api/v4/users/{user_id}/terms_of_service")
            .needs(Need.SESSION)
            .run(this::accepted),
        Route.post("/api/v4/users/{user_id}/terms_of_service")
            .needs(Need.SESSION)
            .body(Answer.class)
            .run(this::answer));
  }

  private Reply latest() {
    return Reply.ok(store.latest(platform.db().primary()).orElseThrow(TermsCode.NONE::refuse));
  }

  private Reply create(Call call) {
    if (!on()) {
      throw TermsCode.OFF.refuse();
    }
    String text = TextMap.of(call).text("text");
    if (text.isEmpty()) {
      throw TermsCode.EMPTY.refuse();
    }
    Optional<Terms> latest = store.latest(platform.db().primary());
    if (latest.isPresent() && latest.get().text().equals(text)) {
      return Reply.ok(latest.get());
    }
    Terms terms =
        new Terms(
            platform.ids().next(), platform.clock().millis(), call.caller().user().value(), text);
    platform
        .db()
        .write(tx -> {
          store.insert(tx, terms);
          return terms;
        });
    return Reply.ok(terms);
  }

  private boolean on() {
    return platform
        .config()
        .current()
        .tree()
        .path("SupportSettings")
        .path("CustomTermsOfServiceEnabled")
        .asBoolean(false);
  }

  /** Everybody sees and gives their own answer, whoever the path names. */
  private Reply accepted(Call call) {
    call.userId("user_id");
    return Reply.ok(
        store
            .accepted(platform.db().primary(), call.caller().user())
            .orElseThrow(TermsCode.NOTHING_ACCEPTED::refuse));
  }

  private Reply answer(Call call, Answer answer) {
    call.userId("user_id");
    if (answer.terms().isEmpty()) {
      throw HttpCode.BAD_BODY.refuse("termsOfServiceId");
    }
    if (answer.accepted() == null) {
      throw HttpCode.BAD_BODY.refuse("accepted");
    }
    UserId user = call.caller().user();
    boolean accepted = answer.accepted();
    Terms terms =
        store.byId(platform.db().primary(), answer.terms()).orElseThrow(TermsCode.NONE::refuse);
    platform
        .db()
        .write(tx -> {
          if (accepted) {
            store.accept(tx, new Accepted(user.value(), terms.id(), platform.clock().millis()));
          } else {
            store.decline(tx, user, terms.id());
          }
          return terms;
        });
    return Reply.ok();
  }
}
