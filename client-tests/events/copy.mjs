// A client's own copy. Each event is applied as the official clients do: what the event carries is
// taken over, and of what it only names, exactly that is fetched.
import {kept, reaction} from './fresh.mjs';

// Posts that tell of comings and goings are not counted as unread.
const UNCOUNTED = /^system_(join|leave|add|remove)/;

export class Copy {
  // `reader` fetches what an event names.
  constructor(map, reader) {
    Object.assign(this, {map, reader, applied: new Set(), unknown: new Set()});
    this.put = (key, value) => map.set(key, value);
  }

  async apply({event, data, broadcast}) {
    const by = APPLY[event];
    if (by) await by(this, data, broadcast);
    else if (!SAID_ONLY.has(event)) this.unknown.add(event);
    this.applied.add(event);
  }

  change(key, fields) {
    if (this.map.has(key)) this.put(key, Object.fromEntries(Object.entries({...this.map.get(key), ...fields}).filter(([, v]) => v !== '' && v !== null)));
  }

  drop(holds) {
    for (const key of [...this.map.keys()]) if (holds(key)) this.map.delete(key);
  }

  posts(holds) {
    return [...this.map.entries()].filter(([key, p]) => key.startsWith('post ') && holds(p)).map(([, p]) => p);
  }

  forgetChannel(id) {
    for (const p of this.posts((p) => p.channel_id === id)) this.map.delete(`post ${p.id}`);
    this.drop((key) => key === `channel ${id}` || key === `member ${id}` || key.startsWith(`in ${id} `) || key.startsWith(`replies ${id} `));
  }

  teams() {
    return [...this.map.keys()].filter((k) => k.startsWith('team ')).map((k) => k.slice(5));
  }

  // A channel that the reader is in now, with all in it, and where the sidebar shows it.
  async enter(id) {
    await this.reader.channel(await this.reader.get(`/channels/${id}`), this.put);
    await this.sidebar();
  }

  async sidebar() {
    this.drop((key) => /^(category|order) /.test(key));
    for (const team of this.teams()) await this.reader.categories(team, this.put);
  }

  async threads(teams = this.teams()) {
    this.drop((key) => key.startsWith('thread '));
    for (const team of teams) await this.reader.threads(team, this.put);
  }

  posted(post, mentions) {
    // What was fetched because of an earlier event has it already, and is counted already.
    if (this.map.has(`post ${post.id}`)) return;
    this.put(`post ${post.id}`, kept.post(post));
    this.put(`replies ${post.channel_id} ${post.root_id || post.id}`, post.reply_count);
    const channel = this.map.get(`channel ${post.channel_id}`);
    if (!channel) return;
    const counts = UNCOUNTED.test(post.type) ? 0 : 1;
    const rootCounts = post.root_id ? 0 : counts;
    this.change(`channel ${post.channel_id}`, {last_post_at: Math.max(channel.last_post_at, post.create_at),
      total_msg_count: channel.total_msg_count + counts, total_msg_count_root: channel.total_msg_count_root + rootCounts});
    if (!mentions.includes(this.reader.me)) return;
    const member = this.map.get(`member ${post.channel_id}`);
    this.change(`member ${post.channel_id}`, {mention_count: member.mention_count + 1, mention_count_root: member.mention_count_root + (post.root_id ? 0 : 1)});
  }

  deleted(post) {
    const replies = `replies ${post.channel_id} ${post.root_id || post.id}`;
    for (const p of this.posts((p) => p.id === post.id || p.root_id === post.id)) this.map.delete(`post ${p.id}`);
    if (post.root_id) return this.put(replies, this.map.get(replies) - 1);
    this.map.delete(replies);
    this.map.delete(`thread ${post.id}`);
  }
}

// What tells of something that this copy does not hold, or that another event brings as well.
const SAID_ONLY = new Set(['hello', 'typing', 'ephemeral_message', 'new_user', 'user_activation_status_change', 'plugin_statuses_changed', 'license_changed']);

const parsed = (text) => JSON.parse(text);
const user = async (c, id) => c.put(`user ${id}`, kept.user(await c.reader.get(`/users/${id}`)));
const isMe = (c, id) => id === c.reader.me;

