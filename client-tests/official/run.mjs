// The official client against a started server: every endpoint with success and refusal, every answer
// of the declared shape.
import {Server} from '../server.mjs';
import {World} from './world.mjs';
import {people, bound} from './people.mjs';
import {channels, teams} from './places.mjs';
import {posts, websocket} from './talk.mjs';
import {PERMISSIONS, SESSION} from './world.mjs';

const server = await Server.started();
const w = new World(server.url);
try {
  const admin = await w.person('root');
  const [alice, bob, carol, dave] = [await w.person('alice'), await w.person('bob'), await w.person('carol'), await w.person('dave')];
  const stranger = w.client();
  const team = await alice.client.createTeam({name: 'official', display_name: 'Official', type: 'O', allow_open_invite: true});
  for (const one of [bob, carol]) await admin.client.addToTeam(team.id, one.user.id);
  const town = await alice.client.getChannelByName(team.id, 'town-square');
  const cast = {admin, alice, bob, carol, dave, stranger, team, town};

  const {ok, refused} = bound(w);
  await ok('ping', () => stranger.ping(false), (r) => r.status === 'OK');
  await ok('the client configuration', () => stranger.getClientConfig(), (c) => c.Version === '11.6.0');
  await ok('the licence', () => stranger.getClientLicenseOld(), (l) => l.IsLicensed !== undefined);
  await ok('limits', () => alice.client.getServerLimits());
  await ok('the whole configuration', () => admin.client.getConfig(), (c) => c.ServiceSettings !== undefined);
  await refused('the whole configuration as a member', () => alice.client.getConfig(), 403, PERMISSIONS);
  await ok('roles by names', () => alice.client.getRolesByNames(['system_user']), (l) => l[0].name === 'system_user');
  await refused('roles as a stranger', () => stranger.getRolesByNames(['system_user']), 401, SESSION);

  await people(w, cast);
  await teams(w, cast);
  const places = await channels(w, cast);
  await posts(w, {...cast, ...places});
  await websocket(w, cast);
  console.log(`${w.succeeded.size} endpoints succeeded, ${w.wasRefused.size} refused`);
} catch (e) {
  w.note(false, `broke off: ${e.stack} ${e.server_error_id ?? ''}`);
} finally {
  await server.stop();
}
console.log(`${w.passed} passed, ${w.failed} failed`);
process.exit(w.failed ? 1 : 0);
