// Websockets that get spoiled requests and broken frames. A socket may be closed for it; one that
// stays open must still answer a ping.
import {connect} from 'node:net';
import {frame} from './frames.mjs';

const ACTIONS = ['ping', 'user_typing', 'user_update_active_status', 'get_statuses', 'get_statuses_by_ids', 'presence', 'posted_notify_ack', 'authentication_challenge',
  'custom_calls_join', 'nosuch', 'user_update_active', 'view_channel'];
const FRAMES_A_SOCKET = 12;
const ANSWER_MS_MAX = 15_000;
const PAUSE_MS = 20;
// An unknown action is a 500 by contract.
const FAILURE = /"id":"([^"]+)","message":"[^"]*","detailed_error":"[^"]*","status_code":5/g;

export class FrameFuzzer {
  sent = 0;
  sockets = 0;

  constructor(w, mutator, findings) {
    Object.assign(this, {w, m: mutator, findings});
  }

  async run(end) {
    while (Date.now() < end) {
      this.sockets++;
      const fault = await this.session();
      if (fault) this.findings.push(fault);
    }
  }

  session() {
    return new Promise((ok) => {
      const {w} = this;
      const socket = connect(w.port, '127.0.0.1');
      const history = [];
      let text = '';
      const end = (fault) => {
        clearTimeout(timer);
        socket.destroy();
        ok(fault && `${fault}: ${history.map((b) => b.toString('latin1').slice(0, 120)).join(' | ')}`);
      };
      const timer = setTimeout(() => end('a websocket hangs'), ANSWER_MS_MAX);
      let begun = false;
      socket.on('error', () => {});
      socket.on('close', () => end(begun ? undefined : 'no upgrade'));
      socket.on('data', (bytes) => {
        text += bytes.toString('latin1');
        if (!begun && text.includes('\r\n\r\n')) {
          begun = true;
          this.play(socket, history);
        }
        if (text.includes('"seq_reply":424242')) end();
        if ([...text.matchAll(FAILURE)].some(([, id]) => !id.endsWith('bad_action.app_error'))) end('a reply of 5xx');
      });
      socket.write(`GET /api/v4/websocket HTTP/1.1\r\nHost: ${w.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n`
        + `Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer ${w.tokens.carol}\r\n\r\n`);
    });
  }

  async play(socket, history) {
    for (let i = 0; i < FRAMES_A_SOCKET && !socket.destroyed; i++) {
      const bytes = this.frame();
      history.push(bytes);
      this.sent++;
      socket.write(bytes);
      await new Promise((ok) => setTimeout(ok, PAUSE_MS));
    }
    if (!socket.destroyed) socket.write(frame('{"action":"ping","seq":424242}'));
    // A frame whose announced length swallowed the ping is not the server's fault.
    if (!socket.destroyed) socket.write(frame('', {opcode: 8}));
  }

  frame() {
    const {m} = this;
    const request = {seq: 1 + m.below(100), action: m.one(ACTIONS), data: {channel_id: m.text('channel_id'), parent_id: m.text('post_id'), user_ids: [m.text('user_id')],
      user_is_active: true, manual: false, status: 'success', token: 'x', team_id: m.text('team_id'), thread_channel_id: '', is_thread_view: false}};
    const payload = m.spoiled(request);
    if (m.chance(0.8)) return frame(payload.subarray(0, 9000));
    return frame(payload.subarray(0, 9000), {opcode: m.below(16), fin: m.chance(0.7), rsv: m.chance(0.1) ? m.below(8) : 0, masked: m.chance(0.97)});
  }
}
