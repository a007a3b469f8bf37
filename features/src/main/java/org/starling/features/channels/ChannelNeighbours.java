package org.starling.features.channels;

import java.util.function.Supplier;
import org.starling.features.roles.Roles;
import org.starling.features.teams.Teams;
import org.starling.features.users.Users;
import org.starling.kernel.Permissions;

/**
 * What the four folders of channels need of other features.
 *
 * @param posts filled by a later feature; ask when a request runs, not while wiring
 */
public record ChannelNeighbours(
    Permissions permissions,
    Roles roles,
    Users users,
    Teams teams,
    Supplier<? extends SystemPosts> posts) {}
