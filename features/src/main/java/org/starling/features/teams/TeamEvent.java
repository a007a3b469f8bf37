package org.starling.features.teams;

import org.starling.kernel.Audience;
import org.starling.kernel.Event;
import org.starling.kernel.TeamId;
import org.starling.kernel.UserId;

/** What others may hear of teams and of who comes and goes. */
public sealed interface TeamEvent extends Event {
  /** Details, access, secret of the link or icon changed. */
  record Updated(Team team) implements TeamEvent {
    @Override
    public Audience audience() {
      return Audience.team(team.id());
    }
  }

  /** Archived, or gone for good. */
  record Deleted(Team team) implements TeamEvent {
    @Override
    public Audience audience() {
      return Audience.team(team.id());
    }
  }

  record Restored(Team team) implements TeamEvent {
    @Override
    public Audience audience() {
      return Audience.team(team.id());
    }
  }

  record Joined(TeamId team, UserId user) implements TeamEvent {
    @Override
    public Audience audience() {
      return Audience.user(user);
    }
  }

  /** Told to the user and, apart, to those who stay. */
  record Left(TeamId team, UserId user) implements TeamEvent {
    @Override
    public Audience audience() {
      return Audience.team(team).omitting(user);
    }
  }
}
