// What happens, one change a step, and which events each listener must hear of it.
const both = (...events) => ({bob: events, carol: events});
const bob = (...events) => ({bob: events});
const carol = (...events) => ({carol: events});
const step = (what, hears, run) => ({what, hears, run});
const members = (w, channel) => `/channels/${channel.id}/members`;
const mine = (w) => `/users/me/teams/${w.team.id}`;

export const STEPS = [
  step('a post', bob('posted'), async (w) => (w.post = await w.alice.call('POST', '/posts', {channel_id: w.pub.id, message: 'first #tag'}))),
  step('a post that mentions', bob('posted'), (w) => w.alice.call('POST', '/posts', {channel_id: w.pub.id, message: `hello @${w.bob.name}`})),
  step('a post of one\'s own', bob('posted', 'multiple_channels_viewed'), async (w) => (w.own = await w.bob.call('POST', '/posts', {channel_id: w.pub.id, message: 'mine'}))),
  step('an edit', bob('post_edited'), (w) => w.alice.call('PUT', `/posts/${w.post.id}/patch`, {message: 'first, edited #other'})),
  step('a pin', bob('post_edited'), (w) => w.alice.call('POST', `/posts/${w.post.id}/pin`)),
  step('no pin any more', bob('post_edited'), (w) => w.alice.call('POST', `/posts/${w.post.id}/unpin`)),
  step('a reaction', bob('reaction_added'), (w) => w.alice.call('POST', '/reactions', {user_id: w.alice.id, post_id: w.post.id, emoji_name: 'smile'})),
  step('a second reaction', bob('reaction_added'), (w) => w.bob.call('POST', '/reactions', {user_id: w.bob.id, post_id: w.post.id, emoji_name: '+1'})),
  step('a reaction less', bob('reaction_removed'), (w) => w.alice.call('DELETE', `/users/me/posts/${w.post.id}/reactions/smile`)),
  step('a reply to one\'s own', bob('posted', 'thread_updated'), async (w) => (w.reply = await w.alice.call('POST', '/posts', {channel_id: w.pub.id, root_id: w.own.id, message: 'a reply'}))),
  step('a reply that mentions', bob('posted', 'thread_updated'), (w) => w.alice.call('POST', '/posts', {channel_id: w.pub.id, root_id: w.own.id, message: `@${w.bob.name}, look`})),
  step('a thread read', bob('thread_read_changed'), (w) => w.bob.call('PUT', `${mine(w)}/threads/${w.own.id}/read/${Date.now()}`)),
  step('a thread unread', bob('thread_read_changed'), (w) => w.bob.call('POST', `${mine(w)}/threads/${w.own.id}/set_unread/${w.reply.id}`)),
  step('every thread read', bob('thread_read_changed'), (w) => w.bob.call('PUT', `${mine(w)}/threads/read`)),
  step('a reply once more', bob('posted', 'thread_updated'), async (w) => (w.second = await w.alice.call('POST', '/posts', {channel_id: w.pub.id, root_id: w.own.id, message: 'a second'}))),
  step('a channel viewed with its threads', bob('multiple_channels_viewed', 'thread_read_changed'), (w) => w.bob.call('POST', '/channels/members/me/view', {channel_id: w.pub.id})),
  step('unread from a reply', bob('thread_updated'), (w) => w.bob.call('POST', `/users/me/posts/${w.second.id}/set_unread`, {collapsed_threads_supported: false})),
  step('a reply edited', bob('post_edited'), (w) => w.alice.call('PUT', `/posts/${w.second.id}/patch`, {message: 'a second, edited'})),
  step('a reply of one\'s own', bob('posted'), (w) => w.bob.call('POST', '/posts', {channel_id: w.pub.id, root_id: w.own.id, message: 'mine again'})),
  step('a post to all', bob('posted'), (w) => w.alice.call('POST', '/posts', {channel_id: w.pub.id, message: '@channel, all of you'})),
  step('a thread unfollowed', bob('thread_follow_changed'), (w) => w.bob.call('DELETE', `${mine(w)}/threads/${w.own.id}/following`)),
  step('a thread followed', bob('thread_follow_changed'), (w) => w.bob.call('PUT', `${mine(w)}/threads/${w.own.id}/following`)),
  step('a reply deleted', bob('post_deleted'), (w) => w.alice.call('DELETE', `/posts/${w.reply.id}`)),
  step('a channel viewed', bob('multiple_channels_viewed'), (w) => w.bob.call('POST', '/channels/members/me/view', {channel_id: w.pub.id})),
  step('unread from a post', bob('post_unread'), (w) => w.bob.call('POST', `/users/me/posts/${w.post.id}/set_unread`)),
  step('viewed again', bob('multiple_channels_viewed'), (w) => w.bob.call('POST', '/channels/members/me/view', {channel_id: w.pub.id})),
  step('a thread deleted', bob('post_deleted'), (w) => w.bob.call('DELETE', `/posts/${w.own.id}`)),

  step('added to a channel', {bob: ['user_added', 'posted'], carol: ['user_added']}, (w) => w.alice.call('POST', members(w, w.pub), {user_id: w.carol.id})),
  step('a channel changed', both('channel_updated', 'posted'), (w) => w.alice.call('PUT', `/channels/${w.pub.id}/patch`, {header: 'head', purpose: 'why', display_name: 'Public'})),
  step('a channel made private', both('channel_converted'), (w) => w.alice.call('PUT', `/channels/${w.pub.id}/privacy`, {privacy: 'P'})),
  step('roles in a channel', bob('channel_member_updated'), (w) => w.alice.call('PUT', `${members(w, w.pub)}/${w.bob.id}/schemeRoles`, {scheme_user: true, scheme_admin: true})),
  step('roles in a channel as they were', bob('channel_member_updated'), (w) => w.alice.call('PUT', `${members(w, w.pub)}/${w.bob.id}/schemeRoles`, {scheme_user: true, scheme_admin: false})),
  step('notices of a channel', bob('channel_member_updated'), (w) => w.bob.call('PUT', `${members(w, w.pub)}/${w.bob.id}/notify_props`, {user_id: w.bob.id, channel_id: w.pub.id, mark_unread: 'mention'})),
  step('removed from a channel', {bob: ['user_removed', 'posted'], carol: ['user_removed']}, (w) => w.alice.call('DELETE', `${members(w, w.pub)}/${w.carol.id}`)),
  step('a channel archived', bob('channel_deleted'), (w) => w.alice.call('DELETE', `/channels/${w.pub.id}`)),
  step('a channel restored', bob('channel_restored'), (w) => w.alice.call('POST', `/channels/${w.pub.id}/restore`)),
  step('a channel of one\'s own', bob('channel_created'), async (w) => (w.ours = await w.bob.call('POST', '/channels', {team_id: w.team.id, name: 'ours', display_name: 'Ours', type: 'P'}))),
  step('joined by oneself', carol('user_added'), async (w) => {
    w.open = await w.alice.call('POST', '/channels', {team_id: w.team.id, name: 'open', display_name: 'Open', type: 'O'});
    await w.carol.call('POST', members(w, w.open), {user_id: w.carol.id});
  }),
  step('several added', bob('user_added'), (w) => w.alice.call('POST', members(w, w.open), {user_ids: [w.bob.id, w.admin.id]}).catch(() => w.alice.call('POST', members(w, w.open), {user_id: w.bob.id}))),
  step('left', bob('user_removed'), (w) => w.bob.call('DELETE', `${members(w, w.ours)}/${w.bob.id}`)),
  step('a direct channel', both('direct_added'), async (w) => (w.direct = await w.bob.call('POST', '/channels/direct', [w.bob.id, w.carol.id]))),
  step('a direct post', both('posted'), (w) => w.bob.call('POST', '/posts', {channel_id: w.direct.id, message: 'psst'})),
  step('a group', both('group_added'), async (w) => (w.group = await w.alice.call('POST', '/channels/group', [w.alice.id, w.bob.id, w.carol.id]))),
  step('a group post', both('posted'), (w) => w.alice.call('POST', '/posts', {channel_id: w.group.id, message: 'all of you'})),

  step('someone new in the team', both('user_added', 'posted'), (w) => w.admin.call('POST', `/teams/${w.team.id}/members`, {team_id: w.team.id, user_id: w.dave.id})),
  step('a name changed', both('user_updated'), (w) => w.dave.call('PUT', '/users/me/patch', {nickname: 'D', position: 'there', locale: 'de'})),
  step('one\'s own name changed', both('user_updated'), (w) => w.bob.call('PUT', '/users/me/patch', {first_name: 'Bob', timezone: {useAutomaticTimezone: 'false', manualTimezone: 'Europe/Berlin', automaticTimezone: ''}})),
  step('a user\'s roles', bob('user_role_updated'), (w) => w.admin.call('PUT', `/users/${w.bob.id}/roles`, {roles: 'system_user system_user_access_token'})),
  step('roles in a team', bob('memberrole_updated'), (w) => w.alice.call('PUT', `/teams/${w.team.id}/members/${w.bob.id}/schemeRoles`, {scheme_user: true, scheme_admin: true})),
  step('a custom status', both('user_updated'), (w) => w.dave.call('PUT', '/users/me/status/custom', {emoji: 'smile', text: 'well'})),
  step('no custom status any more', both('user_updated'), (w) => w.dave.call('DELETE', '/users/me/status/custom')),
  step('another username', both('user_updated'), (w) => w.dave.call('PUT', '/users/me/patch', {username: `david-${w.run}`})),
  step('a deactivated account', both('user_updated'), (w) => w.admin.call('PUT', `/users/${w.dave.id}/active`, {active: false})),
  step('an active account again', both('user_updated'), (w) => w.admin.call('PUT', `/users/${w.dave.id}/active`, {active: true})),
  step('someone gone from the team', both('leave_team'), (w) => w.admin.call('DELETE', `/teams/${w.team.id}/members/${w.dave.id}`)),
  step('a team changed', both('update_team'), (w) => w.alice.call('PUT', `/teams/${w.team.id}/patch`, {display_name: 'More events', description: 'of every kind'})),
  step('out of the team', both('leave_team'), (w) => w.admin.call('DELETE', `/teams/${w.team.id}/members/${w.carol.id}`)),
  step('into the team', {bob: ['user_added'], carol: ['added_to_team']}, (w) => w.admin.call('POST', `/teams/${w.team.id}/members`, {team_id: w.team.id, user_id: w.carol.id})),
  step('a team archived', both('delete_team'), (w) => w.admin.call('DELETE', `/teams/${w.team.id}`)),
  step('a team restored', both('restore_team'), (w) => w.admin.call('POST', `/teams/${w.team.id}/restore`)),

  step('preferences', bob('preferences_changed'), (w) => w.bob.call('PUT', '/users/me/preferences', [{user_id: w.bob.id, category: 'display_settings', name: 'use_military_time', value: 'true'}])),
  step('a preference less', bob('preferences_deleted'), (w) => w.bob.call('POST', '/users/me/preferences/delete', [{user_id: w.bob.id, category: 'display_settings', name: 'use_military_time', value: 'true'}])),
  step('a favourite', bob('preferences_changed', 'sidebar_category_updated'), (w) => w.bob.call('PUT', '/users/me/preferences', [{user_id: w.bob.id, category: 'favorite_channel', name: w.pub.id, value: 'true'}])),
  step('no favourite any more', bob('preferences_deleted', 'sidebar_category_updated'), (w) => w.bob.call('POST', '/users/me/preferences/delete', [{user_id: w.bob.id, category: 'favorite_channel', name: w.pub.id, value: 'true'}])),
  step('a favourite again', bob('preferences_changed', 'sidebar_category_updated'), (w) => w.bob.call('PUT', '/users/me/preferences', [{user_id: w.bob.id, category: 'favorite_channel', name: w.pub.id, value: 'true'}])),
  step('a category', bob('sidebar_category_created'), async (w) => (w.category = await w.bob.call('POST', `${mine(w)}/channels/categories`, {user_id: w.bob.id, team_id: w.team.id, display_name: 'Work', channel_ids: [w.pub.id]}))),
  step('a category changed', bob('sidebar_category_updated'), (w) => w.bob.call('PUT', `${mine(w)}/channels/categories/${w.category.id}`, {...w.category, display_name: 'Play', muted: true})),
  step('the order of categories', bob('sidebar_category_order_updated'), async (w) => w.bob.call('PUT', `${mine(w)}/channels/categories/order`, (await w.bob.call('GET', `${mine(w)}/channels/categories/order`)).reverse())),
  step('no category any more', bob('sidebar_category_deleted'), (w) => w.bob.call('DELETE', `${mine(w)}/channels/categories/${w.category.id}`)),
  step('by the alphabet', bob('sidebar_category_updated'), async (w) => {
    const {categories} = await w.bob.call('GET', `${mine(w)}/channels/categories`);
    await w.bob.call('PUT', `${mine(w)}/channels/categories`, categories.map((c) => ({...c, sorting: 'alpha', collapsed: true})));
  }),
  step('not to be disturbed', bob('status_change'), (w) => w.bob.call('PUT', '/users/me/status', {user_id: w.bob.id, status: 'dnd', dnd_end_time: Math.floor(Date.now() / 1000) + 3600})),
  step('away', bob('status_change'), (w) => w.bob.call('PUT', '/users/me/status', {user_id: w.bob.id, status: 'away'})),
  step('back', bob('status_change'), (w) => w.bob.call('PUT', '/users/me/status', {user_id: w.bob.id, status: 'online'})),
  step('a draft', bob('draft_created'), (w) => w.bob.call('POST', '/drafts', {user_id: w.bob.id, channel_id: w.pub.id, message: 'not yet'})),
  step('no draft any more', bob('draft_deleted'), (w) => w.bob.call('DELETE', `/users/me/channels/${w.pub.id}/drafts`)),

  step('a role changed', both('role_updated'), async (w) => {
    w.role = await w.admin.call('GET', '/roles/name/channel_user');
    await w.admin.call('PUT', `/roles/${w.role.id}/patch`, {permissions: w.role.permissions.filter((p) => p !== 'use_group_mentions')});
  }),
  step('a role as it was', both('role_updated'), (w) => w.admin.call('PUT', `/roles/${w.role.id}/patch`, {permissions: w.role.permissions})),
  step('a setting changed', both('config_changed'), (w) => w.admin.call('PUT', '/config/patch', {TeamSettings: {CustomDescriptionText: `of ${w.run}`}})),
  step('an emoji', both('emoji_added'), (w) => {
    const form = new FormData();
    form.append('image', new Blob([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')], {type: 'image/png'}), 'e.png');
    form.append('emoji', JSON.stringify({name: `e${w.run}`, creator_id: w.admin.id}));
    return w.admin.call('POST', '/emoji', form);
  }),
];
