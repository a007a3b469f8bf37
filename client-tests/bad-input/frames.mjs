// Websocket upgrades and frames. What a row's frames must bring: "OK 1", "FAIL id", "closed CODE"
// (a close frame), "dropped" (the connection cut without one), "silent" (still open, nothing said).
import {deflateRawSync} from 'node:zlib';

const PING = '{"action":"ping","seq":1}';
const DROPPED = 'dropped';
const PROTOCOL = 'closed 1002';
const TOO_BIG = 'closed 1009';

// One frame as bytes; what is wrong with it stands in the options.
export function frame(payload, {opcode = 1, fin = true, rsv = 0, masked = true, length} = {}) {
  const bytes = Buffer.from(payload);
  const said = length ?? bytes.length;
  const wide = said > 0xffff || said < 0;
  const head = Buffer.alloc(2 + (wide ? 8 : said > 125 ? 2 : 0));
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  head[1] = (masked ? 0x80 : 0) | (wide ? 127 : said > 125 ? 126 : said);
  if (wide) head.writeBigInt64BE(BigInt(said), 2);
  else if (said > 125) head.writeUInt16BE(said, 2);
  if (!masked) return Buffer.concat([head, bytes]);
  const mask = Buffer.from([7, 1, 255, 128]);
  return Buffer.concat([head, mask, bytes.map((b, i) => b ^ mask[i & 3])]);
}

const row = (what, frames, is, more = {}) => ({what, frames: [frames].flat(), is, ...more});
const text = (what, payload, is) => row(`text: ${what}`, frame(payload), is);
const packed = (payload) => {
  const bytes = deflateRawSync(payload, {finishFlush: 2});
  return bytes.subarray(0, bytes.length - 4);
};
const padded = (bytes) => PING.slice(0, -1) + `,"x":"${'x'.repeat(bytes - PING.length - 7)}"}`;
const close = (...bytes) => frame(Buffer.from(bytes), {opcode: 8});

