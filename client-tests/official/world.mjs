// People with official clients, and the bookkeeping: each call of theirs is checked against the
// declared shape, and remembered as a success or a refusal of its endpoint.
import {createRequire} from 'node:module';
import {endpointOf, faults} from './shapes.mjs';

const require = createRequire(import.meta.url);
export const {Client4, WebSocketClient} = require('@mattermost/client');
export const PASSWORD = 'Official-1';

export class World {
  passed = 0;
  failed = 0;
  succeeded = new Set();
  wasRefused = new Set();

  constructor(url) {
    this.url = url;
    this.watch();
  }

  watch() {
    const plain = globalThis.fetch;
    globalThis.fetch = async (address, options = {}) => {
      const answer = await plain(address, options);
      const path = new URL(address).pathname;
      const type = answer.headers.get('content-type') ?? '';
      if (path.startsWith('/api/v4') && type === 'application/json') {
        const method = (options.method ?? 'GET').toUpperCase();
        const body = await answer.clone().json();
        const key = endpointOf(method, path)?.key ?? `${path} ${method}`;
        (answer.status < 400 ? this.succeeded : this.wasRefused).add(key);
        const found = faults(method, path, answer.status, body);
        if (found.length) this.note(false, `the shape of ${method} ${path} (${answer.status}): ${found.join('; ')}`);
      }
      return answer;
    };
  }

  note(good, what) {
    if (good) this.passed++;
    else {
      this.failed++;
      console.log(`FAIL ${what}`);
    }
  }

  client(token = '') {
    const client = new Client4();
    client.setUrl(this.url);
    client.setToken(token);
    return client;
  }

  // Expects a success for which `holds` is true; returns the answer.
  async ok(what, call, holds = () => true) {
    try {
      const value = await call();
      this.note(holds(value), `${what}: ${JSON.stringify(value)?.slice(0, 300)}`);
      return value;
    } catch (e) {
      this.note(false, `${what}: ${e.status_code ?? ''} ${e.server_error_id ?? e.stack}`);
      return undefined;
    }
  }

  // Expects a refusal with this status and error id.
  async refused(what, call, status, id) {
    try {
      const value = await call();
      this.note(false, `${what} was not refused: ${JSON.stringify(value)?.slice(0, 200)}`);
    } catch (e) {
      const good = e.status_code === status && e.server_error_id === id;
      this.note(good, `${what}: ${e.status_code} ${e.server_error_id ?? e.stack}, not ${status} ${id}`);
    }
  }

  async person(name, extra = {}) {
    const user = await this.client().createUser({username: name, email: `${name}@example.test`, password: PASSWORD, ...extra}, '', '');
    const client = this.client();
    await client.login(name, PASSWORD);
    return {user, client, token: client.token ?? client.getToken()};
  }
}

export const PERMISSIONS = 'api.context.permissions.app_error';
export const SESSION = 'api.context.session_expired.app_error';
export const BAD_PATH = 'api.context.invalid_url_param.app_error';
export const BAD_BODY = 'api.context.invalid_body_param.app_error';
export const UNKNOWN_ID = 'aaaaaaaaaaaaaaaaaaaaaaaaaa';
