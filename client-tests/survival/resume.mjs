// Only the clients' network is cut: each connection breaks without a goodbye, and the client comes
// back with its connection id and number. No gap, no repeat, no fetching anew.
import {createServer, connect} from 'node:net';
import {Server, freePort} from '../server.mjs';
import {LiveClient} from './live-client.mjs';
import {people} from './people.mjs';
import {Checks, seeded} from './checks.mjs';

const CLIENTS = 20, CUTS = 12, POSTS_MIN = 200, SEED = Date.now() % 100000;
const HEAR_MS_MAX = 20_000;
const random = seeded(SEED);
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));
console.log(`seed ${SEED}`);

// The wire between clients and server, which can be cut.
class Wire {
  pairs = new Set();
  constructor(port) {
    this.server = createServer((client) => {
      const upstream = connect(port, '127.0.0.1');
      const pair = [client, upstream];
      this.pairs.add(pair);
      const end = () => { client.destroy(); upstream.destroy(); this.pairs.delete(pair); };
      for (const side of pair) side.on('error', end).on('close', end).setNoDelay(true);
      client.pipe(upstream);
      upstream.pipe(client);
    });
  }
  async open() {
    this.port = await freePort();
    await new Promise((ok) => this.server.listen(this.port, '127.0.0.1', ok));
  }
  cut(share) {
    for (const pair of [...this.pairs]) if (random() < share) for (const side of pair) side.resetAndDestroy();
  }
}

const server = await Server.started();
const wire = new Wire(server.port);
await wire.open();
const {members, channels} = await people(server.url, CLIENTS, 3);
const clients = members.map((m) => new LiveClient(`http://127.0.0.1:${wire.port}`, m.id, m.token, channels));
clients.forEach((c) => c.listen());
await Promise.all(clients.map((c) => c.caughtUp()));

// The author's own line is not cut: what is tested is hearing.
const author = new LiveClient(server.url, members[0].id, members[0].token, channels);
let talking = true;
const sent = [];
const talk = (async () => {
  for (let n = 0; talking; n++) {
    const post = await author.post(channels[n % channels.length], `line ${n}`, `${author.user}:r${n}-${SEED}`);
    sent.push(post.id);
    await sleep(5 + random() * 20);
  }
})();
// Each cut comes while people talk; on a slow machine that takes longer, and the suite's budget ends it.
for (let c = 1; c <= CUTS; c++) {
  await sleep(200 + random() * 400);
  while (sent.length < POSTS_MIN * c / CUTS) await sleep(20);
  wire.cut(0.7);
}
talking = false;
await talk;
await Promise.all(clients.map((c) => c.caughtUp()));
// The last events may still be on their way; one that was lost never comes.
const unheard = () => clients.flatMap((c) => sent.filter((id) => !c.seen.has(id)));
for (const end = Date.now() + HEAR_MS_MAX; unheard().length && Date.now() < end;) await sleep(50);
// Nor would one that comes twice have come the second time yet.
await sleep(500);

const checks = new Checks();
checks.that(`${sent.length} posts were sent, at least ${POSTS_MIN}`, sent.length >= POSTS_MIN);
checks.none('clients that got a second hello', clients.filter((c) => c.hellos !== 1).map((c) => `${c.user} ${c.hellos}`));
checks.none('clients that fetched anew', clients.filter((c) => c.refetches !== 1).map((c) => c.user));
checks.none('gaps or repeats in the numbering', clients.flatMap((c) => c.faults));
checks.none('posts that no event brought', unheard());
checks.none('posts that came twice', clients.flatMap((c) => [...c.seen].filter(([, times]) => times > 1).map(([id]) => id)));
clients.forEach((c) => c.close());
wire.server.close();
wire.cut(1);
await server.stop();
checks.end();