export const FRAMES = [
  text('not JSON', 'hello', DROPPED), text('empty', '', DROPPED), text('a list', '[]', DROPPED), text('a number', '7', DROPPED),
  text('half a value', '{"action":', DROPPED), text('nesting of 4000', '['.repeat(4000), DROPPED),
  text('null', 'null', 'FAIL api.web_socket_router.no_action'), text('an empty object', '{}', 'FAIL api.web_socket_router.no_action'),
  text('no seq', '{"action":"ping"}', 'FAIL api.web_socket_router.bad_seq'), text('seq 0', '{"action":"ping","seq":0}', 'FAIL api.web_socket_router.bad_seq'),
  text('a negative seq', '{"action":"ping","seq":-1}', 'FAIL api.web_socket_router.bad_seq'), text('seq as text', '{"action":"ping","seq":"1"}', DROPPED),
  text('seq with a fraction', '{"action":"ping","seq":1.5}', DROPPED), text('seq too big', '{"action":"ping","seq":99999999999999999999}', DROPPED),
  text('seq with a huge exponent', '{"action":"ping","seq":1e999999999}', DROPPED),
  text('no action', '{"seq":1}', 'FAIL api.web_socket_router.no_action'), text('action as number', '{"seq":1,"action":7}', DROPPED),
  text('an unknown action', '{"seq":1,"action":"nosuch"}', 'FAIL api.web_socket_router.bad_action'),
  text('data as list', '{"seq":1,"action":"ping","data":[]}', DROPPED), text('data as text', '{"seq":1,"action":"ping","data":"x"}', DROPPED),
  text('data null', '{"seq":1,"action":"ping","data":null}', 'OK 1'), text('other case of keys', '{"SEQ":1,"Action":"ping"}', 'OK 1'),
  text('two values', `${PING}${PING}`, 'OK 1'), text('invalid UTF-8', Buffer.concat([Buffer.from('{"action":"ping","seq":1,"x":"'), Buffer.from([0xff]), Buffer.from('"}')]), 'OK 1'),
  text('8192 bytes', padded(8192), 'OK 1'), text('8193 bytes', padded(8193), TOO_BIG), text('100,000 bytes', padded(100_000), TOO_BIG),
  row('a length of 4 GiB', frame('x', {length: 2 ** 32}), TOO_BIG), row('a negative length', frame('x', {length: -1}), PROTOCOL),
  text('typing in a channel with a short id', '{"seq":1,"action":"user_typing","data":{"channel_id":"short"}}', 'FAIL api.websocket_handler.invalid_param'),
  text('typing with a number', '{"seq":1,"action":"user_typing","data":{"channel_id":7}}', 'FAIL api.websocket_handler.invalid_param'),
  text('statuses by a number', '{"seq":1,"action":"get_statuses_by_ids","data":{"user_ids":7}}', 'FAIL api.websocket_handler.invalid_param'),
  text('an acknowledgement by number', '{"seq":1,"action":"posted_notify_ack","data":{"status":7}}', 'FAIL api.websocket_handler.invalid_param'),

  row('binary with JSON', frame(PING, {opcode: 2}), DROPPED), row('binary nonsense', frame(Buffer.alloc(64, 0xc1), {opcode: 2}), DROPPED),
  row('binary empty', frame('', {opcode: 2}), DROPPED), row('MessagePack cut off', frame(Buffer.from('82a6616374', 'hex'), {opcode: 2}), DROPPED),
  row('MessagePack with a map of 4 billion', frame(Buffer.from('dfffffffff', 'hex'), {opcode: 2}), DROPPED),
  row('MessagePack with a text of 4 GiB', frame(Buffer.from('81dbffffffff', 'hex'), {opcode: 2}), DROPPED),
  row('MessagePack nested 8000 deep', frame(Buffer.alloc(8000, 0x91), {opcode: 2}), DROPPED),
  row('MessagePack ping', frame(Buffer.from('82a3736571' + '01' + 'a6616374696f6e' + 'a470696e67', 'hex'), {opcode: 2}), 'OK 1'),

  row('unmasked', frame(PING, {masked: false}), PROTOCOL), row('the first reserved bit', frame(PING, {rsv: 4}), PROTOCOL),
  row('the second reserved bit', frame(PING, {rsv: 2}), PROTOCOL), row('the third reserved bit', frame(PING, {rsv: 1}), PROTOCOL),
  ...[3, 7, 11, 15].map((opcode) => row(`opcode ${opcode}`, frame(PING, {opcode}), PROTOCOL)),
  row('a ping of 126 bytes', frame('p'.repeat(126), {opcode: 9}), PROTOCOL), row('a ping in fragments', frame('p', {opcode: 9, fin: false}), PROTOCOL),
  row('a close of 200 bytes', frame('c'.repeat(200), {opcode: 8}), PROTOCOL), row('a continuation of nothing', frame(PING, {opcode: 0}), PROTOCOL),
  row('a message within a message', [frame('{', {fin: false}), frame(PING)], PROTOCOL),
  row('a ping between two fragments', [frame(PING.slice(0, 5), {fin: false}), frame('p', {opcode: 9}), frame(PING.slice(5), {opcode: 0})], 'OK 1'),
  row('a thousand fragments', [...PING.padEnd(1000)].map((c, i) => frame(c, {opcode: i ? 0 : 1, fin: i === 999})), 'OK 1'),
  row('fragments of 8193 bytes', [frame('x'.repeat(8000), {fin: false}), frame('x'.repeat(193), {opcode: 0})], TOO_BIG),
  row('half a frame, then nothing', frame(PING).subarray(0, 9), 'silent'), row('an unasked pong', frame('p', {opcode: 10}), 'silent'),

  row('close without a code', close(), 'closed'), row('close with half a code', close(3), 'closed'), row('close 1000', close(3, 232), 'closed 1000'),
  row('close 4001', close(15, 161), 'closed 4001'), row('close 1005', close(3, 237), PROTOCOL), row('close 1006', close(3, 238), PROTOCOL),
  row('close 999', close(3, 231), PROTOCOL), row('close 5000', close(19, 136), PROTOCOL),
  row('close with a reason that is no UTF-8', close(3, 232, 0xff, 0xfe), PROTOCOL),

  row('packed: a ping', frame(packed(PING), {rsv: 4}), 'OK 1', {deflate: true}),
  row('packed: no deflate', frame('nonsense', {rsv: 4}), DROPPED, {deflate: true}),
  row('packed: 8193 bytes', frame(packed(padded(8193)), {rsv: 4}), TOO_BIG, {deflate: true}),
  row('packed: a bomb of 7 MiB', frame(packed('x'.repeat(7 << 20)), {rsv: 4}), TOO_BIG, {deflate: true}),
  row('packed: a flag on a continuation', [frame('{', {fin: false}), frame('}', {opcode: 0, rsv: 4})], PROTOCOL, {deflate: true}),
  row('packed: a flag on a ping', frame('p', {opcode: 9, rsv: 4}), PROTOCOL, {deflate: true}),

  row('a challenge with a wrong token', frame('{"seq":1,"action":"authentication_challenge","data":{"token":"nonsense"}}'), DROPPED, {as: 'stranger'}),
  row('a challenge without a token', frame('{"seq":1,"action":"authentication_challenge"}'), DROPPED, {as: 'stranger'}),
  row('a challenge with a number', frame('{"seq":1,"action":"authentication_challenge","data":{"token":7}}'), DROPPED, {as: 'stranger'}),
  row('a ping before the challenge', frame(PING), 'silent', {as: 'stranger'}), row('nothing for five seconds', [], DROPPED, {as: 'stranger', ms: 8000}),
  row('a second challenge', frame('{"seq":2,"action":"authentication_challenge","data":{"token":"nonsense"}}'), 'silent'),
  row('resume without a number', [], DROPPED, {query: '?connection_id={{nobody}}'}), row('resume with a word', [], DROPPED, {query: '?connection_id={{nobody}}&sequence_number=x'}),
  row('resume with an id of the wrong form', [], DROPPED, {query: '?connection_id=short&sequence_number=1'}),
];

const NO_UPGRADE = '400 api.web_socket.connect.upgrade';
const headers = {Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA=='};
const upgrade = (what, change, is, call = 'GET /websocket') => ({what, as: 'alice', do: call, headers: {...headers, ...change}, is});

export const UPGRADES = [
  upgrade('no upgrade headers', {Connection: 'close', Upgrade: undefined}, NO_UPGRADE), upgrade('POST', {}, '404 api.context.404', 'POST /websocket'),
  upgrade('version 8', {'Sec-WebSocket-Version': '8'}, NO_UPGRADE), upgrade('no key', {'Sec-WebSocket-Key': undefined}, NO_UPGRADE),
  upgrade('another protocol', {Upgrade: 'h2c'}, NO_UPGRADE), upgrade('another Origin', {Origin: 'http://elsewhere.example'}, '403 api.web_socket.connect.upgrade'),
  upgrade('an Origin that is no address', {Origin: '::'}, '403 api.web_socket.connect.upgrade'), upgrade('a key that is no base64', {'Sec-WebSocket-Key': '!!!'}, NO_UPGRADE),
  upgrade('a token in the address', {Authorization: undefined}, '401 api.context.token_provided', 'GET /websocket?access_token={{alice_token}}'),
];
