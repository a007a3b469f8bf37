package org.starling.features.terms;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Why a request about terms of service is refused. */
enum TermsCode implements Code {
  NONE(
      Kind.MISSING,
      "app.terms_of_service.get.no_rows.app_error",
      "This server has no such terms of service."),
  NOTHING_ACCEPTED(
      Kind.MISSING,
      "app.user_terms_of_service.get_by_user.no_rows.app_error",
      "No terms of service were accepted by this account."),
  OFF(
      Kind.INVALID,
      "api.create_terms_of_service.custom_terms_of_service_disabled.app_error",
      "Terms of service are switched off. Switch on SupportSettings.CustomTermsOfServiceEnabled first."),
  EMPTY(
      Kind.INVALID,
      "api.create_terms_of_service.empty_text.app_error",
      "The terms of service have no text. Write one.");

  private final Reason reason;

  TermsCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
