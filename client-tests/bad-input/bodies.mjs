// Bodies of wrong types, sizes, encodings and values. `is` is the answer: status and error id
// (without ".app_error"); rows that the contract lets pass aim at endpoints that only read.
import {gzipSync} from 'node:zlib';

const BODY = 'api.context.invalid_body_param';
const UNPARSABLE = 'api.payload.parse.error';
const TOO_LARGE = 'api.context.request_body_too_large';
const JSON_BYTES_MAX = 300_000 + 512;

const row = (what, as, call, body, is, headers = {}) => ({what, as, do: call, body, is, headers: {'Content-Type': 'application/json', ...headers}});
const long = (bytes) => `{"x":"${'x'.repeat(bytes - 8)}"}`;
const longList = `["${'x'.repeat(JSON_BYTES_MAX)}"]`;
const bomb = gzipSync(`{"nickname":"${'a'.repeat(64 << 20)}"}`);
const multipart = (text) => ({'Content-Type': 'multipart/form-data; boundary=b', ...text});
const hugePicture = Buffer.concat([
  Buffer.from('--b\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'),
  Buffer.from('89504e470d0a1a0a0000000d494844520000ea600000ea6008060000004f8d8b3c0000000049454e44ae426082', 'hex'), Buffer.from('\r\n--b--\r\n'),
]);
const post = (members) => `{"channel_id":"{{pub}}","message":"m",${members}}`;
const utf16 = Buffer.from('\ufeff{"nickname":"x"}', 'utf16le');

// Every endpoint that takes an object or a list, given the other kind, nothing, and half a value.
const OBJECTS = [
  ['POST /posts', BODY], ['POST /channels', BODY], ['POST /teams', BODY], ['PUT /users/me/patch', BODY], ['PUT /users/me/status', BODY],
  ['POST /users/search', BODY], ['POST /reactions', BODY], ['POST /users/login', 'api.user.login.blank_pwd'], ['PUT /channels/{{pub}}/patch', BODY],
  ['PUT /teams/{{team}}/patch', BODY], ['POST /drafts', BODY], ['PUT /users/me/password', BODY], ['PUT /posts/{{post}}/patch', BODY],
];
const LISTS = [
  ['POST /users/ids', UNPARSABLE], ['POST /users/usernames', UNPARSABLE], ['POST /channels/direct', UNPARSABLE], ['POST /channels/group', UNPARSABLE],
  ['POST /users/status/ids', UNPARSABLE], ['POST /posts/ids', UNPARSABLE], ['POST /roles/names', UNPARSABLE], ['POST /emoji/names', UNPARSABLE],
  ['PUT /users/me/preferences', BODY], ['POST /teams/{{team}}/channels/ids', UNPARSABLE], ['POST /channels/{{pub}}/members/ids', UNPARSABLE],
];

