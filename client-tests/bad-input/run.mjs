// Malformed requests and frames, one row each: every one gets exactly the contract's answer, and
// nothing is changed by any. `--url` plays it against a server that is running (ReadTimeout and
// WriteTimeout 6), `--only TEXT` the rows whose name holds it.
import {Server} from '../server.mjs';
import {Checks} from '../survival/checks.mjs';
import {frameAnswer} from './frames-played.mjs';
import {FRAMES, UPGRADES} from './frames.mjs';
import {BODIES} from './bodies.mjs';
import {HEADERS} from './headers.mjs';
import {PATHS} from './paths.mjs';
import {SLOW} from './slow.mjs';
import {neverReads} from './never-reads.mjs';
import {World} from './world.mjs';
import {request, talk} from './wire.mjs';

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const only = option('--only') ?? '';
const TIMEOUTS = {MM_SERVICESETTINGS_READTIMEOUT: '6', MM_SERVICESETTINGS_WRITETIMEOUT: '6'};
const server = option('--url') ? undefined : await Server.started(TIMEOUTS);
const checks = new Checks();

// "STATUS id", "301 location", "STATUS text:…", "dropped", "hangs".
function told(answer) {
  if (answer.dropped) return 'dropped';
  if (answer.hangs) return 'hangs';
  if (answer.status === 301) return `301 ${answer.headers.location}`;
  if (answer.status < 300) return String(answer.status);
  try {
    return `${answer.status} ${JSON.parse(answer.body.slice(Math.max(0, answer.body.indexOf('{"id"')))).id}`;
  } catch {
    return `${answer.status} text:${answer.body.trim()}`;
  }
}

async function answered(w, row) {
  const headers = {...(w.tokens[row.as] ? {Authorization: `Bearer ${w.tokens[row.as]}`} : {}), ...row.headers};
  for (const [k, v] of Object.entries(headers)) if (typeof v === 'string') headers[k] = w.filled(v);
  const [method, path] = row.do ? [row.do.slice(0, row.do.indexOf(' ')), row.do.slice(row.do.indexOf(' ') + 1)] : [];
  const body = typeof row.body === 'string' ? w.filled(row.body) : row.body;
  const bytes = request({
    method, path: path && w.filled(path.startsWith('/!') ? path.slice(2) : `/api/v4${path}`), headers, body, host: w.host,
    head: row.head && w.filled(row.head).replaceAll('HOST', w.host),
  });
  const pieces = row.pieces ? row.pieces(bytes) : bytes;
  return told(await talk(w.port, pieces)).replaceAll('.app_error', '').replaceAll(w.host, 'HOST');
}

async function table(w, name, rows, play) {
  const chosen = rows.filter((row) => row.what.includes(only));
  let before = await w.snapshot();
  for (const row of chosen) {
    const got = await play(w, row);
    const after = await w.snapshot();
    checks.that(`${name}: ${row.what}: ${got}${got === row.is ? '' : `, not ${row.is}`}`, got === row.is);
    if (after !== before) checks.that(`${name}: ${row.what} changed something`, false);
    before = after;
  }
}

try {
  const w = await World.made(option('--url') ?? server.url);
  const rows = [BODIES, PATHS, HEADERS, SLOW, UPGRADES, FRAMES].reduce((sum, t) => sum + t.length, 0);
  checks.that(`at least 150 rows: ${rows}`, rows >= 150);
  const slow = SLOW.filter((row) => row.what.includes(only)).map(async (row) => [row, await answered(w, row)]);
  await table(w, 'body', BODIES, answered);
  await table(w, 'path', PATHS, answered);
  await table(w, 'head', HEADERS, answered);
  await table(w, 'upgrade', UPGRADES, answered);
  await table(w, 'frame', FRAMES, frameAnswer);
  for (const [row, got] of await Promise.all(slow)) checks.that(`slow: ${row.what}: ${got}${got === row.is ? '' : `, not ${row.is}`}`, got === row.is);
  if (!only || 'never reads'.includes(only)) await neverReads(w, checks);
} catch (e) {
  checks.that(`broke off: ${e.stack}`, false);
} finally {
  await server?.stop();
}
checks.end();
