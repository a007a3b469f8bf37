// Accounts, sessions, tokens, preferences and statuses.
import {BAD_BODY, BAD_PATH, PASSWORD, PERMISSIONS, SESSION, UNKNOWN_ID} from './world.mjs';

export async function people(w, {admin, alice, bob, stranger, team, town}) {
  const {ok, refused} = bound(w);
  await ok('me', () => alice.client.getMe(), (u) => u.id === alice.user.id && u.password === undefined);
  await refused('me as a stranger', () => stranger.getMe(), 401, SESSION);
  await ok('a user', () => alice.client.getUser(bob.user.id), (u) => u.username === 'bob');
  await refused('an unknown user', () => alice.client.getUser(UNKNOWN_ID), 404, 'app.user.missing_account.const');
  await refused('a malformed id', () => alice.client.getUser('short'), 400, BAD_PATH);
  await ok('by name', () => alice.client.getUserByUsername('bob'), (u) => u.id === bob.user.id);
  await refused('by an unknown name', () => alice.client.getUserByUsername('nobody-here'), 404, 'app.user.get_by_username.app_error');
  await ok('by e-mail', () => alice.client.getUserByEmail('bob@example.test'), (u) => u.id === bob.user.id);
  await ok('a page of users', () => alice.client.getProfiles(0, 50), (l) => l.length >= 3);
  await refused('a page of users as a stranger', () => stranger.getProfiles(0, 50), 401, SESSION);
  await ok('users by ids', () => alice.client.getProfilesByIds([bob.user.id]), (l) => l[0].id === bob.user.id);
  await refused('users by no ids', () => alice.client.getProfilesByIds([]), 400, BAD_BODY);
  await ok('users by names', () => alice.client.getProfilesByUsernames(['bob']), (l) => l.length === 1);
  await ok('users in a team', () => alice.client.getProfilesInTeam(team.id), (l) => l.length >= 2);
  await ok('users in a channel', () => alice.client.getProfilesInChannel(town.id), (l) => l.length >= 2);
  await ok('administrators', () => alice.client.getProfiles(0, 50, {role: 'system_admin'}), (l) => l.length > 0 && l.every((u) => u.roles.includes('system_admin')));
  await ok('mere users', () => alice.client.getProfiles(0, 50, {role: 'system_user'}), (l) => l.length > 0 && l.every((u) => u.roles === 'system_user'));
  await refused('users of no role', () => alice.client.getProfiles(0, 50, {role: 'gardener'}), 400, BAD_BODY);
  await ok('search', () => alice.client.searchUsers('bo', {team_id: team.id}), (l) => l.some((u) => u.id === bob.user.id));
  await ok('completion', () => alice.client.autocompleteUsers('bo', team.id, town.id), (r) => r.users.length === 1);
  await ok('who shares a channel', () => alice.client.getKnownUsers(), (l) => l.includes(bob.user.id));
  await ok('how many', () => alice.client.getTotalUsersStats(), (s) => s.total_users_count >= 3);
  await ok('a patch', () => alice.client.patchMe({nickname: 'Al'}), (u) => u.nickname === 'Al');
  await refused('a patch of another', () => alice.client.patchUser({id: bob.user.id, nickname: 'x'}), 403, PERMISSIONS);
  await refused('a patch with a bad name', () => alice.client.patchMe({username: 'not good!'}), 400, 'model.user.is_valid.username.app_error');
  await refused('the name of another', () => alice.client.patchMe({username: 'bob'}), 400, 'app.user.save.username_exists.app_error');
  await ok('an update', async () => alice.client.updateUser({...(await alice.client.getMe()), position: 'Cook'}), (u) => u.position === 'Cook');
  await refused('roles by a plain user', () => alice.client.updateUserRoles(bob.user.id, 'system_admin system_user'), 403, PERMISSIONS);
  await ok('roles by an administrator', () => admin.client.updateUserRoles(bob.user.id, 'system_user'));
  await refused('switching another off', () => alice.client.updateUserActive(bob.user.id, false), 403, 'api.user.update_active.permissions.app_error');
  await refused('a wrong password', () => w.client().login('bob', 'Wrong-pass-1'), 401, 'api.user.login.invalid_credentials_email_username');
  await refused('no password', () => w.client().login('bob', ''), 400, 'api.user.login.blank_pwd.app_error');
  await refused('a short password at sign-up', () => stranger.createUser({username: 'shorty', email: 's@example.test', password: 'a'}, '', ''), 400, 'model.user.is_valid.pwd_min_length.app_error');
  await refused('a name twice', () => stranger.createUser({username: 'bob', email: 'b2@example.test', password: PASSWORD}, '', ''), 400, 'app.user.save.username_exists.app_error');
  await refused('another password by a wrong one', () => alice.client.updateUserPassword(alice.user.id, 'nope', 'Official-2'), 400, 'api.user.update_password.incorrect.app_error');
  await ok('another password', () => alice.client.updateUserPassword(alice.user.id, PASSWORD, PASSWORD + 'x'));
  await ok('and back', () => alice.client.updateUserPassword(alice.user.id, PASSWORD + 'x', PASSWORD));
  await ok('a reset by mail, for whomever', () => stranger.sendPasswordResetEmail('nobody@example.test'));
  await refused('a reset with a made-up token', () => stranger.resetUserPassword('x'.repeat(64), 'Official-3'), 400, 'api.user.reset_password.invalid_link.app_error');
  await refused('a made-up verification', () => stranger.verifyUserEmail('x'.repeat(64)), 400, 'api.user.verify_email.bad_link.app_error');

  const second = w.client();
  await second.login('alice', PASSWORD);
  const sessions = await ok('sessions', () => alice.client.getSessions(alice.user.id), (l) => l.length >= 2 && l.every((s) => s.token === ''));
  await refused('sessions of another', () => alice.client.getSessions(bob.user.id), 403, PERMISSIONS);
  const hers = sessions?.find((s) => s.id !== (sessions.at(-1)?.id)) ?? sessions?.[0];
  await refused('ending an unknown session', () => alice.client.revokeSession(alice.user.id, UNKNOWN_ID), 400, 'app.session.get.app_error');
  await ok('signing out', () => second.logout());
  await refused('after signing out', () => second.getMe(), 401, SESSION);
  w.note(hers !== undefined, 'a session to look at');

  await ok('the right to make tokens', () => admin.client.updateUserRoles(alice.user.id, 'system_user system_user_access_token'));
  const token = await ok('a token', () => alice.client.createUserAccessToken(alice.user.id, 'for a script'), (t) => t.token.length === 26);
  await ok('used', () => w.client(token.token).getMe(), (u) => u.id === alice.user.id);
  await ok('its row, without the secret', () => alice.client.getUserAccessToken(token.id), (t) => !t.token);
  await ok('switched off', () => alice.client.disableUserAccessToken(token.id));
  await refused('does not work then', () => w.client(token.token).getMe(), 401, SESSION);
  await ok('switched on', () => alice.client.enableUserAccessToken(token.id));
  await ok('listed', () => alice.client.getUserAccessTokensForUser(alice.user.id), (l) => l.length === 1);
  await ok('revoked', () => alice.client.revokeUserAccessToken(token.id));
  await refused('a token without the right', () => bob.client.createUserAccessToken(bob.user.id, 'x'), 403, PERMISSIONS);

  const preference = {user_id: alice.user.id, category: 'display_settings', name: 'use_military_time', value: 'true'};
  await ok('saving a preference', () => alice.client.savePreferences(alice.user.id, [preference]));
  await ok('preferences', () => alice.client.getMyPreferences(), (l) => l.some((p) => p.name === 'use_military_time'));
  await refused('saving for another', () => alice.client.savePreferences(bob.user.id, [{...preference, user_id: bob.user.id}]), 403, PERMISSIONS);
  await ok('deleting a preference', () => alice.client.deletePreferences(alice.user.id, [preference]));

  await ok('a status', () => alice.client.updateStatus({user_id: alice.user.id, status: 'away'}), (s) => s.status === 'away');
  await ok('reading it', () => bob.client.getStatus(alice.user.id), (s) => s.status === 'away');
  await refused('a status that is none', () => alice.client.updateStatus({user_id: alice.user.id, status: 'asleep'}), 400, BAD_BODY);
  await refused("another's status", () => alice.client.updateStatus({user_id: bob.user.id, status: 'away'}), 403, PERMISSIONS);
  await ok('statuses by ids', () => bob.client.getStatusesByIds([alice.user.id]), (l) => l.length === 1);
  await absence({ok}, alice, bob);
}

