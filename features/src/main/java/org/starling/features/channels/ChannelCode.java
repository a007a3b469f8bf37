package org.starling.features.channels;

import org.starling.kernel.Code;
import org.starling.kernel.Kind;
import org.starling.kernel.Reason;

/** Refusals that every part of channels may give. */
public enum ChannelCode implements Code {
  UNKNOWN(
      Kind.MISSING,
      "app.channel.get.existing.app_error",
      "There is no such channel. It may have been deleted; check the link."),
  NAME_UNKNOWN(
      Kind.MISSING,
      "app.channel.get_by_name.missing.app_error",
      "There is no channel of that name here. Check the spelling, or ask to be added."),
  NO_CHANNELS(
      Kind.MISSING,
      "app.channel.get_channels.not_found.app_error",
      "No channels were found. Join one, or ask for another team."),
  NO_MEMBER(
      Kind.MISSING,
      "app.channel.get_member.missing.app_error",
      "That person is not a member of this channel."),
  NO_TEAM_MEMBER(
      Kind.MISSING,
      "app.team.get_member.missing.app_error",
      "That person is not a member of this channel's team. Add them to the team first."),
  NO_USER(
      Kind.MISSING, "app.user.missing_account.const", "There is no such account. Check the id."),
  TOWN_SQUARE(
      Kind.INVALID,
      "api.channel.remove.default.app_error",
      "The default channel keeps all members of its team."),
  NAME_TAKEN(
      Kind.INVALID,
      "store.sql_channel.save_channel.exists.app_error",
      "A channel of that name exists on this team already. Choose another name.");

  private final Reason reason;

  ChannelCode(Kind kind, String id, String text) {
    reason = new Reason(kind, id, text);
  }

  @Override
  public Reason reason() {
    return reason;
  }
}
