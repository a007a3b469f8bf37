// A client that keeps its own copy of some channels as the official ones do: events add to it, a
// reconnect resumes where it can, and after a new hello it fetches what it may have missed.
import WebSocket from 'ws';

const RECONNECT_MS = 150;
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));

export class LiveClient {
  constructor(url, user, token, channels) {
    Object.assign(this, {url, user, token, channels});
    this.copy = new Map(channels.map((c) => [c, new Map()])); // channel -> post id -> post
    this.connectionId = '';
    this.expected = 0;
    this.hellos = 0;
    this.refetches = 0;
    this.slowestRefetch = 0; // milliseconds
    this.faults = []; // gaps and duplicates within one connection's numbering
    this.seen = new Map(); // post id -> how often an event brought it, since the last refetch
    this.closed = false;
  }

  async call(method, path, body) {
    const answer = await fetch(this.url + '/api/v4' + path, {
      method, headers: {Authorization: 'Bearer ' + this.token, 'Content-Type': 'application/json'},
      body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(20_000),
    });
    const text = await answer.text();
    if (!answer.ok) throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${text}`), {status: answer.status});
    return JSON.parse(text);
  }

  // Posts until it is acknowledged, always under the same pending id; one post must come of it.
  async post(channel, message, pending) {
    for (;;) {
      try {
        return await this.call('POST', '/posts', {channel_id: channel, message, pending_post_id: pending});
      } catch (e) {
        if (e.status && e.status < 500) throw e;
        await sleep(50);
      }
    }
  }

  // Stays connected until close().
  listen() {
    if (this.closed) return;
    const at = this.connectionId ? `?connection_id=${this.connectionId}&sequence_number=${this.expected}` : '?connection_id=&sequence_number=0';
    const socket = new WebSocket(this.url.replace(/^http/, 'ws') + '/api/v4/websocket' + at, {headers: {Authorization: 'Bearer ' + this.token}});
    this.socket = socket;
    socket.on('message', (bytes) => this.hear(JSON.parse(bytes.toString())));
    socket.on('error', () => {});
    socket.on('close', () => setTimeout(() => this.listen(), RECONNECT_MS));
  }

  hear(frame) {
    if (!frame.event) return;
    if (frame.event === 'hello') {
      const id = frame.data.connection_id;
      if (id !== this.connectionId) {
        this.connectionId = id;
        this.expected = 0;
        this.hellos++;
        this.refetching = this.refetch();
      }
    }
    if (frame.seq !== this.expected) this.faults.push(`${frame.event}: number ${frame.seq}, expected ${this.expected}`);
    this.expected = frame.seq + 1;
    if (frame.event === 'posted') {
      const post = JSON.parse(frame.data.post);
      this.seen.set(post.id, (this.seen.get(post.id) ?? 0) + 1);
      this.copy.get(post.channel_id)?.set(post.id, post);
    }
  }

  async refetch() {
    this.refetches++;
    this.seen.clear();
    const began = Date.now();
    for (;;) {
      try {
        for (const channel of this.channels) await this.fetchAll(channel);
        this.slowestRefetch = Math.max(this.slowestRefetch, Date.now() - began);
        return;
      } catch {
        await sleep(100);
        if (this.closed) return;
      }
    }
  }

  async fetchAll(channel) {
    for (let page = 0; ; page++) {
      const list = await this.call('GET', `/channels/${channel}/posts?page=${page}&per_page=200`);
      for (const post of Object.values(list.posts)) this.copy.get(channel).set(post.id, post);
      if (list.order.length < 200) return;
    }
  }

  // Resolves once the socket is open and what it missed is fetched.
  async caughtUp() {
    for (let i = 0; i < 600 && this.socket?.readyState !== WebSocket.OPEN; i++) await sleep(50);
    await sleep(300);
    await this.refetching;
  }

  close() {
    this.closed = true;
    this.socket?.terminate();
  }
}
