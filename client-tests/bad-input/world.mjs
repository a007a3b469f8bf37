// A small world to send bad input into, and what of it must not change.
import {createHash} from 'node:crypto';

const PASSWORD = 'Bad-input-1';

export class World {
  constructor(url) {
    this.url = url;
    this.port = Number(new URL(url).port);
    this.host = new URL(url).host;
    this.tokens = {stranger: ''};
    this.ids = {nobody: 'aaaaaaaaaaaaaaaaaaaaaaaaaa'};
  }

  async call(as, method, path, body) {
    const answer = await fetch(`${this.url}/api/v4${path}`, {
      method,
      headers: {...(this.tokens[as] ? {Authorization: `Bearer ${this.tokens[as]}`} : {}), 'Content-Type': 'application/json'},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return {json: JSON.parse(text), token: answer.headers.get('token')};
  }

  async person(name) {
    const username = `${name}-${this.run}`;
    const {json} = await this.call('admin', 'POST', '/users', {email: `${username}@example.test`, username, password: PASSWORD});
    this.tokens[name] = (await this.call('', 'POST', '/users/login', {login_id: username, password: PASSWORD})).token;
    this.ids[name] = json.id;
  }

  // The administrator is the first account of a new server.
  static async made(url) {
    const w = new World(url);
    w.run = Date.now().toString(36);
    await w.call('', 'POST', '/users', {email: 'bad-root@example.test', username: 'bad-root', password: PASSWORD}).catch(() => {});
    w.tokens.admin = (await w.call('', 'POST', '/users/login', {login_id: 'bad-root', password: PASSWORD})).token;
    for (const name of ['alice', 'bob', 'carol']) await w.person(name);
    const team = (await w.call('alice', 'POST', '/teams', {name: `bad-${w.run}`, display_name: 'Bad input', type: 'O'})).json;
    for (const name of ['bob', 'carol']) await w.call('admin', 'POST', `/teams/${team.id}/members`, {team_id: team.id, user_id: w.ids[name]});
    const pub = (await w.call('alice', 'POST', '/channels', {team_id: team.id, name: 'pub', display_name: 'Pub', type: 'O'})).json;
    await w.call('alice', 'POST', `/channels/${pub.id}/members`, {user_id: w.ids.bob});
    const post = (await w.call('alice', 'POST', '/posts', {channel_id: pub.id, message: 'as it was'})).json;
    Object.assign(w.ids, {team: team.id, pub: pub.id, post: post.id, alice_name: `alice-${w.run}`, run: w.run});
    return w;
  }

  // {{name}} in a text of the table stands for an id.
  filled(text) {
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => this.ids[name] ?? this.tokens[name.replace(/_token$/, '')] ?? '');
  }

  // Counts, the configuration, and the things that the table aims at.
  async snapshot() {
    const read = async (as, path) => (await this.call(as, 'GET', path)).json;
    const {team, pub, post} = this.ids;
    const [stats, channels, config, ...things] = await Promise.all([
      read('admin', '/users/stats'), read('admin', '/channels?per_page=200&include_total_count=true'), read('admin', '/config'),
      read('alice', '/users/me'), read('alice', `/teams/${team}`), read('alice', `/channels/${pub}`),
      read('alice', `/channels/${pub}/stats`), read('alice', `/posts/${post}`), read('alice', '/users/me/preferences'),
      read('admin', `/channels/${pub}/posts?include_deleted=true`), read('alice', `/users/${this.ids.bob}`), read('alice', '/users/me/sessions'),
    ]);
    for (const session of things.at(-1)) session.last_activity_at = 0;
    delete things[0].last_activity_at;
    return JSON.stringify({
      users: stats.total_users_count, channels: channels.total_count,
      posts: channels.channels.reduce((sum, c) => sum + c.total_msg_count, 0),
      config: createHash('sha256').update(JSON.stringify(config)).digest('hex'), things,
    });
  }
}
