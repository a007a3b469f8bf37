// What a client shows: channels with their posts, in the form that the checker compares. Of two states
// of a post the later changed one counts.
export class Copy {
  channels = new Map(); // channel -> id -> post

  has(channel) {
    return this.channels.has(channel);
  }

  begin(channel) {
    if (!this.has(channel)) this.channels.set(channel, new Map());
  }

  drop(channel) {
    this.channels.delete(channel);
  }

  keepOnly(wanted) {
    for (const channel of [...this.channels.keys()]) if (!wanted.has(channel)) this.drop(channel);
  }

  // When the newest known change of the channel was; 0 if nothing is known.
  newest(channel) {
    return [...(this.channels.get(channel)?.values() ?? [])].reduce((newest, post) => Math.max(newest, post.updated), 0);
  }

  // A post that was read: its reactions are all that there are.
  read(post) {
    this.put(post.channel_id, stored(post, (post.metadata?.reactions ?? []).map(reactionOf)));
  }

  // A post that an event brought: what is known of reactions stays.
  heard(post, deleted) {
    const posts = this.channels.get(post.channel_id);
    const fresh = stored(post, posts.get(post.id)?.reactions ?? []);
    if (deleted) posts.set(post.id, {...fresh, deleted: true, reactions: []});
    else this.put(post.channel_id, fresh);
  }

  react(channel, one, added) {
    const post = this.channels.get(channel)?.get(one.post_id);
    if (!post) return;
    const rest = post.reactions.filter((r) => r !== reactionOf(one));
    post.reactions = added ? [...rest, reactionOf(one)] : rest;
  }

  put(channel, post) {
    const posts = this.channels.get(channel);
    const known = posts.get(post.id);
    if (!known || !(known.deleted || post.updated < known.updated)) posts.set(post.id, post);
  }

  toJSON() {
    return Object.fromEntries([...this.channels].map(([channel, posts]) => [channel, Object.fromEntries(posts)]));
  }
}

const reactionOf = (one) => `${one.user_id} ${one.emoji_name}`;

function stored(post, reactions) {
  return {id: post.id, author: post.user_id, message: post.message, created: post.create_at, updated: post.update_at,
    deleted: post.delete_at !== 0, reactions};
}
