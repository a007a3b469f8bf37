package org.starling.features.users;

import java.util.List;
import java.util.function.Supplier;
import org.starling.kernel.Permissions;

/**
 * Later features that accounts ask; they exist when the first request comes.
 *
 * @param lives told of each change within its transaction, in this order
 */
public record UserNeighbours(
    Supplier<? extends Permissions> permissions,
    Supplier<? extends Passwords> passwords,
    Supplier<? extends Invitations> invitations,
    List<AccountLife> lives) {}
