// Signs people up, and makes a team with channels that all of them are in.
const PASSWORD = 'Survival-1';

async function call(url, token, method, path, body) {
  const answer = await fetch(url + '/api/v4' + path, {
    method, headers: {...(token ? {Authorization: 'Bearer ' + token} : {}), 'Content-Type': 'application/json'},
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = JSON.parse(await answer.text());
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`);
  return {json, token: answer.headers.get('token')};
}

async function signUp(url, name) {
  const user = (await call(url, '', 'POST', '/users', {email: `${name}@example.test`, username: name, password: PASSWORD})).json;
  const {token} = await call(url, '', 'POST', '/users/login', {login_id: name, password: PASSWORD});
  return {id: user.id, name, token};
}

export async function people(url, count, channelCount) {
  const admin = await signUp(url, 'survivor-admin');
  await call(url, admin.token, 'PUT', '/config/patch', {TeamSettings: {MaxUsersPerTeam: 1000}});
  const team = (await call(url, admin.token, 'POST', '/teams', {name: 'survivors', display_name: 'Survivors', type: 'O'})).json;
  const members = [];
  for (let i = 0; i < count; i++) {
    const user = await signUp(url, `survivor-${i}`);
    await call(url, admin.token, 'POST', `/teams/${team.id}/members`, {team_id: team.id, user_id: user.id});
    members.push(user);
  }
  const channels = [];
  for (let c = 0; c < channelCount; c++) {
    const channel = (await call(url, admin.token, 'POST', '/channels', {team_id: team.id, name: `channel-${c}`, display_name: `Channel ${c}`, type: 'O'})).json;
    await call(url, admin.token, 'POST', `/channels/${channel.id}/members`, {user_ids: members.map((m) => m.id)});
    channels.push(channel.id);
  }
  return {admin, team, members, channels};
}
