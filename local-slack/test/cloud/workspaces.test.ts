import { expect, it } from 'vitest';
import { startSlackCloud } from '../../src/cloud/slack-cloud.ts';
import type { Person } from '../../src/person.ts';
import { channels, cloudManifest, people, setCloudStage } from './cloud-stage.ts';

it('an app that is configured is installed nowhere: it gets no command and no event, and has no token', async () => {
  await using stage = await setCloudStage();
  const { acme, app } = stage;
  expect(await acme.person('ada').command('/invite')).toMatchObject({ status: 0, error: 'invalid_command' });
  await expect(acme.person('ada').say('Anybody there?')).rejects.toThrow('turned off');
  await expect(acme.person('ada').openHome()).rejects.toThrow('switched off');
  expect(() => acme.botToken).toThrow('not installed in Acme');
  expect(app.heard).toEqual([]);
});

it('a command goes to the app from the workspace where it is installed, with that workspace’s ids', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, globex, app } = stage;
  cloud.install(acme);
  expect(await acme.person('ada').command('/invite bob')).toMatchObject({ status: 200 });
  expect(app.last.payload).toMatchObject({
    team_id: acme.teamId,
    team_domain: 'acme',
    user_id: acme.person('ada').id,
    api_app_id: cloud.appId,
    is_enterprise_install: 'false',
  });
  await acme.person('ada').openHome();
  expect(app.last.payload).toMatchObject({
    team_id: acme.teamId,
    authorizations: [{ team_id: acme.teamId, user_id: acme.botUserId, is_enterprise_install: false }],
  });
  expect(await globex.person('ada').command('/invite bob')).toMatchObject({ error: 'invalid_command' });
});

it('a token sees its own workspace, and the ids of another are unknown to it', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, globex, call } = stage;
  const [a, g] = [cloud.install(acme).access_token, cloud.install(globex).access_token];
  expect(a).not.toBe(g);
  expect(await call('auth.test', {}, a)).toMatchObject({ team_id: acme.teamId, team: 'Acme' });
  expect(await call('auth.test', {}, g)).toMatchObject({ team_id: globex.teamId, team: 'Globex' });
  const foreign = globex.person('ada');
  expect(await call('users.info', { user: foreign.id }, a)).toMatchObject({ error: 'user_not_found' });
  for (const channel of [globex.channel('general').id, foreign.id]) {
    expect(await call('chat.postMessage', { channel, text: 'Hi' }, a)).toMatchObject({
      error: 'channel_not_found',
    });
  }
  await call('chat.postMessage', { channel: globex.channel('general').id, text: 'Hi' }, g);
  const trigger_id = await triggerOf(globex.person('ada'), stage.app);
  const view = JSON.stringify({
    type: 'modal',
    title: { type: 'plain_text', text: 'Hello' },
    blocks: [{ type: 'divider' }],
  });
  expect(await call('views.open', { trigger_id, view }, a)).toMatchObject({ error: 'invalid_trigger_id' });
  expect(await call('views.open', { trigger_id, view }, g)).toMatchObject({ ok: true });
  const user_id = foreign.id;
  expect(await call('views.publish', { user_id, view: view.replace('modal', 'home') }, a)).toMatchObject({
    ok: false,
  });
});

async function triggerOf(person: Person, app: { last: { payload: Record<string, unknown> } }) {
  await person.command('/invite');
  return String(app.last.payload.trigger_id);
}

it('the token can be in the body of the call, as in the header', async () => {
  await using stage = await setCloudStage();
  const token = stage.cloud.install(stage.globex).access_token;
  expect(await stage.call('auth.test', { token })).toMatchObject({ ok: true, team: 'Globex' });
  expect(await stage.call('auth.test', { token: 'xoxb-1' })).toMatchObject({ error: 'invalid_auth' });
  expect(await stage.call('auth.test')).toMatchObject({ error: 'not_authed' });
});

it('a response URL, an upload and a file belong to the workspace in their address', async () => {
  const scopes = [...(cloudManifest().oauth_config?.scopes?.bot ?? []), 'files:read', 'files:write'];
  await using stage = await setCloudStage(cloudManifest({ scopes }));
  const { cloud, acme, globex, call, app } = stage;
  const [a, g] = [cloud.install(acme).access_token, cloud.install(globex).access_token];
  await globex.person('ada').command('/invite');
  const answered = await fetch(String(app.last.payload.response_url), {
    method: 'POST',
    body: JSON.stringify({ text: 'Only in Globex' }),
  });
  expect(answered.status).toBe(200);
  expect(globex.person('ada').sees('Only in Globex')).toBe(true);
  expect(acme.person('ada').sees('Only in Globex')).toBe(false);
  expect(globex.calls.of('response_url')).toHaveLength(1);

  const upload = await call('files.getUploadURLExternal', { filename: 'a.txt', length: '2' }, g);
  const sent = await fetch(String(upload.upload_url), { method: 'POST', body: 'hi' });
  expect(sent.status).toBe(200);
  const files = JSON.stringify([{ id: upload.file_id, title: 'A' }]);
  expect(await call('files.completeUploadExternal', { files }, a)).toMatchObject({ error: 'file_not_found' });
  expect(await call('files.completeUploadExternal', { files }, g)).toMatchObject({ ok: true });
  const { file } = await call('files.info', { file: String(upload.file_id) }, g);
  const address = (file as { url_private: string }).url_private;
  const read = (token: string) =>
    fetch(address, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });
  expect((await read(a)).status).toBe(302);
  expect(await (await read(g)).text()).toBe('hi');
});

