// Some of the people of the cluster tests: those who use the official client. Commands come as lines
// of JSON on the standard input, and each is answered by its number; what people did and heard leaves
// as lines on the standard output. The other side is OfficialClients in cluster-tests.
import {createInterface} from 'node:readline';
import {Listener} from './listener.mjs';
import {Person} from './person.mjs';

// The official client says a lot, whole events too, and the standard output is taken.
console.log = (...what) => console.error(...what.map((one) => one?.message ?? one));
const say = (record) => process.stdout.write(JSON.stringify(record) + '\n');

let world;
const people = new Map();
const listeners = new Map();

const COMMANDS = {
  // The same clock as the other process has: that one looks whether it is so.
  clock: () => String(process.hrtime.bigint()),
  begin: ({start, doors, team, pauseMs}) => {
    const began = BigInt(start);
    world = {doors, team, pauseMs, say, now: () => Number(process.hrtime.bigint() - began)};
  },
  add: ({person}) => {
    people.set(person.id, new Person(person, world));
    listeners.set(person.id, new Listener(person, world));
  },
  listen: () => listeners.forEach((listener) => listener.listen()),
  act: () => people.forEach((person) => person.begin()),
  stop: () => people.forEach((person) => person.stop()),
  stopped: () => Promise.all([...people.values()].map((person) => person.done)),
  read: ({user, channel}) => people.get(user).read(channel),
  peek: ({user}) => people.get(user).peek(),
  leave: ({user}) => listeners.get(user).leave(),
};

// When the other side has gone, there is nobody to tell.
createInterface({input: process.stdin}).on('close', () => process.exit(0)).on('line', async (line) => {
  const {number, command, ...rest} = JSON.parse(line);
  const value = await COMMANDS[command](rest);
  say({answered: number, value: value ?? null});
});
