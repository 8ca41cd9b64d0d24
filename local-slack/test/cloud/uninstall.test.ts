import { expect, it } from 'vitest';
import { type CloudStage, cloudManifest, setCloudStage } from './cloud-stage.ts';

const lastEvents = (stage: CloudStage) =>
  stage.app.heard
    .map(({ payload }) => payload)
    .filter(({ event }) => ['tokens_revoked', 'app_uninstalled'].includes((event as { type: string })?.type));

it('an admin removes the app: its token dies, it gets two events, and then nothing any longer', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, globex, call, app } = stage;
  const token = cloud.install(acme).access_token;
  const other = cloud.install(globex).access_token;
  const { botUserId } = acme;
  acme.changeChannel('general', { appIsMember: true });
  await acme.person('ada').command('/invite');
  const { response_url } = app.last.payload;
  await cloud.uninstall(acme);
  expect(lastEvents(stage)).toMatchObject([
    {
      team_id: acme.teamId,
      event: { type: 'tokens_revoked', tokens: { oauth: [], bot: [botUserId] } },
    },
    { team_id: acme.teamId, api_app_id: cloud.appId, event: { type: 'app_uninstalled' } },
  ]);
  expect(await call('auth.test', {}, token)).toEqual({ ok: false, error: 'account_inactive' });
  expect(await call('auth.test', {}, other)).toMatchObject({ ok: true });
  const heard = app.heard.length;
  await acme.addPerson({ name: 'new', realName: 'New Person' });
  await acme.person('ada').command('/invite');
  expect(app.heard).toHaveLength(heard);
  expect(acme.channel('general').appIsMember).toBe(false);
  const late = await fetch(String(response_url), { method: 'POST', body: JSON.stringify({ text: 'Late' }) });
  expect(late.status).toBe(404);
  await globex.addPerson({ name: 'new', realName: 'New Person' });
  expect(app.heard).toHaveLength(heard + 1);
});

it('the two events can come in the other order', async () => {
  await using stage = await setCloudStage();
  stage.cloud.install(stage.acme);
  await stage.cloud.uninstall(stage.acme, { events: ['app_uninstalled', 'tokens_revoked'] });
  expect(lastEvents(stage).map(({ event }) => (event as { type: string }).type)).toEqual([
    'app_uninstalled',
    'tokens_revoked',
  ]);
});

it('the two events go only to an app that subscribed to them', async () => {
  const settings = {
    event_subscriptions: { bot_events: ['team_join'] },
    interactivity: { is_enabled: true },
  };
  await using stage = await setCloudStage(cloudManifest({ settings }));
  stage.cloud.install(stage.acme);
  await stage.cloud.uninstall(stage.acme);
  expect(stage.app.heard).toEqual([]);
});

it('an event that the app did not take is not delivered again once the app is removed', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, app, clock } = stage;
  cloud.install(acme);
  app.answer = () => ({ status: 500 });
  await acme.addPerson({ name: 'new', realName: 'New Person' });
  await cloud.settled();
  app.answer = () => ({});
  await cloud.uninstall(acme);
  const heard = app.heard.length;
  clock.advance(10 * 60_000);
  expect(await cloud.runDueRetries()).toBe(0);
  expect(app.heard).toHaveLength(heard);
});

it('an event that is under way when the app is removed is not delivered again', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, app } = stage;
  cloud.install(acme);
  app.answer = async ({ payload }) => {
    if ((payload.event as { type: string }).type !== 'team_join') return {};
    if (acme.calls.of('app_uninstalled').length === 0) await cloud.uninstall(acme);
    return { status: 500 };
  };
  await acme.addPerson({ name: 'new', realName: 'New Person' });
  await cloud.settled();
  expect(acme.calls.of('team_join')).toHaveLength(1);
});

it('the events of the app’s end come again when the app did not take them', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, app, clock } = stage;
  cloud.install(acme);
  app.answer = () => ({ status: 500 });
  await cloud.uninstall(acme);
  await cloud.settled();
  app.answer = () => ({});
  clock.advance(60_000);
  expect(await cloud.runDueRetries()).toBe(2);
});

it('an app that is installed again has another token, and only the scopes that it asks for then', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, access, link, call } = stage;
  const old = cloud.install(acme).access_token;
  await cloud.uninstall(acme);
  const answer = await access(acme.person('olga').install(link({ scope: 'commands' })));
  expect(answer).toMatchObject({ ok: true, scope: 'commands', bot_user_id: acme.botUserId });
  expect(answer.access_token).not.toBe(old);
  expect(await call('auth.test', {}, old)).toMatchObject({ error: 'account_inactive' });
  expect(await acme.person('ada').command('/invite')).toMatchObject({ status: 200 });
});

it('the app uninstalls itself with apps.uninstall', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, call } = stage;
  const token = cloud.install(acme).access_token;
  const client = { client_id: cloud.clientId, client_secret: cloud.clientSecret };
  for (const [changes, error] of [
    [{ client_id: '1.2' }, 'invalid_client_id'],
    [{ client_secret: 'wrong' }, 'bad_client_secret'],
  ] as const) {
    stage.clock.advance(60_000);
    expect(await call('apps.uninstall', { ...client, ...changes }, token)).toMatchObject({ error });
  }
  stage.clock.advance(60_000);
  expect(await call('apps.uninstall', client, token)).toEqual({ ok: true, uninstalled: true });
  await cloud.settled();
  expect(lastEvents(stage)).toHaveLength(2);
  expect(await call('auth.test', {}, token)).toMatchObject({ error: 'account_inactive' });
});

it('auth.revoke with `test` revokes nothing; without it, the last token takes the app with it', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, call } = stage;
  const token = cloud.install(acme).access_token;
  expect(await call('auth.revoke', { test: 'true' }, token)).toEqual({ ok: true, revoked: false });
  expect(await call('auth.test', {}, token)).toMatchObject({ ok: true });
  expect(await call('auth.revoke', {}, token)).toEqual({ ok: true, revoked: true });
  await cloud.settled();
  expect(lastEvents(stage)).toHaveLength(2);
  expect(await call('auth.test', {}, token)).toMatchObject({ error: 'account_inactive' });
  expect(() => acme.botToken).toThrow('not installed');
});
