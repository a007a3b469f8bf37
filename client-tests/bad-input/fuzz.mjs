// Spoiled bodies on every POST and PUT, spoiled ids and queries, spoiled websocket frames, for a
// minute: no 5xx that the contract does not name, nothing hangs, nothing unexpected in the log.
// --seed N repeats a run, --seconds N, --url URL with --log FILE uses a server that is running.
import {readFileSync} from 'node:fs';
import {Server} from '../server.mjs';
import {Checks, seeded} from '../survival/checks.mjs';
import {API, Mutator} from './mutate.mjs';
import {FrameFuzzer} from './fuzz-frames.mjs';
import {World} from './world.mjs';
import {request, talk} from './wire.mjs';

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const seed = Number(option('--seed') ?? Date.now() % 2 ** 31);
const seconds = Number(option('--seconds') ?? 60);
const WORKERS = 4;
const FINDINGS_MAX = 40;
// The administrator leaves alone what would end the run: settings, his own rights, other people's sessions.
const NOT_AS_ADMIN = /config|roles|active|sessions|server_busy|restart|password|mfa|integrity|guest|convert|logout|auth|migrate|users PUT|scheme|license|ldap|saml|audit|cache|delete|permanent|\{user_id\} (PUT|DELETE)|\{user_id\}\/patch/;
// Signing out ends the session that the rest is sent with.
const NEVER = /logout|sessions\/revoke|\/websocket|\/password PUT|users\/\{user_id\}\/active|users\/\{user_id\} DELETE|restart|upgrade_to_enterprise/;

console.log(`seed ${seed}, ${seconds} s`);
const server = option('--url') ? undefined : await Server.started();
const log = option('--log') ?? server?.log;
const checks = new Checks();
const findings = [];
const counts = {};

const endpoints = Object.entries(API.endpoints).map(([key, spec]) => {
  const [path, method] = key.split(' ');
  return {key, path, method, params: spec.params ?? [], body: spec.body?.['application/json']};
}).filter((e) => ['GET', 'POST', 'PUT', 'DELETE'].includes(e.method) && !NEVER.test(e.key));

// After some answers that all said it is off or not there, an endpoint is left alone.
const TRIES_MIN = 8;
const tried = new Map(endpoints.map((e) => [e.key, {answers: 0, alive: 0, accepted: 0}]));

function note({endpoint}, {status}) {
  const one = tried.get(endpoint.key);
  one.answers++;
  if (status !== 501 && status !== 404) one.alive++;
  if (status < 300) one.accepted++;
}

function call(w, m) {
  const writes = m.chance(0.7);
  const open = endpoints.filter((e) => writes === (e.method === 'POST' || e.method === 'PUT')).filter((e) => tried.get(e.key).answers < TRIES_MIN || tried.get(e.key).alive);
  const endpoint = m.one(open);
  const as = m.one(NOT_AS_ADMIN.test(endpoint.key) ? ['alice', 'alice', 'alice', 'bob', 'bob', 'stranger'] : ['alice', 'alice', 'bob', 'admin', 'admin', 'admin']);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name) => m.parameter(name, 0.85));
  const query = endpoint.params.filter((p) => p.in === 'query' && m.chance(0.5)).map((p) => `${p.n}=${m.parameter(p.n, 0.4)}`).join('&');
  const reads = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  const body = reads && m.chance(0.95) ? undefined : m.spoiled(m.sample(endpoint.body ?? {}));
  const headers = {'Content-Type': 'application/json', ...(w.tokens[as] ? {Authorization: `Bearer ${w.tokens[as]}`} : {})};
  return {as, endpoint, body, line: `${endpoint.method} ${path}${query ? `?${query}` : ''}`,
    bytes: request({method: endpoint.method, path: `${path}${query ? `?${query}` : ''}`, headers, body, host: w.host})};
}

