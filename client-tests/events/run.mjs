// Clients keep a copy from one first read; then every kind of event is made to happen, applied to
// the copies, and each copy must equal what a fresh read gives. `--url` uses a running server.
import WebSocket from 'ws';
import {Server} from '../server.mjs';
import {Checks} from '../survival/checks.mjs';
import {Copy, differences} from './copy.mjs';
import {Reader} from './fresh.mjs';
import {STEPS} from './steps.mjs';

const PASSWORD = 'Events-1';
const HEAR_MS_MAX = 8_000;
const QUIET_MS = 120;
const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));
const server = option('--url') ? undefined : await Server.started();
const url = option('--url') ?? server.url;
const checks = new Checks();

class Person {
  heard = [];

  constructor(name, id, token) {
    Object.assign(this, {name, id, token});
  }

  async call(method, path, body, headers = {}) {
    const form = body instanceof FormData;
    const answer = await fetch(`${url}/api/v4${path}`, {method, body: form || body === undefined ? body : JSON.stringify(body),
      headers: {Authorization: `Bearer ${this.token}`, ...(form ? {} : {'Content-Type': 'application/json'}), ...headers}});
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${this.name} ${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }

  async listen() {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v4/websocket`, {headers: {Authorization: `Bearer ${this.token}`}});
    socket.on('message', (bytes) => {
      const frame = JSON.parse(bytes.toString());
      if (frame.event) this.heard.push({...frame, at: Date.now()});
    });
    this.socket = socket;
    await new Promise((ok, no) => socket.on('open', ok).on('error', no));
    for (let t = 0; t < HEAR_MS_MAX && !this.heard.length; t += 20) await sleep(20);
    await sleep(300);
    const reader = new Reader((path) => this.call('GET', path), (path, body) => this.call('POST', path, body), this.id);
    this.reader = reader;
    this.heard.length = 0;
    this.copy = new Copy(await reader.everything(), reader);
  }

  // Applies what is heard until nothing more comes.
  async catchUp(expected) {
    const end = Date.now() + HEAR_MS_MAX;
    const missing = new Set(expected);
    for (let last = Date.now(); missing.size ? Date.now() < end : Date.now() - last < QUIET_MS;) {
      const next = this.heard.shift();
      if (!next) await sleep(10);
      else {
        missing.delete(next.event);
        await this.copy.apply(next);
        last = Date.now();
      }
    }
    return [...missing];
  }
}

async function person(admin, name) {
  const post = async (path, body) => {
    const answer = await fetch(`${url}/api/v4${path}`, {method: 'POST', headers: {'Content-Type': 'application/json', ...(admin ? {Authorization: `Bearer ${admin.token}`} : {})}, body: JSON.stringify(body)});
    return {json: await answer.json(), token: answer.headers.get('token')};
  };
  await post('/users', {username: name, email: `${name}@example.test`, password: PASSWORD});
  const {json, token} = await post('/users/login', {login_id: name, password: PASSWORD});
  return new Person(name, json.id, token);
}

async function step(w, {what, run, hears = {}}) {
  try {
    await run(w);
  } catch (e) {
    checks.that(`${what}: ${e.message}`, false);
    return;
  }
  for (const one of [w.bob, w.carol]) {
    const missing = await one.catchUp(hears[one.name.split('-')[0]] ?? []);
    if (missing.length) checks.that(`${what}: ${one.name} did not hear ${missing.join(', ')}`, false);
    let found = differences(one.copy.map, await one.reader.everything());
    for (const end = Date.now() + HEAR_MS_MAX; found.length && Date.now() < end;) { // an event may be late
      await one.catchUp([]);
      found = differences(one.copy.map, await one.reader.everything());
    }
    checks.that(`${what}: ${one.name}'s copy${found.length ? ` differs in ${found.slice(0, 4).join('\n       ')}` : ''}`, found.length === 0);
    if (found.length) one.copy.map = Object.assign(one.copy, new Copy(await one.reader.everything(), one.reader), {applied: one.copy.applied, unknown: one.copy.unknown}).map;
  }
}

try {
  const run = Date.now().toString(36);
  const admin = await person(undefined, 'events-root');
  const [alice, bob, carol, dave] = [await person(admin, `alice-${run}`), await person(admin, `bob-${run}`), await person(admin, `carol-${run}`), await person(admin, `dave-${run}`)];
  const team = await alice.call('POST', '/teams', {name: `events-${run}`, display_name: 'Events', type: 'O'});
  for (const one of [bob, carol]) await admin.call('POST', `/teams/${team.id}/members`, {team_id: team.id, user_id: one.id});
  const pub = await alice.call('POST', '/channels', {team_id: team.id, name: 'pub', display_name: 'Pub', type: 'O'});
  await alice.call('POST', `/channels/${pub.id}/members`, {user_id: bob.id});
  const world = {run, admin, alice, bob, carol, dave, team, pub};
  for (const one of [bob, carol]) await one.listen();
  for (const one of STEPS) await step(world, one);
  for (const one of [bob, carol]) checks.none(`events that ${one.name}'s copy does not know`, [...one.copy.unknown]);
  console.log(`applied: ${[...new Set([...bob.copy.applied, ...carol.copy.applied])].sort().join(' ')}`);
  for (const one of [bob, carol]) one.socket.terminate();
} catch (e) {
  checks.that(`broke off: ${e.stack}`, false);
} finally {
  await server?.stop();
}
checks.end();
