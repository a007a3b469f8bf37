package org.starling.features.teams;

import org.starling.kernel.TeamId;

/** A team as stored. {@code type} is O (open) or I (by invitation). */
public record Team(
    TeamId id,
    long createAt,
    long updateAt,
    long deleteAt,
    String displayName,
    String name,
    String description,
    String email,
    String type,
    String companyName,
    String allowedDomains,
    String inviteId,
    boolean allowOpenInvite,
    long lastTeamIconUpdate,
    String schemeId,
    boolean groupConstrained) {}
