// The disk that everything is on becomes full, and the embedded PostgreSQL is killed besides. Clients
// are told why nothing is taken, nothing acknowledged is lost, and with room again the server goes
// on by itself. Runs on a small file system of its own, in a mount namespace.
import {spawnSync} from 'node:child_process';
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Server} from '../server.mjs';
import {Checks} from './checks.mjs';
import {LiveClient} from './live-client.mjs';
import {people} from './people.mjs';

const DISK_MIB = 220;
const WAIT_MS_MAX = 90_000;
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));

if (!process.env.STARLING_SMALL_DISK) inNamespace();
else await test(process.env.STARLING_SMALL_DISK);

function inNamespace() {
  const own = ['--mount', ...(process.getuid() === 0 ? [] : ['--user', '--map-root-user'])];
  if (spawnSync('unshare', [...own, 'true']).status !== 0) {
    console.log('skipped: this system lets us make no file system of our own\n0 passed, 0 failed');
    return;
  }
  const disk = mkdtempSync(join(tmpdir(), 'starling-disk-'));
  const script = `mount -t tmpfs -o size=${DISK_MIB}m,mode=755 starling "$1" && exec "$2" "$3"`;
  const done = spawnSync('unshare', [...own, 'sh', '-c', script, 'sh', disk, process.execPath, fileURLToPath(import.meta.url)],
    {stdio: 'inherit', env: {...process.env, STARLING_SMALL_DISK: disk, TMPDIR: disk}});
  rmSync(disk, {recursive: true, force: true});
  process.exit(done.status ?? 1);
}

// Writes until nothing fits any more, not even a byte.
function fill(path) {
  const file = openSync(path, 'w');
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    const bytes = Buffer.alloc(size);
    try {
      for (;;) writeSync(file, bytes);
    } catch {
      // that size does not fit any more
    }
  }
  closeSync(file);
}

async function test(disk) {
  const checks = new Checks();
  const server = await Server.started();
  const {members: [author], channels: [channel]} = await people(server.url, 1, 1);
  const client = new LiveClient(server.url, author.id, author.token, [channel]);
  const acknowledged = [];
  let number = 0;
  const say = async (n) => {
    const post = await client.call('POST', '/posts',
      {channel_id: channel, message: `${n} ${'long '.repeat(1500)}`, pending_post_id: `${author.id}:full-${n}`});
    acknowledged.push(post.id);
  };
  // Calls until it ends as wanted, or gives the last failure.
  const until = async (wanted, call) => {
    let last;
    for (const end = Date.now() + WAIT_MS_MAX; Date.now() < end; await sleep(50)) {
      last = await call().then(() => null, (e) => e);
      if (wanted(last)) return last;
    }
    throw new Error(`not what was waited for: ${last}`);
  };

  for (; number < 20; number++) await say(number);
  fill(join(disk, 'filling'));
  const refused = await until((e) => e, () => say(number).then(() => number++));
  checks.that(`a post is refused: ${refused.message.slice(0, 160)}`,
    refused.status === 500 && refused.message.includes('app.post.save.app_error') && refused.message.includes('disk is full'));
  const upload = await fetch(`${server.url}/api/v4/files?channel_id=${channel}&filename=a.bin`,
    {method: 'POST', headers: {Authorization: 'Bearer ' + author.token}, body: Buffer.alloc(3 << 20)});
  const said = await upload.text();
  checks.that(`a file is refused: ${said.slice(0, 160)}`, upload.status === 500 && said.includes('disk is full'));
  const page = await client.call('GET', `/channels/${channel}/posts`);
  checks.that('reading goes on', page.order.length >= 20);

  process.kill(Number(readFileSync(join(server.data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  const without = await until((e) => e?.status === 503, () => say(number));
  checks.that(`without a database it says so: ${without.message.slice(0, 160)}`, without.message.includes('database'));
  await sleep(3000); // it tries to start PostgreSQL, which cannot be
  rmSync(join(disk, 'filling'));
  await until((e) => !e, () => say(number));
  checks.that('with room again it goes on by itself', server.process.exitCode === null);

  await client.fetchAll(channel);
  const there = [...client.copy.get(channel).values()].filter((p) => p.message.startsWith('0 ') || /^\d+ long/.test(p.message));
  checks.none('acknowledged posts that are lost', acknowledged.filter((id) => !client.copy.get(channel).has(id)));
  checks.that('no post is there twice', new Set(there.map((p) => p.message)).size === there.length);
  checks.that('the log tells of it', readFileSync(server.log, 'utf8').includes('The embedded PostgreSQL runs again'));
  await server.stop();
  checks.end();
}