it('each workspace has its own log, faults and rate limits, and the cloud logs every call with its team', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, globex, call } = stage;
  const [a, g] = [cloud.install(acme).access_token, cloud.install(globex).access_token];
  acme.faults.next('team.info', { kind: 'error', error: 'fatal_error' });
  expect(await call('team.info', {}, g)).toMatchObject({ ok: true });
  expect(await call('team.info', {}, a)).toMatchObject({ error: 'fatal_error' });
  for (let n = 0; n < 20; n += 1) await call('users.list', {}, a);
  expect(await call('users.list', {}, a)).toMatchObject({ error: 'ratelimited' });
  expect(await call('users.list', {}, g)).toMatchObject({ ok: true });
  await call('auth.test', {}, 'xoxb-unknown');
  expect(acme.calls.of('users.list')).toHaveLength(21);
  expect(globex.calls.of('users.list')).toHaveLength(1);
  expect(cloud.calls.of('users.list').filter(({ team }) => team === globex.teamId)).toHaveLength(1);
  expect(cloud.calls.of('auth.test').at(-1)?.team).toBeUndefined();
});

it('people of one name have other ids in another workspace, but not in one of the same organization', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, globex } = stage;
  expect(acme.person('ada').id).not.toBe(globex.person('ada').id);
  expect(acme.channel('general').id).not.toBe(globex.channel('general').id);
  const enterprise = { id: 'E0STARS', name: 'Stars' };
  const [north, south] = ['North', 'South'].map(name =>
    cloud.addWorkspace({ name, enterprise, people: people('stars'), channels }),
  );
  expect(north?.person('ada').id).toBe(south?.person('ada').id);
  expect(north?.channel('general').id).not.toBe(south?.channel('general').id);
});

it('a workspace can have the very ids of another: only the pair of team and user is unique', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme } = stage;
  const double = cloud.addWorkspace({ name: 'Double', people: people('double'), channels, sameIdsAs: acme });
  expect(double.person('ada').id).toBe(acme.person('ada').id);
  expect(double.channel('general').id).toBe(acme.channel('general').id);
  expect(double.teamId).not.toBe(acme.teamId);
  const token = cloud.install(double).access_token;
  const { user } = await stage.call('users.info', { user: acme.person('ada').id }, token);
  expect(user).toMatchObject({ team_id: double.teamId });
});

it('a connection of Socket Mode is the app’s, and gets what happens in every workspace', async () => {
  const settings = { ...cloudManifest().settings, socket_mode_enabled: true };
  await using stage = await setCloudStage(cloudManifest({ settings }));
  const { cloud, acme, globex, call } = stage;
  const { url } = await call('apps.connections.open', {}, cloud.appToken);
  const socket = new WebSocket(String(url));
  const teams: string[] = [];
  const open = new Promise<void>(resolve => {
    socket.onmessage = ({ data }) => {
      const { type, envelope_id, payload } = JSON.parse(String(data));
      if (type === 'hello') return resolve();
      teams.push(payload.team_id);
      socket.send(JSON.stringify({ envelope_id }));
    };
  });
  await open;
  for (const workspace of [acme, globex]) {
    cloud.install(workspace);
    expect(await workspace.person('ada').command('/invite')).toMatchObject({ status: 200 });
  }
  expect(teams).toEqual([acme.teamId, globex.teamId]);
  socket.close();
});

it('two workspaces of one name are refused', async () => {
  await using stage = await setCloudStage();
  expect(() => stage.cloud.addWorkspace({ name: 'Acme' })).toThrow('already a workspace named Acme');
});

it('a thousand workspaces are there at once, and each is found by its token', async () => {
  const cloud = await startSlackCloud();
  const before = process.memoryUsage().heapUsed;
  cloud.installApp({ ...cloudManifest(), features: {} });
  const all = Array.from({ length: 1000 }, (_, n) =>
    cloud.addWorkspace({ name: `Company ${n}`, people: people(`company${n}`), channels }),
  );
  const tokens = all.map(workspace => cloud.install(workspace).access_token);
  expect(new Set(all.map(({ teamId }) => teamId)).size).toBe(1000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024);
  const headers = { authorization: `Bearer ${tokens[731]}` };
  const answer = await fetch(`${cloud.apiUrl}auth.test`, { method: 'POST', headers });
  expect(await answer.json()).toMatchObject({ team: 'Company 731', team_id: all[731]?.teamId });
  await cloud.stop();
});