async function absence({ok}, alice, bob) {
  const words = {auto_responder_active: 'true', auto_responder_message: 'Back on Monday'};
  const before = (await bob.client.getMe()).notify_props;
  const replies = (list) => Object.values(list.posts).filter((p) => p.type === 'system_auto_responder');
  await ok('words for the time of absence', () => bob.client.patchMe({notify_props: {...before, ...words}}));
  await ok('is out of office', () => alice.client.getStatus(bob.user.id), (s) => s.status === 'ooo' && s.manual);
  const direct = await alice.client.createDirectChannel([alice.user.id, bob.user.id]);
  const question = await ok('a question meanwhile', () => alice.client.createPost({channel_id: direct.id, message: 'There?'}));
  await ok('another one', () => alice.client.createPost({channel_id: direct.id, message: 'Hello?'}));
  await ok('is answered once', () => alice.client.getPosts(direct.id), (l) => replies(l).length === 1
    && replies(l)[0].message === 'Back on Monday' && replies(l)[0].root_id === question.id && replies(l)[0].user_id === bob.user.id);
  await ok('a status of his own choice', () => bob.client.updateStatus({user_id: bob.user.id, status: 'away'}), (s) => s.status === 'away');
  await ok('ends the absence', () => bob.client.getMe(), (u) => u.notify_props.auto_responder_active === 'false');
  await bob.client.patchMe({notify_props: before});
  await ok('trying out notifications', () => bob.client.sendTestNotificaiton());
  await ok('the message of it', () => bob.client.getAllTeamsChannels(), (l) => l.some((c) => c.type === 'D' && c.total_msg_count === 1));
}

export const bound = (w) => ({ok: w.ok.bind(w), refused: w.refused.bind(w)});
