// Heads of requests: what Authorization, Host, lengths, codings and Expect may look like.
const SESSION = '401 api.context.session_expired';
const BAD = '400 text:400 Bad Request';

const row = (what, headers, is, as = 'alice', call = 'GET /users/me/status') => ({what, as, do: call, headers, is});
// As it stands: HOST is replaced, no line is added.
const raw = (what, head, is, body) => ({what, head, is, body});
const get = (lines) => `GET /api/v4/users/me/status HTTP/1.1\r\nConnection: close\r\n${lines}\r\n`;
const post = (lines) => `POST /api/v4/users/ids HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nAuthorization: Bearer {{alice_token}}\r\n${lines}\r\n`;
const RIGHT = 'Authorization: Bearer {{alice_token}}\r\n';
const WRONG = 'Authorization: Bearer aaaaaaaaaaaaaaaaaaaaaaaaaa\r\n';
const AUTHORIZATIONS = [['another scheme', 'Basic {{alice_token}}'], ['no scheme', '{{alice_token}}'], ['two blanks', 'Bearer  {{alice_token}}'],
  ['no blank', 'Bearer{{alice_token}}'], ['words after', 'Bearer {{alice_token}} more'], ['a comma after', 'Bearer {{alice_token}},x'],
  ['quotes', 'Bearer "{{alice_token}}"'], ['only the scheme', 'Bearer'], ['nothing', ''], ['null', 'Bearer null'], ['10,000 letters', `Bearer ${'a'.repeat(10_000)}`],
  ['a quote for SQL', "Bearer ' OR 1=1 --"], ['no ASCII', 'Bearer \xe4\xff'], ['an escaped NUL', 'Bearer %00']];

