package org.starling.features.teamicons;

import java.io.IOException;
import java.util.List;
import org.starling.features.teams.Team;
import org.starling.kernel.TeamId;
import org.starling.platform.http.Call;
import org.starling.platform.http.Form;
import org.starling.platform.http.Need;
import org.starling.platform.http.Reply;
import org.starling.platform.http.Route;

/** The icon of a team over HTTP. */
final class TeamIconsApi {
  private static final String IMAGE = "/api/v4/teams/{team_id}/image";
  private static final int FORM_BYTES = 1024;

  private final TeamIcons icons;

  TeamIconsApi(TeamIcons icons) {
    this.icons = icons;
  }

  List<Route> routes() {
    return List.of(
        Route.get(IMAGE).needs(Need.SESSION).noCsrf().run(this::read),
        Route.post(IMAGE)
            .needs(Need.SESSION)
            .bodyBytesMax(config -> config.file().maxFileSize() + FORM_BYTES)
            .run(this::set),
        Route.delete(IMAGE).needs(Need.SESSION).run(this::remove));
  }

  private Reply read(Call call) throws IOException {
    Team team = icons.team(call.caller(), call.teamId("team_id"));
    byte[] icon = icons.read(team);
    return Reply.unlessMatching(
        call,
        Long.toString(team.lastTeamIconUpdate()),
        () -> Reply.bytes("image/png", icon).with("Cache-Control", "max-age=86400, private"));
  }

  private Reply set(Call call) throws IOException {
    TeamId team = call.teamId("team_id");
    icons.checkMaySet(call.caller(), team);
    Form.Upload upload =
        call.form(IconCode.NO_FORM).upload("image").orElseThrow(IconCode.NO_FILE::refuse);
    icons.set(team, upload);
    return Reply.ok();
  }

  private Reply remove(Call call) throws IOException {
    icons.remove(call.caller(), call.teamId("team_id"));
    return Reply.ok();
  }
}
