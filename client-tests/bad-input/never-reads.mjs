// A websocket that never reads, in a busy channel: it is cut off, and nobody else notices.
import WebSocket from 'ws';
import {connect} from 'node:net';

const POSTS = 700;
const CUT_MS_MAX = 60_000;
const POST_MS_MAX = 5_000;

export async function neverReads(w, checks) {
  const deaf = connect(w.port, '127.0.0.1');
  const gone = new Promise((ok) => deaf.on('close', ok));
  deaf.on('error', () => {});
  deaf.write(`GET /api/v4/websocket HTTP/1.1\r\nHost: ${w.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`
    + `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer ${w.tokens.bob}\r\n\r\n`);
  deaf.pause();
  let heard = 0;
  const other = new WebSocket(`ws://${w.host}/api/v4/websocket`, {headers: {Authorization: `Bearer ${w.tokens.bob}`}});
  other.on('message', (bytes) => (heard += JSON.parse(bytes.toString()).event === 'posted' ? 1 : 0));
  await new Promise((ok) => other.on('open', ok));
  await new Promise((ok) => setTimeout(ok, 300));

  let slowest = 0;
  const writer = async () => {
    for (let i = 0; i < POSTS / 4; i++) {
      const began = Date.now();
      await w.call('alice', 'POST', '/posts', {channel_id: w.ids.pub, message: '😀'.repeat(8000)});
      slowest = Math.max(slowest, Date.now() - began);
    }
  };
  await Promise.all([writer(), writer(), writer(), writer()]);
  checks.that(`posting went on beside it, at worst ${slowest} ms`, slowest < POST_MS_MAX);
  for (let i = 0; i < 50 && heard < POSTS; i++) await new Promise((ok) => setTimeout(ok, 100));
  checks.that(`another socket of the same person heard ${heard} of ${POSTS} posts`, heard === POSTS);

  // Only reading shows that the other side has closed; what was already on its way comes first.
  const cut = await ended(w, deaf, gone);
  checks.that(`the socket that never reads was cut off: ${cut}`, cut !== 'still open');
  other.terminate();
}

async function ended(w, deaf, gone) {
  const end = Date.now() + CUT_MS_MAX;
  await new Promise((ok) => setTimeout(ok, 35_000));
  deaf.resume();
  const result = await Promise.race([gone.then(() => 'closed'), new Promise((ok) => setTimeout(() => ok('still open'), Math.max(1000, end - Date.now())))]);
  deaf.destroy();
  return result;
}