export const HEADERS = [
  ...AUTHORIZATIONS.map(([what, value]) => row(`Authorization: ${what}`, {Authorization: value}, SESSION, 'stranger')),
  row('a token in the address', {}, '401 api.context.token_provided', 'stranger', 'GET /users/me/status?access_token={{alice_token}}'),
  row('a cookie before the header', {Cookie: 'MMAUTHTOKEN='}, SESSION),
  row('a cookie that counts for nobody', {Cookie: 'MMAUTHTOKEN=aaaaaaaaaaaaaaaaaaaaaaaaaa'}, SESSION),
  row('a cookie without proof', {Cookie: 'MMAUTHTOKEN={{alice_token}}', Authorization: undefined, 'Content-Length': 0}, SESSION, 'alice', 'POST /users/ids'),
  row('a broken cookie', {Cookie: ';;=;=\xff; ='}, '200'),
  row('a control letter in a cookie', {Cookie: 'a=\x01'}, BAD),
  row('a language that is none', {'Accept-Language': 'xx-nonsense;q=9,,;='}, '200'),
  row('a range that is none', {Range: 'bytes=9-1,zz'}, '200'),
  row('If-None-Match that is none', {'If-None-Match': '"', 'If-Modified-Since': 'yesterday'}, '200'),
  row('another method by header', {'X-HTTP-Method-Override': 'DELETE'}, '200'),
  row('another Origin', {Origin: 'http://elsewhere.example'}, '200'),
  raw('Authorization twice: right, then wrong', get(`Host: HOST\r\n${RIGHT}${WRONG}`), '200'),
  raw('Authorization twice: wrong, then right', get(`Host: HOST\r\n${WRONG}${RIGHT}`), SESSION),
  raw('no Host', get(RIGHT), '400 text:400 Bad Request: missing required Host header'),
  raw('two Hosts', get(`Host: HOST\r\nHost: other\r\n${RIGHT}`), '400 text:400 Bad Request: too many Host headers'),
  raw('headers of 100,000', get(`Host: HOST\r\n${RIGHT}X-Long: ${'x'.repeat(100_000)}\r\n`), '431 text:431 Request Header Fields Too Large'),
  raw('10,000 headers', get(`Host: HOST\r\n${RIGHT}${Array.from({length: 10_000}, (_, i) => `X-${i}: 1\r\n`).join('')}`), '431 text:431 Request Header Fields Too Large'),
  raw('a header without a colon', get(`Host: HOST\r\nnonsense\r\n${RIGHT}`), BAD),
  raw('a header without a name', get(`Host: HOST\r\n: x\r\n${RIGHT}`), BAD),
  raw('a blank before the colon', get(`Host : HOST\r\n${RIGHT}`), BAD),
  raw('a blank in a name', get(`Host: HOST\r\nX Y: z\r\n${RIGHT}`), BAD),
  raw('NUL in a value', get(`Host: HOST\r\nX: a\0b\r\n${RIGHT}`), BAD),
  raw('a folded header', get(`Host: HOST\r\nX: a\r\n  b\r\n${RIGHT}`), '200'),
  raw('version 2', 'GET /api/v4/users/me/status HTTP/2.0\r\nHost: HOST\r\n\r\n', '505 text:505 HTTP Version Not Supported: unsupported protocol version'),
  raw('version nonsense', 'GET /api/v4/users/me/status HTTP/x\r\nHost: HOST\r\n\r\n', BAD),
  raw('no version', 'GET /api/v4/users/me/status\r\nHost: HOST\r\n\r\n', BAD),
  raw('no method', ' /api/v4/users/me/status HTTP/1.1\r\nHost: HOST\r\n\r\n', BAD),
  raw('a path without a slash', 'GET api/v4 HTTP/1.1\r\nHost: HOST\r\n\r\n', BAD),
  raw('TLS on the plain port', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', BAD),
  raw('an absolute address', `GET http://HOST/api/v4/users/me/status HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n${RIGHT}\r\n`, '200'),
  raw('an absolute address elsewhere', 'GET http://elsewhere.example/api/v4/users/me/status HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n', SESSION),
  raw('HTTP/1.0 without Host', `GET /api/v4/users/me/status HTTP/1.0\r\n${RIGHT}\r\n`, '200'),

  // Where proxies could disagree about a body's end, the connection ends: stricter than the contract.
  raw('Content-Length: a word', post('Content-Length: many\r\n'), BAD),
  raw('Content-Length: negative', post('Content-Length: -1\r\n'), BAD),
  raw('Content-Length: with a plus', post('Content-Length: +5\r\n'), BAD, '["x"]'),
  raw('Content-Length: empty', post('Content-Length: \r\n'), BAD),
  raw('Content-Length: beyond every number', post('Content-Length: 99999999999999999999\r\n'), BAD),
  raw('Content-Length: in hexadecimal', post('Content-Length: 0x5\r\n'), BAD, '["x"]'),
  raw('Content-Length twice, unequal', post('Content-Length: 5\r\nContent-Length: 6\r\n'), BAD, '["x"]'),
  raw('Content-Length in one line, unequal', post('Content-Length: 5, 6\r\n'), BAD, '["x"]'),
  raw('Content-Length twice, equal', post('Content-Length: 5\r\nContent-Length: 5\r\n'), BAD, '["x"]'),
  raw('Transfer-Encoding: unknown', post('Transfer-Encoding: nonsense\r\n'), '501 text:501 Not Implemented: unsupported transfer encoding'),
  raw('Transfer-Encoding: gzip, chunked', post('Transfer-Encoding: gzip, chunked\r\n'), '501 text:501 Not Implemented: unsupported transfer encoding'),
  raw('Transfer-Encoding twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n'), '501 text:501 Not Implemented: unsupported transfer encoding', '5\r\n["x"]\r\n0\r\n\r\n'),
  raw('Transfer-Encoding: chunked twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n'), '501 text:501 Not Implemented: unsupported transfer encoding', '5\r\n["x"]\r\n0\r\n\r\n'),
  raw('Transfer-Encoding with a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n'), BAD),
  raw('Transfer-Encoding and Content-Length', post('Transfer-Encoding: chunked\r\nContent-Length: 3\r\n'), BAD, '5\r\n["x"]\r\n0\r\n\r\n'),
  raw('a chunk length that is none', post('Transfer-Encoding: chunked\r\n'), BAD, 'zz\r\n["x"]\r\n0\r\n\r\n'),
  raw('a negative chunk length', post('Transfer-Encoding: chunked\r\n'), BAD, '-5\r\n["x"]\r\n0\r\n\r\n'),
  raw('a chunk length beyond every number', post('Transfer-Encoding: chunked\r\n'), BAD, 'fffffffffffffffff\r\n["x"]\r\n0\r\n\r\n'),
  raw('a chunk longer than said', post('Transfer-Encoding: chunked\r\n'), BAD, '2\r\n["x"]\r\n0\r\n\r\n'),
  raw('Expect: something else', post('Expect: 200-ok\r\nContent-Length: 5\r\n'), '417 text:417 Expectation Failed', '["x"]'),
  raw('Expect: 100-continue', post('Expect: 100-continue\r\nContent-Length: 5\r\n'), '200', '["x"]'),
];
