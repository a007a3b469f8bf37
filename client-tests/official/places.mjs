// Teams, channels and the sidebar.
import {PERMISSIONS, SESSION, UNKNOWN_ID} from './world.mjs';
import {bound} from './people.mjs';

export async function teams(w, {admin, alice, bob, dave, stranger, team}) {
  const {ok, refused} = bound(w);
  await ok('a team', () => alice.client.getTeam(team.id), (t) => t.name === team.name);
  await refused('a team as a stranger', () => stranger.getTeam(team.id), 401, SESSION);
  await refused('an unknown team', () => admin.client.getTeam(UNKNOWN_ID), 404, 'app.team.get.find.app_error');
  await ok('by name', () => alice.client.getTeamByName(team.name), (t) => t.id === team.id);
  await ok('whether it exists', () => alice.client.checkIfTeamExists(team.name), (r) => r.exists === true);
  await ok('a list with its total', () => admin.client.getTeams(0, 10, true), (r) => r.total_count >= 1);
  await ok('my teams', () => alice.client.getMyTeams(), (l) => l.length === 1);
  await refused("another's teams", () => alice.client.getTeamsForUser(bob.user.id), 403, PERMISSIONS);
  await ok('my memberships', () => alice.client.getMyTeamMembers(), (l) => l[0].user_id === alice.user.id);
  await ok('what is unread', () => alice.client.getMyTeamUnreads(true));
  await ok('a patch', () => alice.client.patchTeam({id: team.id, description: 'Ours'}), (t) => t.description === 'Ours');
  await refused('a patch by a member', () => bob.client.patchTeam({id: team.id, description: 'Mine'}), 403, PERMISSIONS);
  await refused('a name twice', () => alice.client.createTeam({name: team.name, display_name: 'Again', type: 'O'}), 400, 'store.sql_team.save_team.existing.app_error');
  await refused('an id of its own', () => alice.client.createTeam({id: UNKNOWN_ID, name: 'own-id', display_name: 'x', type: 'O'}), 400, 'store.sql_team.save_team.existing.app_error');
  await refused('a scheme', () => alice.client.createTeam({name: 'own-scheme', display_name: 'x', type: 'O', scheme_id: ''}), 403, PERMISSIONS);
  await refused('a reserved name', () => alice.client.createTeam({name: 'admin-team', display_name: 'x', type: 'O'}), 400, 'model.team.is_valid.reserved.app_error');
  await ok('adding', () => admin.client.addToTeam(team.id, dave.user.id), (m) => m.user_id === dave.user.id);
  await ok('adding several', () => alice.client.addUsersToTeam(team.id, [dave.user.id]));
  await ok('members', () => alice.client.getTeamMembers(team.id), (l) => l.length === 4);
  await ok('a member', () => alice.client.getTeamMember(team.id, bob.user.id), (m) => m.user_id === bob.user.id);
  await refused('a member who is none', () => alice.client.getTeamMember(team.id, UNKNOWN_ID), 404, 'app.team.get_member.missing.app_error');
  await ok('members by ids', () => alice.client.getTeamMembersByIds(team.id, [bob.user.id]), (l) => l.length === 1);
  await ok('figures', () => alice.client.getTeamStats(team.id), (s) => s.total_member_count === 4);
  await refused('removing another', () => bob.client.removeFromTeam(team.id, dave.user.id), 403, PERMISSIONS);
  await ok('leaving', () => dave.client.removeFromTeam(team.id, dave.user.id));
  await refused('members as an outsider', () => dave.client.getTeamMembers(team.id), 403, PERMISSIONS);
}

