// Starts Starling as a user does, on a data directory of its own, and stops it.
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync, openSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createServer} from 'node:net';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const START_MS_MAX = 120_000;

// The settings that the recorded server ran with (conformance/README.md).
export const RECORDED_SETTINGS = {
  MM_TEAMSETTINGS_ENABLEOPENSERVER: 'true',
  MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true',
  MM_RATELIMITSETTINGS_ENABLE: 'false',
  MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'false',
  MM_EMAILSETTINGS_SENDPUSHNOTIFICATIONS: 'false',
  MM_FEATUREFLAGS_CUSTOMPROFILEATTRIBUTES: 'false',
  // Hashing is slow on purpose, and every story makes six accounts.
  MM_STARLINGSETTINGS_PASSWORDHASHROUNDS: '10000',
};

export async function freePort() {
  const probe = createServer();
  await new Promise((ok) => probe.listen(0, '127.0.0.1', ok));
  const {port} = probe.address();
  await new Promise((ok) => probe.close(ok));
  return port;
}

const sleep = (ms) => new Promise((ok) => setTimeout(ok, ms));

// One server and its data directory, which outlives kill() and start() and goes with stop().
export class Server {
  constructor(port, env = {}) {
    this.port = port;
    this.url = `http://localhost:${port}`;
    this.env = {...RECORDED_SETTINGS, MM_SERVICESETTINGS_SITEURL: this.url, ...env};
    this.data = mkdtempSync(join(tmpdir(), 'starling-test-'));
    this.log = join(this.data, 'console.log');
  }

  static async started(env = {}) {
    const server = new Server(await freePort(), env);
    await server.start();
    return server;
  }

  async start() {
    const log = openSync(this.log, 'a');
    this.process = spawn(join(ROOT, 'starling'), ['up', '--data', this.data, '--port', String(this.port)],
      {env: {...process.env, ...this.env}, stdio: ['ignore', log, log], cwd: ROOT});
    this.exited = new Promise((ok) => this.process.on('exit', ok));
    const end = Date.now() + START_MS_MAX;
    while (!(await this.answers())) {
      if (this.process.exitCode !== null || Date.now() > end) {
        throw new Error('the server did not start:\n' + readFileSync(this.log, 'utf8').slice(-3000));
      }
      await sleep(50);
    }
  }

  async answers() {
    try {
      return (await fetch(`${this.url}/api/v4/system/ping`)).status === 200;
    } catch {
      return false;
    }
  }

  // As a crash: no clean-up of any kind. Its PostgreSQL goes on, as after a real one.
  async kill() {
    this.process.kill('SIGKILL');
    await this.exited;
  }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGTERM');
      await this.exited;
    }
    rmSync(this.data, {recursive: true, force: true});
  }
}
