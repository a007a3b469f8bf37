// All that one person can read, as one flat map from a key to what a client keeps of the thing.
const ROLES = ['system_user', 'team_user', 'team_admin', 'channel_user', 'channel_admin'];

// What an event cannot tell, or what two reads of an unchanged thing may differ in, is left out:
// update_at of posts and memberships (reactions and views move it silently), secrets of teams.
const pick = (thing, ...keys) => Object.fromEntries(keys.map((k) => [k, thing[k] ?? '']).filter(([, v]) => v !== '' && v !== null));

export const kept = {
  user: (u) => pick(u, 'id', 'username', 'nickname', 'first_name', 'last_name', 'position', 'locale', 'delete_at', 'create_at', 'timezone', 'props'),
  team: (t) => pick(t, 'id', 'name', 'display_name', 'description', 'type', 'delete_at', 'update_at', 'allow_open_invite'),
  teamMember: (m) => pick(m, 'team_id', 'user_id', 'roles', 'scheme_admin', 'scheme_user', 'delete_at'),
  channel: (c) => pick(c, 'id', 'team_id', 'name', 'display_name', 'header', 'purpose', 'type', 'delete_at', 'update_at', 'total_msg_count', 'total_msg_count_root', 'last_post_at'),
  member: (m) => pick(m, 'channel_id', 'user_id', 'roles', 'scheme_admin', 'msg_count', 'msg_count_root', 'mention_count', 'mention_count_root', 'last_viewed_at', 'notify_props'),
  post: (p) => ({
    ...pick(p, 'id', 'channel_id', 'user_id', 'root_id', 'message', 'type', 'create_at', 'edit_at', 'is_pinned', 'hashtags', 'props'),
    reactions: (p.metadata?.reactions ?? []).map(reaction).sort(),
  }),
  thread: (t) => ({...pick(t, 'id', 'reply_count', 'last_reply_at', 'unread_replies', 'unread_mentions', 'last_viewed_at'), participants: (t.participants ?? []).map((p) => p.id).sort()}),
  category: (c) => pick(c, 'id', 'display_name', 'type', 'sorting', 'muted', 'collapsed', 'channel_ids'),
  role: (r) => ({name: r.name, permissions: [...r.permissions].sort()}),
  draft: (d) => pick(d, 'channel_id', 'root_id', 'message'),
  emoji: (e) => pick(e, 'id', 'name', 'creator_id'),
};

export function reaction(r) {
  return `${r.user_id} ${r.emoji_name}`;
}

// Reads by `get(path)` and `post(path, body)`; both give the answer's JSON.
export class Reader {
  constructor(get, post, me) {
    Object.assign(this, {get, post, me});
  }

  async everything() {
    const map = new Map();
    const put = (key, value) => map.set(key, value);
    const [me, teams, preferences, status, roles, config, emoji] = await Promise.all([
      this.get('/users/me'), this.get('/users/me/teams'), this.get('/users/me/preferences'), this.get('/users/me/status'),
      this.post('/roles/names', ROLES), this.get('/config/client?format=old'), this.get('/emoji?per_page=200'),
    ]);
    put(`user ${me.id}`, kept.user(me));
    // Only the person himself hears of a change of roles.
    put('roles', me.roles);
    for (const p of preferences) put(`preference ${p.category} ${p.name}`, p.value);
    put('status', status.status);
    for (const r of roles) put(`role ${r.name}`, kept.role(r));
    put('config', config);
    for (const e of emoji) put(`emoji ${e.id}`, kept.emoji(e));
    await Promise.all(teams.map((team) => this.team(team, put)));
    return map;
  }

  async team(team, put) {
    put(`team ${team.id}`, kept.team(team));
    await Promise.all([this.people(team.id, put), this.categories(team.id, put), this.channels(team.id, put), this.threads(team.id, put), this.drafts(team.id, put)]);
    put(`teamMember ${team.id}`, kept.teamMember(await this.get(`/teams/${team.id}/members/${this.me}`)));
  }

  async people(team, put) {
    for (const u of await this.get(`/users?in_team=${team}&per_page=200`)) put(`user ${u.id}`, kept.user(u));
  }

  async categories(team, put) {
    const {categories, order} = await this.get(`/users/me/teams/${team}/channels/categories`);
    put(`order ${team}`, order);
    for (const c of categories) put(`category ${c.id}`, kept.category(c));
  }

  async channels(team, put) {
    const list = await this.get(`/users/me/teams/${team}/channels`);
    await Promise.all(list.map((channel) => this.channel(channel, put)));
  }

  async channel(channel, put) {
    put(`channel ${channel.id}`, kept.channel(channel));
    const [mine, members, posts, roots] = await Promise.all([
      this.get(`/channels/${channel.id}/members/${this.me}`), this.get(`/channels/${channel.id}/members?per_page=200`), this.get(`/channels/${channel.id}/posts?per_page=200`),
      this.get(`/channels/${channel.id}/posts?per_page=200&collapsedThreads=true`),
    ]);
    put(`member ${channel.id}`, kept.member(mine));
    for (const m of members) put(`in ${channel.id} ${m.user_id}`, true);
    for (const p of Object.values(posts.posts)) put(`post ${p.id}`, kept.post(p));
    // A plain page does not tell how many replies there are.
    for (const p of Object.values(roots.posts)) put(`replies ${channel.id} ${p.id}`, p.reply_count);
  }

  async threads(team, put) {
    const {threads} = await this.get(`/users/me/teams/${team}/threads?per_page=100`);
    for (const t of threads) put(`thread ${t.id}`, kept.thread(t));
  }

  async drafts(team, put) {
    for (const d of (await this.get(`/users/me/teams/${team}/drafts`)) ?? []) put(`draft ${d.channel_id} ${d.root_id}`, kept.draft(d));
  }
}