export async function channels(w, {admin, alice, bob, carol, dave, stranger, team, town}) {
  const {ok, refused} = bound(w);
  const open = await ok('a public channel', () => alice.client.createChannel({team_id: team.id, name: 'open-one', display_name: 'Open', type: 'O'}), (c) => c.type === 'O');
  const closed = await ok('a private channel', () => alice.client.createChannel({team_id: team.id, name: 'closed-one', display_name: 'Closed', type: 'P'}));
  const direct = await ok('a direct channel', () => alice.client.createDirectChannel([alice.user.id, bob.user.id]), (c) => c.type === 'D');
  await ok('the same again', () => bob.client.createDirectChannel([alice.user.id, bob.user.id]), (c) => c.id === direct.id);
  await ok('a group channel', () => alice.client.createGroupChannel([alice.user.id, bob.user.id, carol.user.id]), (c) => c.type === 'G');
  await refused('a name twice', () => alice.client.createChannel({team_id: team.id, name: 'open-one', display_name: 'x', type: 'O'}), 400, 'store.sql_channel.save_channel.exists.app_error');
  await refused('as an outsider', () => dave.client.createChannel({team_id: team.id, name: 'daves', display_name: 'x', type: 'O'}), 403, PERMISSIONS);
  await ok('a channel', () => alice.client.getChannel(open.id), (c) => c.id === open.id);
  await refused('a private one by a stranger to it', () => bob.client.getChannel(closed.id), 403, PERMISSIONS);
  await refused('without a session', () => stranger.getChannel(open.id), 401, SESSION);
  await ok('by name', () => alice.client.getChannelByName(team.id, 'open-one'), (c) => c.id === open.id);
  await ok('by both names', () => alice.client.getChannelByNameAndTeamName(team.name, 'open-one'), (c) => c.id === open.id);
  await ok('public ones', () => bob.client.getChannels(team.id), (l) => l.some((c) => c.id === open.id) && !l.some((c) => c.id === closed.id));
  await ok('mine', () => alice.client.getMyChannels(team.id), (l) => l.some((c) => c.id === closed.id));
  await ok('mine in all teams', () => alice.client.getAllTeamsChannels(), (l) => l.length >= 4);
  await ok('a patch', () => alice.client.patchChannel(open.id, {header: 'Hello'}), (c) => c.header === 'Hello');
  await refused('a patch by an outsider', () => dave.client.patchChannel(open.id, {header: 'x'}), 403, PERMISSIONS);
  await ok('adding', () => alice.client.addToChannel(bob.user.id, open.id), (m) => m.user_id === bob.user.id);
  await refused('adding somebody who left the team', () => alice.client.addToChannel(dave.user.id, open.id), 400, 'api.channel.add_user.to.channel.failed.deleted.app_error');
  await ok('members', () => alice.client.getChannelMembers(open.id), (l) => l.length === 2);
  await refused('members of a private one', () => bob.client.getChannelMembers(closed.id), 403, PERMISSIONS);
  await ok('a member', () => alice.client.getChannelMember(open.id, bob.user.id), (m) => m.user_id === bob.user.id);
  await ok('my memberships', () => alice.client.getMyChannelMembers(team.id), (l) => l.length >= 4);
  await ok('roles', () => alice.client.updateChannelMemberRoles(open.id, bob.user.id, 'channel_user channel_admin'));
  await ok('notify props', () => bob.client.updateChannelNotifyProps({user_id: bob.user.id, channel_id: open.id, desktop: 'all'}));
  await ok('figures', () => alice.client.getChannelStats(open.id), (s) => s.member_count === 2);
  await ok('seen', () => bob.client.viewMyChannel(open.id));
  await ok('search', () => alice.client.searchChannels(team.id, 'open'), (l) => l.some((c) => c.id === open.id));
  await ok('completion', () => alice.client.autocompleteChannels(team.id, 'open'), (l) => l.length >= 1);
  await ok('private', () => alice.client.updateChannelPrivacy(open.id, 'P'), (c) => c.type === 'P');
  await ok('removing', () => alice.client.removeFromChannel(bob.user.id, open.id));
  await ok('archiving', () => alice.client.deleteChannel(open.id));
  await ok('archived ones', () => alice.client.getArchivedChannels(team.id));
  await refused('archiving the town square', () => alice.client.deleteChannel(town.id), 400, 'api.channel.delete_channel.cannot.app_error');
  await ok('back', () => admin.client.unarchiveChannel(open.id));

  const sidebar = await ok('categories', () => alice.client.getChannelCategories(alice.user.id, team.id), (r) => r.order.length === 3);
  const made = await ok('a category', () => alice.client.createChannelCategory(alice.user.id, team.id, {team_id: team.id, user_id: alice.user.id, display_name: 'Mine', type: 'custom', channel_ids: [town.id]}));
  await ok('renamed', () => alice.client.updateChannelCategory(alice.user.id, team.id, {...made, display_name: 'Yours'}), (c) => c.display_name === 'Yours');
  await ok('their order', () => alice.client.updateChannelCategoryOrder(alice.user.id, team.id, [...sidebar.order, made.id]));
  await ok('gone', () => alice.client.deleteChannelCategory(alice.user.id, team.id, made.id));
  await refused("another's", () => bob.client.getChannelCategories(alice.user.id, team.id), 403, PERMISSIONS);
  return {closed, direct};
}
