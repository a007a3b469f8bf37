// Posts, threads, reactions, and the websocket.
import {PERMISSIONS, SESSION, UNKNOWN_ID, WebSocketClient} from './world.mjs';
import {bound} from './people.mjs';
import WebSocket from 'ws';

globalThis.WebSocket ??= WebSocket;
const HEAR_MS_MAX = 5_000;

export async function posts(w, {admin, alice, bob, dave, stranger, team, town, closed}) {
  const {ok, refused} = bound(w);
  const post = await ok('a post', () => alice.client.createPost({channel_id: town.id, message: 'Hello @bob'}), (p) => p.message === 'Hello @bob');
  const reply = await ok('a reply', () => bob.client.createPost({channel_id: town.id, message: 'Hi', root_id: post.id}), (p) => p.root_id === post.id);
  await refused('as an outsider', () => dave.client.createPost({channel_id: town.id, message: 'x'}), 403, PERMISSIONS);
  await refused('as a stranger', () => stranger.createPost({channel_id: town.id, message: 'x'}), 401, SESSION);
  await refused('too long', () => alice.client.createPost({channel_id: town.id, message: 'x'.repeat(16384)}), 400, 'model.post.is_valid.message_length.app_error');
  await refused('to no thread', () => alice.client.createPost({channel_id: town.id, message: 'x', root_id: UNKNOWN_ID}), 400, 'api.post.create_post.root_id.app_error');
  await ok('one', () => bob.client.getPost(post.id), (p) => p.id === post.id && p.reply_count === 1);
  await refused('one in a private channel', async () => {
    const hidden = await alice.client.createPost({channel_id: closed.id, message: 'quiet'});
    return bob.client.getPost(hidden.id);
  }, 403, PERMISSIONS);
  await refused('an unknown one', () => admin.client.getPost(UNKNOWN_ID), 404, 'app.post.get.app_error');
  await ok('a page', () => bob.client.getPosts(town.id), (l) => l.order[0] === reply.id);
  await ok('before', () => bob.client.getPostsBefore(town.id, reply.id), (l) => l.order.includes(post.id));
  await ok('after', () => bob.client.getPostsAfter(town.id, post.id), (l) => l.order.includes(reply.id));
  await ok('since', () => bob.client.getPostsSince(town.id, post.create_at - 1), (l) => l.order.length >= 2);
  await ok('around what is unread', () => bob.client.getPostsUnread(town.id, bob.user.id), (l) => l.order.length >= 1);
  await refused('a page as an outsider', () => dave.client.getPosts(town.id), 403, PERMISSIONS);
  await ok('a thread', () => bob.client.getPostThread(post.id), (l) => l.order.length === 2);
  await ok('by ids', () => bob.client.getPostsByIds([post.id]), (l) => l.length === 1);
  await ok('a patch', () => alice.client.patchPost({id: post.id, message: 'Hello all'}), (p) => p.message === 'Hello all' && p.edit_at > 0);
  await refused("a patch of another's", () => bob.client.patchPost({id: post.id, message: 'x'}), 403, PERMISSIONS);
  await ok('its history', () => alice.client.getPostEditHistory(post.id), (l) => l.length === 1);
  await ok('pinned', () => alice.client.pinPost(post.id));
  await ok('pinned ones', () => bob.client.getPinnedPosts(town.id), (l) => l.order.includes(post.id));
  await ok('unpinned', () => alice.client.unpinPost(post.id));
  await ok('a reaction', () => bob.client.addReaction(bob.user.id, post.id, 'smile'), (r) => r.emoji_name === 'smile');
  await ok('reactions', () => alice.client.getReactionsForPost(post.id), (l) => l.length === 1);
  await ok('taken back', () => bob.client.removeReaction(bob.user.id, post.id, 'smile'));
  await refused('in the name of another', () => bob.client.addReaction(alice.user.id, post.id, 'smile'), 403, 'api.reaction.save_reaction.user_id.app_error');
  await ok('unread from here', () => bob.client.markPostAsUnread(bob.user.id, post.id), (u) => u.channel_id === town.id);
  await ok('ephemeral, by an administrator', () => admin.client.createPostEphemeral(bob.user.id, {channel_id: town.id, message: 'psst'}));
  await refused('ephemeral, by a member', () => bob.client.createPostEphemeral(alice.user.id, {channel_id: town.id, message: 'psst'}), 403, PERMISSIONS);
  await ok('threads', () => alice.client.getUserThreads(alice.user.id, team.id, {}), (t) => t.total >= 1);
  await ok('deleted', () => bob.client.deletePost(reply.id));
  await refused("another's", () => bob.client.deletePost(post.id), 403, PERMISSIONS);
}

export async function websocket(w, {alice, bob, town}) {
  const heard = [];
  const socket = new WebSocketClient();
  socket.addMessageListener((m) => heard.push(m));
  socket.initialize(w.url.replace(/^http/, 'ws') + '/api/v4/websocket', bob.token);
  const event = async (name) => {
    for (let t = 0; t < HEAR_MS_MAX; t += 20) {
      const found = heard.find((m) => m.event === name);
      if (found) return found;
      await new Promise((done) => setTimeout(done, 20));
    }
    return undefined;
  };
  w.note((await event('hello'))?.data.connection_id.length === 26, 'hello with a connection id');
  const post = await alice.client.createPost({channel_id: town.id, message: 'over the wire to @bob'});
  const posted = await event('posted');
  w.note(posted && JSON.parse(posted.data.post).id === post.id, 'a post is heard');
  w.note(posted?.data.mentions === JSON.stringify([bob.user.id]), 'with the mention of oneself');
  w.note(posted?.seq === 1 || posted?.seq > 0, 'numbered');
  await alice.client.addReaction(alice.user.id, post.id, 'wave');
  w.note((await event('reaction_added')) !== undefined, 'a reaction is heard');
  socket.userTyping(town.id, '', () => {});
  await alice.client.patchPost({id: post.id, message: 'edited'});
  w.note((await event('post_edited')) !== undefined, 'an edit is heard');
  await alice.client.deletePost(post.id);
  w.note((await event('post_deleted')) !== undefined, 'a deletion is heard');
  const statuses = await new Promise((done) => socket.getStatuses(done));
  w.note(statuses.status === 'OK' && statuses.data[bob.user.id] !== undefined, 'statuses by the socket');
  socket.close();
}
