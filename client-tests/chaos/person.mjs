// Somebody who writes, edits, deletes, reacts and reads, one thing after the other.
import {seeded} from '../survival/checks.mjs';
import {Caller, anyOf, sleep} from './client.mjs';

const EMOJI = ['smile', 'heart', 'tada', 'eyes'];
const POST_TRIES_MAX = 60;
const RETRY_MS = 150;
const OWN_POSTS_MAX = 20;
const PAGE = 20;

export class Person {
  constructor({id, name, token, channels, seed}, world) {
    Object.assign(this, {id, name, channels, world, caller: new Caller(token, world), random: seeded(seed)});
    this.texts = 0;
    this.own = []; // {id, channel} of posts
  }

  begin() {
    this.acting = true;
    this.done = this.act();
  }

  // Begins nothing new; `done` resolves when the last thing has an answer.
  stop() {
    this.acting = false;
  }

  async act() {
    while (this.acting) {
      await this.next(this.random() * 100);
      await sleep(this.random() * 2 * this.world.pauseMs);
    }
  }

  next(dice) {
    if (this.own.length === 0 || dice < 50) return this.post(this.any(this.channels));
    if (dice < 65) return this.edit(this.any(this.own));
    if (dice < 70) return this.delete(this.own.splice(Math.floor(this.random() * this.own.length), 1)[0]);
    if (dice < 88) return this.react(this.any(this.own));
    return this.read(this.any(this.channels));
  }

  any(list) {
    return anyOf(list, this.random);
  }

  // Asks until it knows, always under the same pending id: one post must come of it.
  async post(channel) {
    const number = ++this.texts;
    const message = `${this.name} says ${number}`;
    const wish = {channel_id: channel, message, pending_post_id: `${this.id}:${number}`};
    const began = this.world.now();
    const call = () => this.caller.ask((client) => client.createPost(wish));
    let end = await call();
    const doubt = end.outcome === 'UNKNOWN';
    for (let i = 1; i < POST_TRIES_MAX && end.outcome === 'UNKNOWN'; i++) {
      await sleep(RETRY_MS);
      end = await call();
    }
    if (doubt && end.outcome === 'REFUSED') end.outcome = 'UNKNOWN';
    const id = end.answer?.id ?? '';
    this.did('POST', {id, channel}, message, began, end);
    if (id) this.own.push({id, channel});
    if (this.own.length > OWN_POSTS_MAX) this.own.shift();
  }

  edit(post) {
    const message = `${this.name} says better ${++this.texts}`;
    return this.once('EDIT', post, message, (client) => client.patchPost({id: post.id, message}));
  }

  delete(post) {
    return this.gone('DELETE', post, '', (client) => client.deletePost(post.id));
  }

  react(post) {
    const emoji = this.any(EMOJI);
    return this.random() < 2 / 3
      ? this.once('REACT', post, emoji, (client) => client.addReaction(this.id, post.id, emoji))
      : this.gone('UNREACT', post, emoji, (client) => client.removeReaction(this.id, post.id, emoji));
  }

  // A page of a channel.
  read(channel) {
    return this.once('READ', {id: '', channel}, '', (client) => client.getPosts(channel, 0, PAGE));
  }

  // What only administrators may see.
  peek() {
    return this.once('PEEK', {id: '', channel: ''}, '', (client) => client.getConfig());
  }

  async once(kind, post, value, call) {
    const began = this.world.now();
    this.did(kind, post, value, began, await this.caller.ask(call));
  }

  // A proxy may ask a second node when the first one fails: what the first has deleted the second refuses.
  async gone(kind, post, value, call) {
    const began = this.world.now();
    const end = await this.caller.ask(call);
    if (end.outcome === 'REFUSED') end.outcome = 'UNKNOWN';
    this.did(kind, post, value, began, end);
  }

  did(kind, {id, channel}, value, began, {outcome, via}) {
    this.world.say({operation: {kind, actor: this.id, channel, subject: id, value, via, began, ended: this.world.now(), outcome}});
  }
}