export const BODIES = [
  ...OBJECTS.flatMap(([call, id]) => [['a list', '[]'], ['half a value', '{"a":'], ['nothing', '']]
    .map(([kind, body]) => row(`${call} with ${kind}`, 'alice', call, body, `400 ${id}`))),
  ...LISTS.flatMap(([call, id]) => [['an object', '{}'], ['half a value', '["a'], ['numbers', '[1,2]']]
    .map(([kind, body]) => row(`${call} with ${kind}`, 'alice', call, body, `400 ${id}`))),

  row('one byte over the limit', 'alice', 'PUT /users/me/patch', long(JSON_BYTES_MAX + 1), `413 ${TOO_LARGE}`),
  row('over the limit without a session', 'stranger', 'PUT /users/me/patch', long(JSON_BYTES_MAX + 1), '401 api.context.session_expired'),
  row('a megabyte at no route', 'alice', 'POST /nosuch', long(1 << 20), '404 api.context.404'),
  row('a post over the limit', 'alice', 'POST /posts', long(4 << 20), `413 ${TOO_LARGE}`),
  row('a sign-up over the limit', 'stranger', 'POST /users', long(400_000), `413 ${TOO_LARGE}`),
  row('a login over the limit', 'stranger', 'POST /users/login', long(400_000), '400 api.user.login.blank_pwd'),
  row('a draft over the limit', 'alice', 'POST /drafts', long(400_000), `400 ${BODY}`),
  row('a password over the limit', 'alice', 'PUT /users/me/password', long(400_000), `400 ${BODY}`),
  row('members over the limit', 'alice', 'POST /channels/{{pub}}/members', long(400_000), `400 ${BODY}`),
  row('ids over the limit', 'alice', 'POST /users/ids', longList, `413 ${TOO_LARGE}`),
  row('preferences over the limit', 'alice', 'PUT /users/me/preferences', longList, `413 ${TOO_LARGE}`),
  row('a direct channel over the limit', 'alice', 'POST /channels/direct', longList, `413 ${TOO_LARGE}`),
  row('a message of 16384 letters', 'alice', 'POST /posts', `{"channel_id":"{{pub}}","message":"${'x'.repeat(16384)}"}`, '400 model.post.is_valid.message_length'),
  row('a message of 16384 emoji', 'alice', 'POST /posts', `{"channel_id":"{{pub}}","message":"${'😀'.repeat(16384)}"}`, '400 model.post.is_valid.message_length'),
  row('a nickname of 65 emoji', 'alice', 'PUT /users/me/patch', `{"nickname":"${'😀'.repeat(65)}"}`, '400 model.user.is_valid.nickname'),
  row('a header of 1025', 'alice', 'PUT /channels/{{pub}}/patch', `{"header":"${'h'.repeat(1025)}"}`, '400 model.channel.is_valid.header'),
  row('101 preferences', 'alice', 'PUT /users/me/preferences', `[${'{"user_id":"{{alice}}","category":"c","name":"n","value":"v"},'.repeat(100)}{"user_id":"{{alice}}","category":"c","name":"n","value":"v"}]`, `400 ${BODY}`),
  row('nesting of 100,000', 'alice', 'PUT /users/me/patch', '['.repeat(100_000), `400 ${BODY}`),
  row('nesting of 100,000 in props', 'alice', 'POST /posts', post(`"props":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), `400 ${BODY}`),
  row('nesting of 50,000 objects in a list', 'alice', 'POST /users/ids', '[' + '{"a":'.repeat(50_000), `400 ${UNPARSABLE}`),

  row('no UTF-8 at all', 'alice', 'PUT /users/me/patch', Buffer.from([0xff, 0xfe, 0xfd]), `400 ${BODY}`),
  row('UTF-16 with a byte order mark', 'alice', 'PUT /users/me/patch', utf16, `400 ${BODY}`),
  row('UTF-16 said to be so', 'alice', 'PUT /users/me/patch', utf16, `400 ${BODY}`, {'Content-Type': 'application/json; charset=utf-16'}),
  row('UTF-8 with a byte order mark', 'alice', 'PUT /users/me/patch', '\ufeff{"nickname":5}', `400 ${BODY}`),
  row('a byte order mark before a right value', 'alice', 'POST /users/search', '\ufeff{"term":"nobody-at-all"}', `400 ${BODY}`),
  row('UTF-16 without a mark', 'alice', 'POST /users/search', Buffer.from('{"term":"nobody"}', 'utf16le'), `400 ${BODY}`),
  row('UTF-32', 'alice', 'POST /users/search', Buffer.from([0, 0, 0, 0x7b, 0, 0, 0, 0x7d]), `400 ${BODY}`),
  row('NUL before the value', 'alice', 'PUT /users/me/patch', '\0{"nickname":"x"}', `400 ${BODY}`),
  row('a raw NUL in a text', 'alice', 'PUT /users/me/patch', '{"nickname":"x\0y"}', `400 ${BODY}`),
  row('an escaped NUL in a post', 'alice', 'POST /posts', '{"channel_id":"{{pub}}","message":"nul\\u0000"}', `400 ${BODY}`),
  row('an escaped NUL in a team', 'alice', 'POST /teams', '{"display_name":"nul\\u0000x","type":"O","name":"nul-{{run}}"}', `400 ${BODY}`),
  row('an escaped NUL in a preference', 'alice', 'PUT /users/me/preferences', '[{"user_id":"{{alice}}","category":"c","name":"n","value":"v\\u0000"}]', '400 app.preference.save.updating'),
  row('an escaped NUL in a login', 'stranger', 'POST /users/login', '{"login_id":"nul\\u0000","password":"Wrong-pass-1"}', '401 api.user.login.invalid_credentials_email_username'),
  row('an invalid byte in an id', 'alice', 'POST /users/ids', Buffer.from('["\xe4"]', 'latin1'), '200'),
  row('a lone surrogate in an id', 'alice', 'POST /users/usernames', '["\\ud800"]', '200'),
  row('an overlong slash', 'alice', 'POST /users/usernames', Buffer.from('["\xc0\xaf"]', 'latin1'), '200'),
  row('a surrogate encoded in UTF-8', 'alice', 'POST /users/usernames', Buffer.from('["\xed\xa0\x80"]', 'latin1'), '200'),

  row('a trailing comma', 'alice', 'POST /posts', post('"props":{},'), `400 ${BODY}`),
  row('single quotes', 'alice', 'POST /posts', "{'channel_id':'{{pub}}','message':'m'}", `400 ${BODY}`),
  row('a comment', 'alice', 'POST /posts', '/*c*/{"channel_id":"{{pub}}","message":"m"}', `400 ${BODY}`),
  row('a wrong escape', 'alice', 'POST /posts', '{"channel_id":"{{pub}}","message":"\\x"}', `400 ${BODY}`),
  row('half an escape', 'alice', 'POST /posts', '{"channel_id":"{{pub}}","message":"\\u12"}', `400 ${BODY}`),
  row('a raw line end in a text', 'alice', 'POST /posts', '{"channel_id":"{{pub}}","message":"a\nb"}', `400 ${BODY}`),
  row('NaN', 'alice', 'POST /posts', post('"create_at":NaN'), `400 ${BODY}`),
  row('a fraction', 'alice', 'POST /posts', post('"create_at":1.5'), `400 ${BODY}`),
  row('an exponent', 'alice', 'POST /posts', post('"create_at":1e3'), `400 ${BODY}`),
  row('an exponent of a million', 'alice', 'POST /posts', post('"create_at":1e1000000'), `400 ${BODY}`),
  row('a number of 100,000 digits', 'alice', 'POST /posts', post(`"create_at":${'9'.repeat(100_000)}`), `400 ${BODY}`),
  row('a number too big', 'alice', 'POST /posts', post('"create_at":99999999999999999999'), `400 ${BODY}`),
  row('a leading zero', 'alice', 'POST /posts', post('"create_at":012'), `400 ${BODY}`),
  row('a number in hexadecimal', 'alice', 'POST /posts', post('"create_at":0x1f'), `400 ${BODY}`),
  row('a word for a flag', 'alice', 'POST /posts', post('"is_pinned":"true"'), `400 ${BODY}`),
  row('a list for a text', 'alice', 'POST /posts', '{"channel_id":"{{pub}}","message":["m"]}', `400 ${BODY}`),
  row('a post in a channel with a short id', 'alice', 'POST /posts', '{"channel_id":"short","message":"m"}', '403 api.context.permissions'),
  row('a post with an id of its own', 'alice', 'POST /posts', post('"id":"{{nobody}}"'), '400 app.post.save.existing'),
  row('a channel named in capitals', 'alice', 'POST /channels', '{"team_id":"{{team}}","name":"Caps","display_name":"C","type":"O"}', '400 model.channel.is_valid.1_or_more'),
  row('a channel of an unknown type', 'alice', 'POST /channels', '{"team_id":"{{team}}","name":"typed","display_name":"C","type":"X"}', '400 model.channel.is_valid.type'),
  row('a team with a reserved name', 'alice', 'POST /teams', '{"display_name":"N","type":"O","name":"api-{{run}}"}', '400 model.team.is_valid.reserved'),
  row('an unknown role', 'admin', 'PUT /users/{{bob}}/roles', '{"roles":"no_such_role"}', '400 app.role.check_roles_exist.role_not_found'),
  row('a status in capitals', 'alice', 'PUT /users/me/status', '{"user_id":"{{alice}}","status":"AWAY"}', `400 ${BODY}`),
  row('a setting of the wrong type', 'admin', 'PUT /config/patch', '{"TeamSettings":{"MaxUsersPerTeam":"many"}}', `400 ${BODY}`),
  row('a number for a section of settings', 'admin', 'PUT /config/patch', '{"TeamSettings":5}', `400 ${BODY}`),
  row('a list for the settings', 'admin', 'PUT /config/patch', '[]', `400 ${BODY}`),
  row('a number for the mail settings to try', 'admin', 'POST /email/test', '{"EmailSettings":5}', `400 ${BODY}`),
  row('a setting out of its range', 'admin', 'PUT /config/patch', '{"TeamSettings":{"MaxUsersPerTeam":-1}}', '400 model.config.is_valid.max_users'),

  row('a packed body', 'alice', 'PUT /users/me/patch', gzipSync('{"nickname":"packed"}'), `400 ${BODY}`, {'Content-Encoding': 'gzip'}),
  row('a packed body of 64 MiB', 'alice', 'PUT /users/me/patch', bomb, `400 ${BODY}`, {'Content-Encoding': 'gzip'}),
  row('a packed login', 'stranger', 'POST /users/login', bomb, '400 api.user.login.blank_pwd', {'Content-Encoding': 'gzip'}),
  row('an unknown packing', 'alice', 'POST /users/ids', '["x"]', '200', {'Content-Encoding': 'nonsense'}),
  row('an unknown content type', 'alice', 'POST /users/ids', '["x"]', '200', {'Content-Type': 'nonsense'}),
  row('a form instead of JSON', 'alice', 'PUT /users/me/patch', 'nickname=x', `400 ${BODY}`, {'Content-Type': 'application/x-www-form-urlencoded'}),
  row('a picture that is no form', 'alice', 'POST /users/me/image', '{}', '400 api.user.upload_profile_user.parse'),
  row('a team icon that is no form', 'alice', 'POST /teams/{{team}}/image', '{}', '400 api.team.set_team_icon.parse'),
  row('a form without a part', 'alice', 'POST /users/me/image', '--b--\r\n', '400 api.user.upload_profile_user.no_file', multipart()),
  row('a form cut off', 'alice', 'POST /users/me/image', '--b\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\nabc', '400 api.user.upload_profile_user.parse', multipart()),
  row('a form without a boundary', 'alice', 'POST /users/me/image', '--b--', '400 api.user.upload_profile_user.parse', {'Content-Type': 'multipart/form-data'}),
  row('a picture of 60000 × 60000 dots', 'alice', 'POST /users/me/image', hugePicture, '400 api.user.upload_profile_user.check_image_limits', multipart()),
  row('a file without a channel', 'alice', 'POST /files?filename=x.txt', 'text', '400 api.context.invalid_url_param'),
];
