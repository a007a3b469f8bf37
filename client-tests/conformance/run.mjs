// Plays the recorded stories against servers side by side, and sums up.
//   node run.mjs [--only STORY[,STORY]] [--quiet MS]
// differences.json: steps that are meant to differ, each with its reason. later.txt: steps that need
// a later feature. not-played.txt: stories not yet played. All three may only shrink.
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Server} from '../server.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const LATER_SHARE_MAX = 0.03;
const LISTEN_LONGER_MS = '500';
// A player mostly listens whether another event comes, so a processor has time for several.
const PLAYERS_A_PROCESSOR = 2;
const PLAYERS_MAX = 8; // each has a server with a database of its own
const args = process.argv.slice(2);
const opt = (n, d) => (args.includes('--' + n) ? args[args.indexOf('--' + n) + 1] : d);
const lines = (file) => readFileSync(join(HERE, file), 'utf8').split('\n').map((l) => l.trim()).filter((l) => l && !l.startsWith('#'));

const notPlayed = new Set(lines('not-played.txt'));
const later = Object.fromEntries(lines('later.txt').map((l) => {
  const [step, ...why] = l.split(': ');
  return [step, why.join(': ')];
}));
const meant = JSON.parse(readFileSync(join(HERE, 'differences.json'), 'utf8'));
const stories = opt('only', '') ? opt('only').split(',')
  : readdirSync(join(HERE, 'scenarios')).map((f) => basename(f, '.json')).filter((s) => !notPlayed.has(s)).sort();

const total = stories.reduce((n, s) => n + JSON.parse(readFileSync(join(HERE, 'recorded', s + '.json'), 'utf8')).length, 0);
const postponed = Object.keys(later).filter((step) => stories.includes(step.split(' ')[0])).length;
const scratch = mkdtempSync(join(tmpdir(), 'starling-conformance-'));
const differences = join(scratch, 'differences.json');
writeFileSync(differences, JSON.stringify({...meant, ...later}));

// A server plays one story after another: stories change server-wide settings and put them back.
// Those that look at what the whole server holds come first, each on a fresh one; what the recorded
// server held then, the first channel of all, comes from the story before.
const FIRST = [['edge-matrix-get-user-1'], ['channels-group-convert', 'channels-of-user']];
const first = FIRST.map((group) => group.filter((s) => stories.includes(s))).filter((group) => group.length);
const queue = [...first, ...stories.filter((s) => !FIRST.flat().includes(s)).map((s) => [s])];
let passed = 0, failed = 0;
async function worker() {
  let server = await Server.started();
  while (queue.length) {
    for (const story of queue.shift()) {
      let {code, output} = await play(server, story, opt('quiet', ''));
      if (code === 1) { // the player does not see an event that comes late on a busy machine: listen longer
        console.log(`${story}: once more, listening longer`);
        ({code, output} = await play(server, story, LISTEN_LONGER_MS));
      }
      process.stdout.write(output.split('\n').filter((l) => l && !/^\d+ (passed|steps meant)/.test(l)).join('\n') + '\n');
      const sum = output.match(/(\d+) passed, (\d+) failed/);
      passed += sum ? Number(sum[1]) : 0;
      failed += sum ? Number(sum[2]) : 1;
      if (code === 2 && queue.length) { // it broke off, so the server's state is unknown
        await server.stop();
        server = await Server.started();
      }
    }
  }
  await server.stop();
}
function play(server, story, quiet) {
  return new Promise((ok) => {
    let output = '';
    const player = spawn(process.execPath, [join(HERE, 'replay.mjs'), '--url', server.url, '--only', story,
      ...(quiet ? ['--quiet', quiet] : []), '--differences', differences]);
    player.stdout.on('data', (d) => { output += d; });
    player.stderr.on('data', (d) => { output += d; });
    player.on('close', (code) => ok({code, output}));
  });
}

const players = Math.min(stories.length, PLAYERS_MAX, Math.max(2, cpus().length * PLAYERS_A_PROCESSOR));
await Promise.all(Array.from({length: players}, worker));
rmSync(scratch, {recursive: true});
if (postponed > total * LATER_SHARE_MAX) {
  console.log(`later.txt names ${postponed} of ${total} steps, more than ${LATER_SHARE_MAX * 100} %`);
  failed++;
}
console.log(`${total} steps, ${Object.keys(meant).length} meant to differ, ${postponed} for later`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
