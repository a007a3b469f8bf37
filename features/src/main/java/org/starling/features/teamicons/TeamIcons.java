package org.starling.features.teamicons;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import org.starling.features.teams.ChangeTeam;
import org.starling.features.teams.FindTeams;
import org.starling.features.teams.Team;
import org.starling.features.teams.Teams;
import org.starling.features.teams.TeamsWiring;
import org.starling.kernel.Caller;
import org.starling.kernel.Code;
import org.starling.kernel.TeamId;
import org.starling.platform.Platform;
import org.starling.platform.config.ConfigSource;
import org.starling.platform.http.Form;
import org.starling.platform.images.SquarePicture;
import org.starling.platform.images.UnreadablePicture;
import org.starling.platform.storage.Blobs;

/** Sets, reads and removes the icon of a team. The team's row tells whether there is one. */
final class TeamIcons {
  private static final int SIDE_PIXELS = 128;

  private final ConfigSource config;
  private final Blobs blobs;
  private final Clock clock;
  private final Teams teams;
  private final FindTeams find;
  private final ChangeTeam change;

  TeamIcons(Platform platform, TeamsWiring.Faces faces) {
    this.config = platform.config();
    this.blobs = platform.blobs();
    this.clock = platform.clock();
    this.teams = faces.teams();
    this.find = faces.find();
    this.change = faces.change();
  }

  /** A team that the caller may see, and so its icon too. */
  Team team(Caller caller, TeamId id) {
    return find.one(caller, id);
  }

  byte[] read(Team team) throws IOException {
    if (team.lastTeamIconUpdate() == 0) {
      throw IconCode.NONE.refuse();
    }
    try (InputStream in = blobs.read(key(team.id()))) {
      return in.readAllBytes();
    } catch (NoSuchFileException e) {
      throw IconCode.NONE.refuse("", e);
    }
  }

  void checkMaySet(Caller caller, TeamId id) {
    change.checkMayManage(caller, id);
  }

  void set(TeamId id, Form.Upload upload) throws IOException {
    checkThere(id, IconCode.NO_TEAM_TO_SET);
    if (upload.bytes() > config.current().file().maxFileSize()) {
      throw IconCode.TOO_LARGE.refuse();
    }
    byte[] icon;
    try (InputStream in = upload.open()) {
      icon =
          SquarePicture.png(
              in.readAllBytes(), SIDE_PIXELS, config.current().file().maxImageResolution());
    } catch (UnreadablePicture e) {
      throw IconCode.NO_PICTURE.refuse("", e);
    }
    blobs.write(key(id), new ByteArrayInputStream(icon));
    change.iconChanged(id, clock.millis());
  }

  /** The row first: a file that stays behind is never served. */
  void remove(Caller caller, TeamId id) throws IOException {
    change.checkMayManage(caller, id);
    checkThere(id, IconCode.NO_TEAM_TO_CLEAR);
    change.iconChanged(id, 0);
    blobs.delete(key(id));
  }

  private void checkThere(TeamId id, Code absent) {
    if (teams.byId(id).isEmpty()) {
      throw absent.refuse();
    }
  }

  private static String key(TeamId id) {
    return "teams/" + id.value() + "/teamIcon.png";
  }
}
