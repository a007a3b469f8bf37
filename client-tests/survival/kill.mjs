// The server is killed again and again while people talk. Afterwards every acknowledged post is there
// exactly once, each author's in order, and everybody's own copy equals the database.
//   node kill.mjs [--clients N] [--kills N] [--seed N]
import {Server} from '../server.mjs';
import {LiveClient} from './live-client.mjs';
import {people} from './people.mjs';
import {Checks, seeded} from './checks.mjs';

const args = process.argv.slice(2);
const opt = (n, d) => Number(args.includes('--' + n) ? args[args.indexOf('--' + n) + 1] : d);
const CLIENTS = opt('clients', 50), KILLS = opt('kills', 10), SEED = opt('seed', Date.now() % 100000);
const POSTS_BETWEEN_KILLS = 60;
const COPIES_WAIT_MS_MAX = 60_000;
const random = seeded(SEED);
const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));
console.log(`seed ${SEED}`);

const server = await Server.started();
const {admin, members, channels} = await people(server.url, CLIENTS, 4);
const clients = members.map((m) => new LiveClient(server.url, m.id, m.token, channels));
clients.forEach((c) => c.listen());

let talking = true;
const acknowledged = clients.map(() => []);
const count = () => acknowledged.reduce((n, list) => n + list.length, 0);
const talkers = clients.map(async (client, i) => {
  for (let n = 0; talking; n++) {
    const channel = channels[Math.floor(random() * channels.length)];
    const message = `client ${i} says ${n}`;
    const post = await client.post(channel, message, `${client.user}:${n}-${SEED}`);
    acknowledged[i].push({id: post.id, channel, message});
    await sleep(random() * 60);
  }
});

for (let k = 0; k < KILLS; k++) {
  // Talk must be under way again, or the kill proves nothing.
  const enough = count() + POSTS_BETWEEN_KILLS;
  while (count() < enough) await sleep(20);
  await sleep(random() * 1000);
  await server.kill();
  await server.start();
}
await sleep(1000);
talking = false;
await Promise.all(talkers);
await Promise.all(clients.map((c) => c.caughtUp()));

const checks = new Checks();
const truth = new LiveClient(server.url, admin.id, admin.token, channels);
await truth.refetch();

// Everybody fetches anew after the last kill, all at once: on a busy machine some are still at it, or
// have not heard the hello that begins it. An event that was lost never comes, however long we wait.
const behind = (channel) => {
  const ids = [...truth.copy.get(channel).keys()].sort().join();
  return clients.filter((c) => [...c.copy.get(channel).keys()].sort().join() !== ids).map((c) => c.user);
};
const began = Date.now();
while (Date.now() - began < COPIES_WAIT_MS_MAX && channels.some((c) => behind(c).length)) await sleep(100);
console.log(`all copies were compared after ${Date.now() - began} ms; the slowest refetch took ${Math.max(...clients.map((c) => c.slowestRefetch))} ms`);

const byText = new Map();
for (const posts of truth.copy.values()) for (const p of posts.values()) {
  if (!p.type) byText.set(p.message, [...(byText.get(p.message) ?? []), p]);
}
const all = acknowledged.flat();
checks.that(`${all.length} posts were acknowledged, at least ${POSTS_BETWEEN_KILLS * KILLS}`, all.length >= POSTS_BETWEEN_KILLS * KILLS);
checks.none('acknowledged posts that are lost', all.filter((a) => !byText.has(a.message)).map((a) => a.message));
checks.none('posts that are there twice', [...byText].filter(([, ps]) => ps.length > 1).map(([text]) => text));
checks.none('acknowledged ids that are not the stored ones', all.filter((a) => byText.get(a.message)?.[0].id !== a.id).map((a) => a.message));
for (const [i, list] of acknowledged.entries()) {
  for (const channel of channels) {
    const times = list.filter((a) => a.channel === channel).map((a) => byText.get(a.message)?.[0].create_at ?? 0);
    if (times.some((t, n) => n > 0 && t <= times[n - 1])) checks.that(`client ${i}'s posts are in order`, false);
  }
}
for (const [channel, posts] of truth.copy) {
  const times = [...posts.values()].map((p) => p.create_at);
  checks.that('within a channel no two posts have the same time', new Set(times).size === times.length);
  checks.none(`copies of channel ${channel} that differ from the database`, behind(channel));
}
checks.none('gaps or repeats in the numbering of events', clients.flatMap((c) => c.faults));
checks.that(`the server was killed ${KILLS} times`, clients.every((c) => c.hellos >= 1));
clients.forEach((c) => c.close());
await server.stop();
checks.end();