const APPLY = {
  posted: async (c, d) => {
    const post = parsed(d.post);
    c.posted(post, d.mentions ? parsed(d.mentions) : []);
  },
  post_edited: async (c, d) => {
    const post = parsed(d.post);
    c.put(`post ${post.id}`, kept.post(post));
  },
  post_deleted: async (c, d) => {
    const post = parsed(d.post);
    c.deleted(post);
    if (post.root_id && c.map.has(`thread ${post.root_id}`)) await c.threads();
  },
  reaction_added: async (c, d) => {
    const one = parsed(d.reaction);
    const post = c.map.get(`post ${one.post_id}`);
    if (post) c.change(`post ${one.post_id}`, {reactions: [...new Set([...post.reactions, reaction(one)])].sort()});
  },
  reaction_removed: async (c, d) => {
    const one = parsed(d.reaction);
    const post = c.map.get(`post ${one.post_id}`);
    if (post) c.change(`post ${one.post_id}`, {reactions: post.reactions.filter((r) => r !== reaction(one))});
  },
  post_unread: async (c, d, b) => c.change(`member ${b.channel_id}`, {msg_count: d.msg_count, msg_count_root: d.msg_count_root, mention_count: d.mention_count,
    mention_count_root: d.mention_count_root, last_viewed_at: d.last_viewed_at}),
  multiple_channels_viewed: async (c, d) => {
    for (const [id, at] of Object.entries(d.channel_times)) {
      const channel = c.map.get(`channel ${id}`);
      if (channel) c.change(`member ${id}`, {last_viewed_at: at, mention_count: 0, mention_count_root: 0, msg_count: channel.total_msg_count, msg_count_root: channel.total_msg_count_root});
    }
  },
  channel_created: (c, d) => c.enter(d.channel_id),
  direct_added: (c, d, b) => c.enter(b.channel_id),
  group_added: (c, d, b) => c.enter(b.channel_id),
  channel_updated: async (c, d) => {
    const channel = parsed(d.channel);
    c.change(`channel ${channel.id}`, kept.channel(channel));
    c.change(`channel ${channel.id}`, {header: channel.header, purpose: channel.purpose});
  },
  channel_converted: async (c, d) => {
    if (c.map.has(`channel ${d.channel_id}`)) c.put(`channel ${d.channel_id}`, kept.channel(await c.reader.get(`/channels/${d.channel_id}`)));
  },
  channel_deleted: async (c, d) => {
    c.forgetChannel(d.channel_id);
    await c.sidebar();
    await c.threads();
  },
  channel_restored: async (c, d) => {
    const mine = await c.reader.get(`/channels/${d.channel_id}/members/${c.reader.me}`).catch(() => undefined);
    if (mine) await c.enter(d.channel_id);
    await c.threads();
  },
  channel_member_updated: async (c, d) => {
    const member = parsed(d.channelMember);
    c.change(`member ${member.channel_id}`, kept.member(member));
  },
  user_added: async (c, d, b) => {
    if (isMe(c, d.user_id)) await c.enter(b.channel_id);
    else if (c.map.has(`channel ${b.channel_id}`)) {
      c.put(`in ${b.channel_id} ${d.user_id}`, true);
      await user(c, d.user_id);
    }
  },
  user_removed: async (c, d, b) => {
    const channel = d.channel_id ?? b.channel_id;
    c.map.delete(`in ${channel} ${d.user_id}`);
    if (d.channel_id || isMe(c, d.user_id)) {
      c.forgetChannel(channel);
      await c.sidebar();
      await c.threads();
    }
  },
  added_to_team: async (c, d) => c.reader.team(await c.reader.get(`/teams/${d.team_id}`), c.put),
  leave_team: async (c, d) => {
    if (!isMe(c, d.user_id)) {
      c.map.delete(`user ${d.user_id}`);
      c.drop((key) => key.startsWith('in ') && key.endsWith(d.user_id) && c.map.get(`channel ${key.split(' ')[1]}`)?.team_id === d.team_id);
      return;
    }
    c.map.clear();
    for (const [key, value] of await c.reader.everything()) c.put(key, value);
  },
  update_team: async (c, d) => c.put(`team ${parsed(d.team).id}`, kept.team(parsed(d.team))),
  delete_team: async (c, d) => {
    c.map.clear();
    for (const [key, value] of await c.reader.everything()) c.put(key, value);
  },
  restore_team: async (c, d) => c.reader.team(await c.reader.get(`/teams/${parsed(d.team).id}`), c.put),
  memberrole_updated: async (c, d) => c.put(`teamMember ${parsed(d.member).team_id}`, kept.teamMember(parsed(d.member))),
  user_updated: async (c, d) => {
    if (c.map.has(`user ${d.user.id}`)) c.put(`user ${d.user.id}`, kept.user(d.user));
    if (isMe(c, d.user.id)) c.put('roles', d.user.roles);
  },
  user_role_updated: async (c, d) => c.put('roles', d.roles),
  status_change: async (c, d) => {
    if (isMe(c, d.user_id)) c.put('status', d.status);
  },
  preferences_changed: async (c, d) => parsed(d.preferences).forEach((p) => c.put(`preference ${p.category} ${p.name}`, p.value)),
  preferences_deleted: async (c, d) => parsed(d.preferences).forEach((p) => c.map.delete(`preference ${p.category} ${p.name}`)),
  sidebar_category_created: (c) => c.sidebar(),
  sidebar_category_deleted: (c) => c.sidebar(),
  sidebar_category_order_updated: async (c, d, b) => c.put(`order ${b.team_id}`, d.order),
  sidebar_category_updated: async (c, d) => {
    if (!d.updatedCategories) await c.sidebar();
    else for (const one of parsed(d.updatedCategories)) {
      c.put(`category ${one.id}`, kept.category(one));
      // A channel is a favourite by its category; the preference follows.
      for (const id of one.channel_ids) {
        if (one.type === 'favorites') c.put(`preference favorite_channel ${id}`, 'true');
        else c.map.delete(`preference favorite_channel ${id}`);
      }
    }
  },
  thread_updated: async (c, d) => {
    const thread = kept.thread(parsed(d.thread));
    // It tells when one had looked before the reply; whoever replies has looked.
    const own = c.posts((p) => p.root_id === thread.id && p.create_at === thread.last_reply_at && isMe(c, p.user_id)).length > 0;
    c.put(`thread ${thread.id}`, own ? {...thread, last_viewed_at: thread.last_reply_at} : thread);
  },
  thread_follow_changed: async (c, d, b) => {
    if (d.state) await c.threads();
    else c.map.delete(`thread ${d.thread_id}`);
  },
  thread_read_changed: async (c, d) => {
    if (d.thread_id) c.change(`thread ${d.thread_id}`, {last_viewed_at: d.timestamp, unread_replies: d.unread_replies, unread_mentions: d.unread_mentions});
    else await c.threads();
  },
  role_updated: async (c, d) => {
    const role = parsed(d.role);
    if (c.map.has(`role ${role.name}`)) c.put(`role ${role.name}`, kept.role(role));
  },
  config_changed: async (c, d) => c.put('config', d.config),
  emoji_added: async (c, d) => c.put(`emoji ${parsed(d.emoji).id}`, kept.emoji(parsed(d.emoji))),
  draft_created: async (c, d) => c.put(`draft ${parsed(d.draft).channel_id} ${parsed(d.draft).root_id ?? ''}`, kept.draft(parsed(d.draft))),
  draft_deleted: async (c, d) => c.map.delete(`draft ${parsed(d.draft).channel_id} ${parsed(d.draft).root_id ?? ''}`),
};

// The keys in which two maps differ, each with both values.
export function differences(copy, fresh) {
  const out = [];
  for (const key of new Set([...copy.keys(), ...fresh.keys()])) {
    const [a, b] = [canonical(copy.get(key)), canonical(fresh.get(key))];
    if (a !== b) out.push(`${key}: copy ${a?.slice(0, 700)} fresh ${b?.slice(0, 700)}`);
  }
  return out;
}

function canonical(value) {
  return JSON.stringify(value, (_, v) => (v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v));
}
