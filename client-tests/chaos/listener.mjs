// Keeps a copy of a person's channels by the official websocket client: its events add to it, it
// resumes after a reconnect by itself, and when it says that something was missed all is read again.
// (The web client reads again after each reconnect; here nothing shall hide a resume that lost something.)
// Events that come during a read wait for its end.
import {Caller, WebSocketClient, anyOf, sleep, socketTo} from './client.mjs';
import {Copy} from './copy.mjs';

const PAGE = 200;
const PING_MS = 3_000;
const RETRY_MS = 300;
// What was changed this long before the newest known change may be unknown too.
const SINCE_MARGIN_MS = 60_000;
const SEQUENCE_MISMATCH = '4001';
// As the project's own people do it: sooner than in a browser, so that a short fault meets many.
const TIMES = {minWebSocketRetryTime: 300, reconnectJitterRange: 700, maxWebSocketRetryTime: 3_000, clientPingInterval: PING_MS};

export class Listener {
  constructor({id, token}, world) {
    Object.assign(this, {id, token, world, caller: new Caller(token, world), copy: new Copy()});
    this.arrived = [];
    this.connection = 0;
    this.opened = 0;
    this.pongs = 0; // since the last event
    this.missed = true;
    this.stale = true;
    this.complete = false;
  }

  listen() {
    const client = new WebSocketClient({...TIMES, newWebSocketFn: (url) => (this.socket = socketTo(anyOf(this.world.doors), url, this.token))});
    this.client = client;
    client.addFirstConnectListener(() => this.open());
    client.addReconnectListener(() => this.open());
    client.addMissedMessageListener(() => (this.missed = true));
    client.addCloseListener(() => this.closed());
    client.addMessageListener((frame) => this.hear(frame));
    // No token, for the socket has a cookie: whoever comes with a challenge cannot resume.
    client.initialize(`${this.world.doors[0]}/api/v4/websocket`);
    this.pinging = setInterval(() => this.ping(), PING_MS);
  }

  open() {
    this.opened++;
    this.connected = true;
    this.note('opened', new URL(this.socket.url).search);
    this.ping();
  }

  closed() {
    // The client tells nobody else that an event had another number than the next one.
    if (this.connected && this.client.lastErrCode === SEQUENCE_MISMATCH) {
      const found = JSON.parse(this.socket.latest).seq;
      this.world.say({gap: {listener: this.id, connection: this.connection, expected: this.client.serverSequence, found}});
    }
    this.connected = false;
    this.pongs = 0;
    this.tell(false);
  }

  ping() {
    if (!this.connected) return;
    this.client.ping(() => {
      this.pongs++;
      if (this.stale && !this.missed) this.work();
      this.tell(!this.stale);
    });
  }

  // Writes down at once, and applies in turn.
  hear(frame) {
    this.pongs = 0;
    if (frame.event === 'hello') {
      if (this.missed) {
        this.connection++;
        this.stale = true;
      }
      this.note('hello', frame.data.connection_id);
      frame.missed = this.missed;
      this.missed = false;
    }
    const record = HEARD[frame.event]?.(frame);
    if (record) this.write(frame.event, record);
    this.arrived.push(frame);
    this.work();
  }

  // What happened to the connection itself, for people who look for the cause of a breach.
  note(event, value) {
    this.write(event, {channel: '', post: '', author: '', value, updated: 0});
  }

  write(event, record) {
    this.world.say({heard: {listener: this.id, connection: this.connection, at: this.world.now(), event, ...record}});
  }

  async work() {
    if (this.working) return;
    this.working = true;
    this.tell(this.complete);
    while (this.arrived.length || (this.stale && this.connected)) {
      if (this.arrived.length) await this.apply(this.arrived.shift());
      else if (!(await this.readAll())) await sleep(RETRY_MS);
      this.tell(this.connected && !this.stale);
    }
    this.working = false;
    this.tell(this.connected && !this.stale);
  }

  async apply(frame) {
    const {event, data, broadcast} = frame;
    if (event === 'hello' && frame.missed) await this.readAll();
    else if (POSTS.has(event)) await this.post(JSON.parse(data.post), event === 'post_deleted');
    else if (event.startsWith('reaction_')) this.copy.react(broadcast.channel_id, JSON.parse(data.reaction), event === 'reaction_added');
    else if (event === 'user_added' && data.user_id === this.id) await this.enter(broadcast.channel_id);
    else if (event === 'user_removed' && broadcast.user_id === this.id) this.copy.drop(data.channel_id);
  }

  async post(post, deleted) {
    if (post.type) return; // joins and leaves; the checks are about what people say
    if (this.copy.has(post.channel_id)) this.copy.heard(post, deleted);
    else await this.enter(post.channel_id);
  }

  async enter(channel) {
    if (!(await this.readChannel(channel, 0))) this.stale = true;
  }

  // Reads all channels, what changed lately in those that are known; false if it failed.
  async readAll() {
    this.stale = !(await this.tryToReadAll());
    this.note('read', String(!this.stale));
    return !this.stale;
  }

  async tryToReadAll() {
    const list = await this.caller.ask((client) => client.getMyChannels(this.world.team));
    if (list.outcome !== 'DONE') return false;
    const own = list.answer.map((channel) => channel.id);
    this.copy.keepOnly(new Set(own));
    for (const channel of own) if (!(await this.readChannel(channel, this.copy.newest(channel)))) return false;
    return true;
  }

  async readChannel(channel, newest) {
    if (newest > 0) return (await this.take(channel, (client) => client.getPostsSince(channel, newest - SINCE_MARGIN_MS))) >= 0;
    for (let page = 0; ; page++) {
      const count = await this.take(channel, (client) => client.getPosts(channel, page, PAGE));
      if (count < PAGE) return count >= 0;
    }
  }

  // Returns how many posts came, -1 if nothing is known.
  async take(channel, call) {
    const {outcome, status, answer} = await this.caller.ask(call);
    if (status === 403 || status === 404) {
      this.copy.drop(channel); // not a member (any more)
      return 0;
    }
    if (outcome !== 'DONE') return -1;
    this.copy.begin(channel);
    for (const post of Object.values(answer.posts)) if (!post.type) this.copy.read(post);
    return answer.order.length;
  }

  // Complete: connected, and nothing is known to be missing. Settled: two pongs after the last event, so
  // that nothing is under way, not even from another node.
  tell(complete) {
    this.complete = complete;
    const settled = complete && !this.working && this.pongs > 1;
    const state = JSON.stringify([complete, settled, this.opened, this.connection]);
    if (state === this.told) return;
    this.told = state;
    this.world.say({state: {user: this.id, complete, settled, opened: this.opened, hellos: this.connection}});
  }

  leave() {
    clearInterval(this.pinging);
    this.client.close();
    return this.copy;
  }
}

const POSTS = new Set(['posted', 'post_edited', 'post_deleted']);

const aboutPost = ({data}) => {
  const post = JSON.parse(data.post);
  return post.type ? undefined : {channel: post.channel_id, post: post.id, author: post.user_id, value: post.message, updated: post.update_at};
};

// One that is removed does not name its channel itself.
const aboutReaction = ({data, broadcast}) => {
  const one = JSON.parse(data.reaction);
  return {channel: broadcast.channel_id, post: one.post_id, author: one.user_id, value: one.emoji_name, updated: 0};
};

const HEARD = {posted: aboutPost, post_edited: aboutPost, post_deleted: aboutPost, reaction_added: aboutReaction, reaction_removed: aboutReaction};
