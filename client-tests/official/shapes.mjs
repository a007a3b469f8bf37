// Whether an answer has the shape that contract/api-v4.json declares for its endpoint.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const API = JSON.parse(readFileSync(join(HERE, '..', 'contract', 'api-v4.json'), 'utf8'));
const FAULTS_MAX = 5;
// Declared as arrays, recorded as objects on a genuine server (conformance/recorded); the recordings win.
const RECORDED_OTHERWISE = new Set(['/api/v4/limits/server GET', '/api/v4/teams GET',
  '/api/v4/users/{user_id}/teams/{team_id}/channels/categories GET']);

const endpoints = Object.entries(API.endpoints).map(([key, spec]) => {
  const [path, method] = key.split(' ');
  const pattern = path.split('/').map((s) => (s.startsWith('{') ? '[^/]+' : s.replace(/[.]/g, '\\.'))).join('/');
  const literals = path.split('/').filter((s) => s && !s.startsWith('{')).length;
  return {key, method, regex: new RegExp(`^${pattern}$`), literals, spec};
}).sort((a, b) => b.literals - a.literals);

export function endpointOf(method, path) {
  return endpoints.find((e) => e.method === method && e.regex.test(path));
}

// The faults found in a JSON body, in words; none if it fits or no shape is declared.
export function faults(method, path, status, body) {
  const out = [];
  if (status >= 400) {
    for (const [key, type] of [['id', 'string'], ['message', 'string'], ['status_code', 'number']]) {
      if (typeof body?.[key] !== type) out.push(`error.${key} is ${typeof body?.[key]}, not a ${type}`);
    }
    if (body?.status_code !== status) out.push(`error.status_code is ${body?.status_code}, the status is ${status}`);
    return out;
  }
  const endpoint = endpointOf(method, path);
  if (!endpoint || RECORDED_OTHERWISE.has(endpoint.key)) return out;
  const declared = endpoint.spec.responses ?? {};
  let shape = declared[status] ?? declared['200'] ?? declared['201'];
  if (shape && typeof shape === 'object' && 'application/json' in shape) shape = shape['application/json'];
  if (shape !== undefined && shape !== null) check(shape, body, '', out);
  return out;
}

function check(shape, value, at, out) {
  if (out.length >= FAULTS_MAX || value === null || value === undefined) return;
  if (typeof shape === 'string') checkNamed(shape, value, at, out);
  else if (Array.isArray(shape)) {
    if (!Array.isArray(value)) out.push(`${at || 'the body'} is no array`);
    else value.slice(0, 20).forEach((v, i) => check(shape[0], v, `${at}[${i}]`, out));
  } else checkObject(shape, value, at, out);
}

function checkNamed(shape, value, at, out) {
  const type = shape.replace(/\?$/, '').split(':')[0];
  if (type.startsWith('$')) {
    const of = API.schemas[type.slice(1)];
    if (of !== undefined) check(of, value, at, out);
    return;
  }
  const fits = {string: () => typeof value === 'string', integer: () => Number.isInteger(value), number: () => typeof value === 'number',
    boolean: () => typeof value === 'boolean', array: () => Array.isArray(value), object: () => typeof value === 'object'}[type];
  if (fits && !fits()) out.push(`${at || 'the body'} is ${JSON.stringify(value).slice(0, 40)}, not ${type}`);
}

function checkObject(shape, value, at, out) {
  if (typeof value !== 'object' || Array.isArray(value)) {
    out.push(`${at || 'the body'} is no object`);
    return;
  }
  for (const [name, type] of Object.entries(shape)) {
    if (name === '{}') {
      for (const [k, v] of Object.entries(value).slice(0, 20)) check(type, v, `${at}.${k}`, out);
    } else {
      const plain = name.replace(/\*$/, '');
      if (name.endsWith('*') && !(plain in value)) out.push(`${at}.${plain} is missing`);
      check(type, value[plain], `${at}.${plain}`, out);
    }
  }
}
