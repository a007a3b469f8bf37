// Clients that send slowly or stop: the connection ends after ReadTimeout (6 s here). Head and body
// each arrive one byte in half a second, or never whole.
const drip = (bytes, from) => [bytes.subarray(0, from), ...[...bytes.subarray(from, from + 40)].flatMap((b) => [500, Buffer.from([b])])];
const head = (bytes) => bytes.indexOf('\r\n\r\n') + 4;
const row = (what, as, call, body, is, pieces) => ({what, as, do: call, body, is, pieces});

export const SLOW = [
  row('nothing of the head but a letter', 'alice', 'GET /users/me/status', undefined, 'dropped', (b) => b.subarray(0, 1)),
  row('a head that never ends', 'alice', 'GET /users/me/status', undefined, 'dropped', (b) => b.subarray(0, b.length - 2)),
  row('a head by the letter', 'alice', 'GET /users/me/status', undefined, 'dropped', (b) => drip(b, 0)),
  row('no byte of the body', 'alice', 'POST /users/ids', '["x"]', 'dropped', (b) => b.subarray(0, head(b))),
  row('a body that never ends', 'alice', 'POST /users/ids', '["x"]', 'dropped', (b) => b.subarray(0, b.length - 1)),
  row('a body by the letter', 'alice', 'POST /users/ids', `["${'x'.repeat(60)}"]`, 'dropped', (b) => drip(b, head(b))),
  row('a head in two halves', 'alice', 'GET /users/me/status', undefined, '200', (b) => [b.subarray(0, 30), 1000, b.subarray(30)]),
  row('a body in two halves', 'alice', 'POST /users/ids', '["x"]', '200', (b) => [b.subarray(0, b.length - 3), 1000, b.subarray(b.length - 3)]),
  row('a large body that stops half way', 'alice', 'POST /users/ids', `["${'x'.repeat(200_000)}"]`, 'dropped', (b) => b.subarray(0, 120_000)),
];
