// Opens a socket, sends a row's frames as they are, and tells what came of it.
import {connect} from 'node:net';

const QUIET_MS = 300;

export function frameAnswer(w, row) {
  return new Promise((ok) => {
    const as = row.as ?? 'alice';
    const socket = connect(w.port, '127.0.0.1');
    let received = Buffer.alloc(0);
    let open = false;
    let timer;
    const end = (what) => {
      clearTimeout(timer);
      socket.destroy();
      ok(what);
    };
    const wait = (ms) => {
      clearTimeout(timer);
      timer = setTimeout(() => end(open ? 'silent' : 'no upgrade'), ms);
    };
    wait(10_000);
    socket.write(upgradeOf(w, row, as));
    socket.on('error', () => {});
    socket.on('close', () => end('dropped'));
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (!open) {
        const split = received.indexOf('\r\n\r\n');
        if (split < 0) return;
        if (!received.toString('latin1').startsWith('HTTP/1.1 101')) return end(received.toString().split('\r\n')[0]);
        open = true;
        received = received.subarray(split + 4);
        for (const one of row.frames) socket.write(one);
        wait(row.ms ?? (row.is === 'silent' ? QUIET_MS : 5000));
      }
      for (let f = next(); f; f = next()) {
        const answer = told(f);
        if (answer) return end(answer);
      }
    });
    const next = () => {
      if (received.length < 2) return undefined;
      const short = received[1] & 0x7f;
      const from = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (received.length < from) return undefined;
      const length = short < 126 ? short : short === 126 ? received.readUInt16BE(2) : Number(received.readBigUInt64BE(2));
      if (received.length < from + length) return undefined;
      const frame = {opcode: received[0] & 15, compressed: (received[0] & 0x40) !== 0, payload: received.subarray(from, from + length)};
      received = received.subarray(from + length);
      return frame;
    };
  });
}

function upgradeOf(w, row, as) {
  const token = w.tokens[as] ? `Authorization: Bearer ${w.tokens[as]}\r\n` : '';
  const deflate = row.deflate ? 'Sec-WebSocket-Extensions: permessage-deflate\r\n' : '';
  return `GET /api/v4/websocket${w.filled(row.query ?? '')} HTTP/1.1\r\nHost: ${w.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`
    + `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${token}${deflate}\r\n`;
}

// Events and pongs are not answers to what was sent.
function told({opcode, compressed, payload}) {
  if (opcode === 8) return payload.length >= 2 ? `closed ${payload.readUInt16BE(0)}` : 'closed';
  if (opcode !== 1 || compressed) return undefined;
  const message = JSON.parse(payload.toString());
  if (message.event) return undefined;
  return message.status === 'OK' ? `OK ${message.seq_reply}` : `FAIL ${message.error.id.replace('.app_error', '')}`;
}
