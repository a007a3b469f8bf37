// Paths, ids, names and query values.
const PATH = 'api.context.invalid_url_param';
const NO_ROUTE = '404 api.context.404';
const LONG = '414 basic_security_check.url.too_long_error';

const row = (what, call, is, as = 'alice') => ({what, as, do: call, is});

const IDS = [['short', 'short'], ['one too many', '{{bob}}0'], ['a blank', 'aaaaaaaaaaaaaaaaaaaaaaaaa%20'],
  ['NUL', 'aaaaaaaaaaaaaaaaaaaaaaaaa%00'], ['a quote', "aaaaaaaaaaaaaaaaaaaaaaaaa'"], ['an umlaut', 'aaaaaaaaaaaaaaaaaaaaaaaaa%C3%A4'],
  ['no UTF-8', 'aaaaaaaaaaaaaaaaaaaaaaaaa%FF']];

export const PATHS = [
  ...IDS.flatMap(([what, id]) => ['users', 'posts', 'channels', 'teams'].map((kind) => {
    const routed = /^[A-Za-z0-9{}]+$/.test(id);
    return row(`${kind}: an id with ${what}`, `GET /${kind}/${id}`, routed ? `400 ${PATH}` : NO_ROUTE);
  })),
  row('an unknown id in capitals', 'GET /users/AAAAAAAAAAAAAAAAAAAAAAAAAA', '404 app.user.missing_account.const'),
  row('an address of 2049', `GET /users/me/status?x=${'a'.repeat(2049 - 26)}`, LONG),
  row('an address of 2048', `GET /users/me/status?x=${'a'.repeat(2048 - 26)}`, '200'),
  row('an address of 60,000', `GET /users/me/status?x=${'a'.repeat(60_000)}`, LONG),
  row('an address of 200,000', `GET /users/me/status?x=${'a'.repeat(200_000)}`, LONG),
  row('a long address without a session', `GET /users/me/status?x=${'a'.repeat(3000)}`, LONG, 'stranger'),
  row('a long address at no route', `GET /nosuch?x=${'a'.repeat(3000)}`, NO_ROUTE),
  row('two dots', 'GET /users/../users/me/status', '301 /api/v4/users/me/status'),
  row('one dot', 'GET /users/./me/status', '301 /api/v4/users/me/status'),
  row('encoded dots', 'GET /users/%2e%2e/users/me/status', '301 /api/v4/users/me/status'),
  row('dots above the root', 'GET /!/../../api/v4/users/me/status', '301 /api/v4/users/me/status'),
  row('encoded slash and dots', 'GET /users/..%2fusers/me/status', '301 /api/v4/users/me/status'),
  row('dots out of the files', 'GET /!/static/../../../../etc/passwd', '301 /etc/passwd'),
  row('encoded dots out of the files', 'GET /!/static/%2e%2e%2f%2e%2e%2fetc/passwd', '301 /etc/passwd'),
  row('a double slash', 'GET //users/me/status', '301 /api/v4/users/me/status'),
  row('a double slash inside', 'POST /users//ids', '301 /api/v4/users/ids'),
  row('a double slash in front', 'GET /!//api/v4/users/me/status', '301 /api/v4/users/me/status'),
  row('a host after a double slash', 'GET /!//elsewhere.example/x', '301 /elsewhere.example/x'),
  row('a trailing slash', 'GET /users/me/status/', NO_ROUTE),
  row('a trailing slash after an id', 'GET /users/me/', NO_ROUTE),
  row('encoded slashes', 'GET /users%2Fme%2Fstatus', '200'),
  row('an encoded letter', 'GET /users/m%65/status', '200'),
  row('an encoded question mark', 'GET /users/me/status%3Fx=1', NO_ROUTE),
  row('a semicolon', 'GET /users/me/status;x=1', NO_ROUTE),
  row('a backslash', 'GET /users\\me\\status', NO_ROUTE),
  row('NUL at the end', 'GET /users/me/status%00', NO_ROUTE),
  row('a line end in the path', 'GET /users/me/status%0d%0aX:%20y', NO_ROUTE),
  row('a broken escape', 'GET /users/%zz', '400 text:400 Bad Request'),
  row('half an escape', 'GET /users/%2', '400 text:400 Bad Request'),
  row('a percent at the end', 'GET /users/me%', '400 text:400 Bad Request'),
  row('a broken escape in the query', 'GET /users/me/status?a=%zz&b', '200'),
  row('only a percent in the query', 'GET /users/me/status?%', '200'),
  row('900 parameters', `GET /users/me/status?${'a&'.repeat(900)}`, '200'),
  row('a fragment', 'GET /users/me/status#frag', '200'),
  row('a route in capitals', 'GET /USERS/me/status', NO_ROUTE),
  row('me in capitals', 'GET /users/ME/status', `400 ${PATH}`),
  row('the third version', 'GET /!/api/v3/users/me', NO_ROUTE),
  row('the root of the API', 'GET /', NO_ROUTE),
  row('no such method', 'PATCH /users/me/status', NO_ROUTE),
  row('an odd method', 'PROPFIND /users/me/status', NO_ROUTE),
  row('TRACE', 'TRACE /users/me/status', NO_ROUTE),
  row('OPTIONS', 'OPTIONS /users/me/status', NO_ROUTE),
  row('a method in lower case', 'get /users/me/status', NO_ROUTE),
  row('a reserved word read as an id', 'GET /users/login', `400 ${PATH}`),
  row('a name with a blank', 'GET /users/username/NOT%20valid', NO_ROUTE),
  row('an e-mail address that is none', 'GET /users/email/notanaddress', `400 api.context.invalid_url_param`, 'admin'),
  row('a team name of one letter', 'GET /teams/name/a', `400 ${PATH}`),
  row('a word for since', 'GET /channels/{{pub}}/posts?since=soon', '400 api.context.invalid_body_param'),
  row('a word for the page', 'GET /channels/{{pub}}/posts?page=first', '200'),
  row('a negative page', 'GET /channels/{{pub}}/posts?page=-1', '200'),
  row('a page beyond every number', 'GET /channels/{{pub}}/posts?page=99999999999999999999', '200'),
  row('a page at the end of the numbers', 'GET /channels/{{pub}}/posts?page=9223372036854775807', '200'),
  row('perPage=-1 of a thread', 'GET /posts/{{post}}/thread?perPage=-1', '400 api.context.invalid_body_param'),
  row('before with a short id', 'GET /channels/{{pub}}/posts?before=short', `400 api.context.invalid_body_param`),
];
