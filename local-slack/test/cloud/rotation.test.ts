import { expect, it } from 'vitest';
import { type CloudStage, cloudManifest, setCloudStage } from './cloud-stage.ts';

const rotating = () => {
  const { settings } = cloudManifest();
  return cloudManifest({ settings: { ...settings, token_rotation_enabled: true } });
};

const client = ({ cloud }: CloudStage) => ({
  client_id: cloud.clientId,
  client_secret: cloud.clientSecret,
});

const refresh = (stage: CloudStage, token: unknown) =>
  stage.call('oauth.v2.access', {
    ...client(stage),
    grant_type: 'refresh_token',
    refresh_token: String(token),
  });

it('tokens that rotate live twelve hours, and a refresh token gives the next pair', async () => {
  await using stage = await setCloudStage(rotating());
  const { acme, access, link, call, clock } = stage;
  const first = await access(acme.person('olga').install(link()));
  expect(first).toMatchObject({
    access_token: expect.stringMatching(/^xoxe\.xoxb-1-/),
    refresh_token: expect.stringMatching(/^xoxe-1-/),
    expires_in: 43_200,
  });
  clock.advance(43_200_000 - 1);
  expect(await call('auth.test', {}, String(first.access_token))).toMatchObject({ ok: true, expires_in: 1 });
  clock.advance(1);
  expect(await call('auth.test', {}, String(first.access_token))).toMatchObject({ error: 'token_expired' });
  const second = await refresh(stage, first.refresh_token);
  expect(second).toMatchObject({
    ok: true,
    token_type: 'bot',
    team: { id: acme.teamId },
    bot_user_id: acme.botUserId,
    expires_in: 43_200,
  });
  expect(second.access_token).not.toBe(first.access_token);
  expect(await call('auth.test', {}, String(second.access_token))).toMatchObject({ ok: true });
});

it('a refresh token works once', async () => {
  await using stage = await setCloudStage(rotating());
  const { refresh_token } = stage.cloud.install(stage.acme);
  const answers = await Promise.all([refresh(stage, refresh_token), refresh(stage, refresh_token)]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: 'invalid_refresh_token' });
  expect(stage.acme.calls.of('oauth.v2.access')).toHaveLength(2);
  expect(await refresh(stage, 'xoxe-1-unknown')).toMatchObject({ error: 'invalid_refresh_token' });
});

it('two access tokens work at a time, and the oldest of three is revoked', async () => {
  await using stage = await setCloudStage(rotating());
  const { cloud, acme, call } = stage;
  const first = cloud.install(acme);
  const second = await refresh(stage, first.refresh_token);
  expect(await call('auth.test', {}, first.access_token)).toMatchObject({ ok: true });
  const third = await refresh(stage, second.refresh_token);
  expect(await call('auth.test', {}, first.access_token)).toMatchObject({ error: 'token_revoked' });
  for (const { access_token } of [second, third]) {
    expect(await call('auth.test', {}, String(access_token))).toMatchObject({ ok: true });
  }
});

it('a token that lasted is exchanged once for one that rotates', async () => {
  await using stage = await setCloudStage();
  const { cloud, acme, globex, call, app } = stage;
  const old = cloud.install(acme).access_token;
  const gone = cloud.install(globex).access_token;
  const exchange = (token: string, changes = {}) =>
    call('oauth.v2.exchange', { ...client(stage), ...changes }, token);
  expect(await exchange(old)).toMatchObject({ error: 'token_rotation_not_enabled' });
  cloud.installApp(rotating(), { requestUrl: app.url });
  expect(await exchange(old, { client_id: '1.2' })).toMatchObject({ error: 'invalid_client_id' });
  expect(await exchange(old, { client_secret: 'no' })).toMatchObject({ error: 'bad_client_secret' });
  expect(await call('auth.test', {}, old)).toMatchObject({ ok: true });
  const answer = await exchange(old);
  expect(answer).toMatchObject({ ok: true, team: { id: acme.teamId }, expires_in: 43_200 });
  expect(await call('auth.test', {}, old)).toMatchObject({ error: 'token_revoked' });
  expect(await call('auth.test', {}, String(answer.access_token))).toMatchObject({ ok: true });
  expect(await exchange(old)).toMatchObject({ error: 'token_already_exchanged' });
  for (const token of ['xoxb-unknown', String(answer.access_token)]) {
    expect(await exchange(token)).toMatchObject({ error: 'invalid_token' });
  }
  await cloud.uninstall(globex);
  expect(await exchange(gone)).toMatchObject({ error: 'authorization_not_found' });
});

it('the refresh token of an app that was removed is worth nothing', async () => {
  await using stage = await setCloudStage(rotating());
  const { refresh_token, access_token } = stage.cloud.install(stage.acme);
  await stage.cloud.uninstall(stage.acme);
  expect(await refresh(stage, refresh_token)).toMatchObject({ error: 'invalid_refresh_token' });
  expect(await stage.call('auth.test', {}, access_token)).toMatchObject({ error: 'account_inactive' });
});

it('auth.revoke takes one token of those that rotate, and tells nobody', async () => {
  await using stage = await setCloudStage(rotating());
  const { cloud, acme, call, app } = stage;
  const { access_token, refresh_token } = cloud.install(acme);
  expect(await call('auth.revoke', {}, access_token)).toEqual({ ok: true, revoked: true });
  await cloud.settled();
  expect(app.heard).toEqual([]);
  expect(await call('auth.test', {}, access_token)).toMatchObject({ error: 'token_revoked' });
  expect(await refresh(stage, refresh_token)).toMatchObject({ ok: true });
});

it('token rotation that is on can’t be switched off', async () => {
  await using stage = await setCloudStage(rotating());
  expect(() => stage.cloud.installApp(cloudManifest())).toThrow('once it is on, it stays on');
});
