// Requests as bytes: what is sent is exactly what stands in the table, and what comes back is read
// without a library's politeness.
import {connect} from 'node:net';

const ANSWER_MS_MAX = 30_000;

// Sends `pieces` (text, bytes, or a number: wait so many milliseconds) and gives the first answer:
// {status, headers, body}, {dropped: true} if the connection ended without one, {hangs: true} if
// nothing came. `all` reads on until the connection ends and gives every answer.
export function talk(port, pieces, {all = false, ms = ANSWER_MS_MAX} = {}) {
  return new Promise((ok) => {
    const socket = connect(port, '127.0.0.1');
    let received = Buffer.alloc(0);
    const answers = [];
    const end = (result) => {
      clearTimeout(timer);
      socket.destroy();
      ok(all ? {...result, answers} : result);
    };
    const timer = setTimeout(() => end(all && answers.length ? answers[0] : {hangs: true}), ms);
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      for (let next = parse(received, false); next; next = parse(received, false)) {
        received = received.subarray(next.length);
        if (next.status === 100) continue;
        answers.push(next);
        if (!all) return end(next);
      }
    });
    socket.on('close', () => {
      const rest = parse(received, true);
      if (rest) answers.push(rest);
      end(answers[0] ?? {dropped: true});
    });
    socket.on('error', () => {});
    socket.on('connect', () => send(socket, pieces));
  });
}

async function send(socket, pieces) {
  for (const piece of [pieces].flat()) {
    if (typeof piece === 'number') await new Promise((ok) => setTimeout(ok, piece));
    else if (!socket.destroyed) socket.write(piece);
  }
}

// One whole answer at the beginning of the bytes, or undefined.
function parse(bytes, ended) {
  const split = bytes.indexOf('\r\n\r\n');
  if (split < 0) return undefined;
  const [line, ...lines] = bytes.subarray(0, split).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(lines.map((l) => [l.slice(0, l.indexOf(':')).toLowerCase(), l.slice(l.indexOf(':') + 1).trim()]));
  const status = Number(line.split(' ')[1]);
  const from = split + 4;
  const chunked = headers['transfer-encoding'] === 'chunked';
  let length = Number(headers['content-length'] ?? 0);
  if (chunked) {
    const last = bytes.indexOf('0\r\n\r\n', from);
    length = last < 0 ? Infinity : last + 5 - from;
  }
  if (bytes.length < from + length && !ended) return undefined;
  return {status, headers, body: bytes.subarray(from, from + length).toString(), length: from + length};
}

// The bytes of a request; `head` replaces the lines before the body as they stand.
export function request({method = 'GET', path = '/', headers = {}, body, head, host, keep = false}) {
  const payload = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
  if (head !== undefined) return Buffer.concat([Buffer.from(head, 'latin1'), payload]);
  const lines = {Host: host, Connection: keep ? 'keep-alive' : 'close', ...headers};
  if (body !== undefined && !('Content-Length' in lines) && !('Transfer-Encoding' in lines)) lines['Content-Length'] = payload.length;
  const text = Object.entries(lines).filter(([, v]) => v !== undefined).map(([k, v]) => `${k}: ${v}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${text}\r\n`, 'latin1'), payload]);
}
