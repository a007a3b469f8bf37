package org.starling.server;

import java.util.List;
import org.starling.features.accesstokens.AccessTokensWiring;
import org.starling.features.audit.AuditTrail;
import org.starling.features.audit.AuditWiring;
import org.starling.features.auth.AuthWiring;
import org.starling.features.avatars.AvatarsWiring;
import org.starling.features.directory.DirectoryWiring;
import org.starling.features.mfa.Mfa;
import org.starling.features.mfa.MfaWiring;
import org.starling.features.profiles.ProfilesWiring;
import org.starling.features.recovery.RecoveryWiring;
import org.starling.features.roles.RolesWiring;
import org.starling.features.sessions.SessionsWiring;
import org.starling.features.signin.SignInWiring;
import org.starling.features.signup.SignUpWiring;
import org.starling.features.terms.TermsWiring;
import org.starling.features.users.Passwords;
import org.starling.features.users.UsersWiring;
import org.starling.platform.Platform;
import org.starling.platform.http.Route;

/** Accounts, roles, sessions, signing in and up; a part of {@link Assembly}. */
record People(
    UsersWiring.Faces users,
    RolesWiring.Wired roles,
    SessionsWiring.Wired sessions,
    AuthWiring.Faces auth,
    AuditTrail audit) {

  static People wire(Platform platform, List<Route> routes, Loose loose, RunningServer server) {
    UsersWiring.Faces users =
        UsersWiring.wire(platform, routes, loose.permissions, loose.accountLives);
    RolesWiring.Wired roles =
        RolesWiring.wire(platform, users.users(), loose.teamRoles, loose.channelRoles, routes);
    loose.permissions.set(roles.permissions());
    SessionsWiring.Wired sessions =
        SessionsWiring.wire(
            platform,
            new SessionsWiring.Neighbours(
                users.users(), roles.permissions(), loose.sessionTeams, loose.tokenSessions),
            routes);
    server.onClose(sessions.close());
    loose.tokenSessions.set(
        AccessTokensWiring.wire(platform, users.users(), roles.permissions(), sessions, routes));
    loose.accountLives.add(sessions.end());
    Mfa mfa = MfaWiring.wire(platform, users.users(), roles.permissions(), routes);
    AuthWiring.Faces auth =
        AuthWiring.wire(
            platform, new AuthWiring.Neighbours(users, roles.permissions(), sessions, mfa), routes);
    server.onClose(auth.close());
    Passwords passwords = auth.passwords();
    loose.accountLives.add(RecoveryWiring.wire(platform, users, auth, routes));
    SignInWiring.wire(platform, users.users(), roles.permissions(), passwords, routes);
    TermsWiring.wire(platform, routes);
    AuditTrail audit = AuditWiring.wire(platform, routes, roles.permissions());
    ProfilesWiring.wire(
        platform,
        routes,
        users,
        roles,
        new ProfilesWiring.Neighbours(passwords, loose.accountRemoval));
    DirectoryWiring.wire(platform, routes, users, roles);
    AvatarsWiring.wire(platform, routes, users, roles.permissions());
    SignUpWiring.wire(
        platform,
        routes,
        users,
        new SignUpWiring.Neighbours(roles.permissions(), passwords, loose.invitations));
    return new People(users, roles, sessions, auth, audit);
  }
}
