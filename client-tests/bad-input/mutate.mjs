// Valid bodies made from the declared shapes, and ways to spoil them. All chance comes from one seed.
import {readFileSync} from 'node:fs';

export const API = JSON.parse(readFileSync(new URL('../contract/api-v4.json', import.meta.url), 'utf8'));
const DEPTH_MAX = 6;

// A piece of JSON text that stands as it is.
class Raw {
  constructor(text) {
    this.text = text;
  }
}

const NASTY_TEXTS = ['', ' ', '\0', 'nul\0inside', '😀'.repeat(70), '\u202e\u200b\ufeff', 'a'.repeat(70), 'x'.repeat(20_000), "'; DROP TABLE posts; --", '%', '_%', '\\',
  '${jndi:x}', '../../etc/passwd', 'İıſK', 'ß'.repeat(64), '\ud83d', 'null', 'true', '-1', '9'.repeat(30), '@all', '/leave', '~town-square', 'http://[::1', '**|**|**',
  '"quoted" -in:x from:@y before:1-1-1', '*'.repeat(300), '\r\nX: y', '<script>', 'A'.repeat(26), 'aaaaaaaaaaaaaaaaaaaaaaaaaa', 'data:,x', '(', '[a-', '{}', '\u0300'.repeat(100)];
const NASTY_VALUES = [null, true, false, 0, -1, 1.5, [], {}, [[]], [null], {'': null}, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e300,
  ...['99999999999999999999', '9223372036854775807', '-9223372036854775808', '1e400', '1e-400', '-0', '1e1000000000', `${'9'.repeat(5000)}`, '"\\ud800"', '"\\u0000"', 'NaN',
    '[', '{', '"', '01', "'x'", 'tru', '"\\x"', '1.', '\u00a0', '[1,]', '{"a":1,"a":[]}', `${'['.repeat(600)}${']'.repeat(600)}`, `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`].map((t) => new Raw(t))];

export class Mutator {
  // `ids`: what a member or a parameter of that name may hold.
  constructor(random, ids) {
    Object.assign(this, {random, ids});
  }

  below(n) {
    return Math.floor(this.random() * n);
  }

  one(list) {
    return list[this.below(list.length)];
  }

  chance(p) {
    return this.random() < p;
  }

  // A value of a declared shape; `name` says what is meant by a text.
  sample(shape, name = '', depth = 0) {
    if (depth > DEPTH_MAX) return null;
    if (Array.isArray(shape)) return Array.from({length: 1 + this.below(2)}, () => this.sample(shape[0], name.replace(/s$/, ''), depth + 1));
    if (shape && typeof shape === 'object') {
      const out = {};
      for (const [key, of] of Object.entries(shape)) {
        if (key === '{}') out[this.text('key')] = this.sample(of, '', depth + 1);
        else if (key.endsWith('*') || this.chance(0.45)) out[key.replace(/\*$/, '')] = this.sample(of, key.replace(/\*$/, ''), depth + 1);
      }
      return out;
    }
    const type = String(shape ?? '').replace(/\?$/, '').split(/[:\s]/)[0];
    if (type.startsWith('$')) return this.sample(API.schemas[type.slice(1)], name, depth + 1);
    if (type === 'integer' || type === 'number') return this.one([0, 1, 5, 60, 1_700_000_000_000]);
    if (type === 'boolean') return this.chance(0.5);
    if (type === 'object') return {};
    if (type === 'array') return [];
    return this.text(name);
  }

  text(name) {
    const known = this.ids[name] ?? (name.endsWith('_id') || name === 'id' ? this.ids.any : undefined);
    if (known) return this.one(known);
    if (name === 'email') return `fuzz-${this.below(1e9)}@example.test`;
    if (/name/.test(name)) return `fuzz-${this.below(1e9)}`;
    return this.one(['a', 'O', 'P', 'smile', 'a plain text', 'fuzz', 'online', ...this.ids.any]);
  }

  // The text of a body after none, one or a few wounds.
  spoiled(value) {
    let spoiled = value;
    for (let i = this.one([0, 1, 1, 1, 2, 3]); i > 0; i--) spoiled = this.wounded(spoiled);
    let text = this.written(spoiled);
    if (this.chance(0.05)) text = text.slice(0, this.below(text.length));
    if (this.chance(0.05)) text = text.slice(0, this.below(text.length)) + this.one(['\0', '\ufeff', ',', '}', '"', '\\', '{']) + text.slice(this.below(text.length));
    const bytes = Buffer.from(text);
    if (this.chance(0.05) && bytes.length) bytes[this.below(bytes.length)] = this.below(256);
    return bytes;
  }

  wounded(value, depth = 0) {
    if (value && typeof value === 'object' && !(value instanceof Raw) && depth < DEPTH_MAX && this.chance(0.85)) {
      const keys = Object.keys(value);
      if (keys.length) return this.woundedMember(value, this.one(keys), depth);
    }
    return this.chance(0.5) ? this.one(NASTY_TEXTS) : this.one(NASTY_VALUES);
  }

  woundedMember(value, key, depth) {
    const copy = Array.isArray(value) ? [...value] : {...value};
    if (this.chance(0.1) && !Array.isArray(copy)) delete copy[key];
    else if (this.chance(0.05) && Array.isArray(copy)) copy.push(...Array.from({length: 300}, () => copy[0]));
    else copy[key] = this.wounded(copy[key], depth + 1);
    return copy;
  }

  // As JSON.stringify does, with raw pieces and now and then a key twice or in capitals.
  written(value) {
    if (value instanceof Raw) return value.text;
    if (Array.isArray(value)) return `[${value.map((v) => this.written(v)).join(',')}]`;
    if (value && typeof value === 'object') {
      return `{${Object.entries(value).map(([k, v]) => {
        const member = `${JSON.stringify(this.chance(0.02) ? k.toUpperCase() : k)}:${this.written(v)}`;
        return this.chance(0.02) ? `${member},${JSON.stringify(k)}:${this.written(this.one(NASTY_VALUES))}` : member;
      }).join(',')}}`;
    }
    return JSON.stringify(value) ?? 'null';
  }

  // What may stand in a path or a query: mostly right, else nasty.
  parameter(name, share = 0.75) {
    if (this.chance(share)) return encodeURIComponent(this.text(name).toWellFormed());
    return this.one([encodeURIComponent(this.one(NASTY_TEXTS).toWellFormed()), '%00', '%ff', '%C0%AF', '-1', '1e9', '9223372036854775808', '%2e%2e', `${this.below(1e6)}`]);
  }
}
