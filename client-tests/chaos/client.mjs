// The official client in Node.js: what it expects of a browser, and how its calls end.
import {AsyncLocalStorage} from 'node:async_hooks';
import {createRequire} from 'node:module';
import WebSocket from 'ws';

const require = createRequire(import.meta.url);
export const {Client4, ClientError, WebSocketClient} = require('@mattermost/client');

// Nobody waits for ever, neither here nor in the project's own client.
const ANSWER_MS_MAX = 12_000;
const HANDSHAKE_MS_MAX = 10_000;
const SERVED_BY = 'X-Served-By';

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
export const anyOf = (list, random = Math.random) => list[Math.floor(random() * list.length)];

// As a browser's: nothing is heard any more from a socket that is being closed.
class Socket extends WebSocket {
  emit(event, ...rest) {
    if (event === 'message') {
      if (this.readyState !== WebSocket.OPEN) return false;
      this.latest = rest[0];
    }
    return super.emit(event, ...rest);
  }
}

globalThis.WebSocket = Socket;
globalThis.CloseEvent ??= class extends Event {
  constructor(type, {code, wasClean}) {
    super(type);
    Object.assign(this, {code, wasClean});
  }
};

// Of the address that the client made only the door is another one. A browser adds cookie and origin.
export function socketTo(door, url, token) {
  const {pathname, search} = new URL(url);
  return new Socket(door.replace(/^http/, 'ws') + pathname + search,
    {origin: door, headers: {Cookie: `MMAUTHTOKEN=${token}`}, handshakeTimeout: HANDSHAKE_MS_MAX});
}

const calls = new AsyncLocalStorage();
const plain = globalThis.fetch;
globalThis.fetch = async (address, options) => {
  const answer = await plain(address, {...options, signal: AbortSignal.timeout(ANSWER_MS_MAX)});
  calls.getStore().via = answer.headers.get(SERVED_BY) ?? '';
  return answer;
};

// Somebody's calls, each through any of the doors.
export class Caller {
  constructor(token, {doors, say}) {
    Object.assign(this, {doors, say, client: new Client4()});
    this.client.setToken(token);
  }

  // Calls once; returns how it ended, the node that answered, and the answer. Only an answer of the
  // server itself about the request says that it did not happen.
  async ask(call) {
    const door = anyOf(this.doors);
    this.client.setUrl(door);
    const about = {via: ''};
    try {
      const answer = await calls.run(about, () => call(this.client));
      return {outcome: 'DONE', status: 200, answer, via: about.via};
    } catch (e) {
      if (!ofTheNetwork(e)) throw e;
      const status = e.status_code ?? 0;
      if (status === 0 || status >= 500) this.say({failure: `official ${e.url ?? ''} at ${door}: ${status} ${e.message}`});
      const refused = status >= 400 && status < 500 && status !== 408 && status !== 429;
      return {outcome: refused ? 'REFUSED' : 'UNKNOWN', status, via: about.via};
    }
  }
}

// Anything else is a fault of this program and ends it.
function ofTheNetwork(e) {
  return e instanceof ClientError || e.name === 'TimeoutError' || e.message === 'fetch failed';
}