function fault(answer) {
  if (answer.hangs) return 'hangs';
  if (answer.dropped) return 'dropped without an answer';
  if (answer.status < 500) return undefined;
  let id = '';
  try {
    id = JSON.parse(answer.body).id;
  } catch {
    return `${answer.status} ${answer.body.slice(0, 100)}`;
  }
  const named = answer.status === 501 && /^[a-z][\w.]+\.[\w.]+$/.test(id) || answer.status === 503 && id === 'api.context.server_busy.app_error';
  return named ? undefined : `${answer.status} ${id}`;
}

async function worker(w, m, end) {
  while (Date.now() < end && findings.length < FINDINGS_MAX) {
    const sent = call(w, m);
    const answer = await talk(w.port, sent.bytes, {ms: 20_000});
    counts[answer.status ?? 'none'] = (counts[answer.status ?? 'none'] ?? 0) + 1;
    note(sent, answer);
    const wrong = fault(answer);
    if (wrong) findings.push(`${wrong}: ${sent.as} ${sent.line} ${sent.body?.toString('utf8').slice(0, 400) ?? ''}`);
  }
}

function unexpected(text) {
  return text.split('\n').filter((line) => /\bERROR\b|"level":"error"|^\s+at [\w.$/]+\(|OutOfMemory|StackOverflow/.test(line));
}

try {
  const w = await World.made(option('--url') ?? server.url);
  const from = log ? readFileSync(log, 'utf8').length : 0;
  const {nobody, alice, bob, carol, team, pub, post, alice_name: aliceName} = w.ids;
  const ids = {user_id: [alice, bob, carol, 'me', 'me', nobody], channel_id: [pub, pub, pub, pub, pub, nobody], team_id: [team, team, team, team, nobody], post_id: [post, post, post, post, nobody], root_id: ['', '', '', post], file_ids: [''], file_id: [''], user_ids: [bob, carol],
    roles: ['system_user', 'channel_user', 'team_user'], emoji: ['smile'], order: [''], channel_ids: [pub], display_name: ['Fuzz'], message: ['fuzz', '/away', '@all #tag'], term: ['a', 'fuzz'], terms: ['fuzz', 'from:fuzz'],
    id: [bob, pub, team, post, nobody], any: [alice, bob, pub, team, post, nobody], username: [aliceName, 'fuzz'], type: ['O', 'P', 'D', ''], emoji_name: ['smile', '+1'],
    page: ['0', '1'], per_page: ['10', '200'], status: ['online', 'away', 'dnd'], login_id: [aliceName]};
  const end = Date.now() + seconds * 1000;
  const frames = new FrameFuzzer(w, new Mutator(seeded(seed + 100), ids), findings);
  await Promise.all([frames.run(end), ...Array.from({length: WORKERS}, (_, i) => worker(w, new Mutator(seeded(seed + i), ids), end))]);
  console.log(`answers: ${JSON.stringify(counts)}, frames: ${frames.sent}, sockets: ${frames.sockets}`);
  const kinds = [...tried.values()];
  console.log(`endpoints: ${kinds.length}, there: ${kinds.filter((k) => k.alive).length}, accepted once at least: ${kinds.filter((k) => k.accepted).length}`);
  for (const finding of findings) console.log(`found: ${finding}`);
  checks.none(`5xx, hanging or cut connections (seed ${seed})`, findings);
  checks.that('enough was tried', counts[200] > 0 && counts[400] > seconds && frames.sent > seconds);
  checks.that('alice is still signed in', await w.call('alice', 'GET', '/users/me').then(() => true, () => false));
  checks.that('the server still answers', (await fetch(`${w.url}/api/v4/system/ping`)).status === 200);
  if (log) checks.none('unexpected errors in the log', unexpected(readFileSync(log, 'utf8').slice(from)));
} catch (e) {
  checks.that(`broke off: ${e.stack}`, false);
} finally {
  await server?.stop();
}
checks.end();
