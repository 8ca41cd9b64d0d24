import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { allScopes } from '../recording-app.ts';
import { back, type CloudStage, cloudManifest, setCloudStage } from './cloud-stage.ts';

const verifier = 'a'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

const install = ({ acme, link }: CloudStage, changes = {}) => acme.person('olga').install(link(changes));

describe('An installation with OAuth', () => {
  it('the person who allows it goes back with a code and the state, and the code becomes a token', async () => {
    await using stage = await setCloudStage();
    const { acme, access, call, cloud } = stage;
    const address = new URL(install(stage));
    expect(address.origin + address.pathname).toBe(back);
    expect(address.searchParams.get('state')).toBe('s');
    await expect(acme.person('ada').openHome()).rejects.toThrow('switched off');
    const answer = await access(address.href);
    expect(answer).toEqual({
      ok: true,
      app_id: cloud.appId,
      authed_user: { id: acme.person('olga').id },
      scope: allScopes.join(','),
      token_type: 'bot',
      access_token: expect.stringMatching(/^xoxb-/),
      bot_user_id: acme.botUserId,
      team: { id: acme.teamId, name: 'Acme' },
      enterprise: null,
      is_enterprise_install: false,
    });
    expect(await call('auth.test', {}, String(answer.access_token))).toMatchObject({
      ok: true,
      team_id: acme.teamId,
      user_id: acme.botUserId,
      bot_id: acme.botId,
    });
    expect(await acme.person('ada').openHome()).toMatchObject({ status: 200 });
    expect(acme.calls.of('oauth.v2.access')).toHaveLength(1);
  });

  it('the person who cancels goes back with access_denied and the state', async () => {
    await using stage = await setCloudStage();
    const { searchParams } = new URL(stage.acme.person('olga').install(stage.link(), { decision: 'cancel' }));
    expect(Object.fromEntries(searchParams)).toEqual({ error: 'access_denied', state: 's' });
  });

  it('a second installation gets the same token, with the scopes of both', async () => {
    await using stage = await setCloudStage();
    const first = await stage.access(install(stage, { scope: 'commands,chat:write' }));
    expect(await stage.call('users.list', {}, String(first.access_token))).toMatchObject({
      error: 'missing_scope',
      provided: 'commands,chat:write',
    });
    const address = stage.acme.person('ada').install(stage.link({ scope: 'users:read' }));
    const second = await stage.access(address);
    expect(second).toMatchObject({
      access_token: first.access_token,
      scope: 'commands,chat:write,users:read',
      authed_user: { id: stage.acme.person('ada').id },
    });
    expect(await stage.call('users.list', {}, String(first.access_token))).toMatchObject({ ok: true });
  });

  it('a workspace without optional scopes gives the others', async () => {
    const manifest = cloudManifest();
    const scopes = { bot: allScopes, bot_optional: ['users:read.email'] };
    await using stage = await setCloudStage({
      ...manifest,
      oauth_config: { ...manifest.oauth_config, scopes },
    });
    stage.acme.settings.grantsOptionalScopes = false;
    const { scope } = await stage.access(install(stage));
    expect(String(scope).split(',')).not.toContain('users:read.email');
  });
});

describe('The page that installs the app', () => {
  it.each([
    ['another app', { client_id: '1.2' }, 'Invalid client_id parameter'],
    ['no app', { client_id: null }, 'Invalid client_id parameter'],
    ['no scopes', { scope: null }, 'no scopes'],
    ['a scope that the manifest doesn’t have', { scope: 'commands,admin' }, 'Invalid scope: admin'],
    ['scopes of a person', { user_scope: 'chat:write' }, 'user_scope'],
    ['a foreign address', { redirect_uri: 'https://evil.example/' }, 'did not match any configured URIs'],
    ['a longer name', { redirect_uri: `${back}-x` }, 'did not match'],
    ['a path that leaves', { redirect_uri: `${back}/../evil` }, 'did not match'],
    ['no https', { redirect_uri: 'http://app.example/oauth' }, 'did not match'],
    ['PKCE that is not enabled', { code_challenge: challenge, code_challenge_method: 'S256' }, 'PKCE'],
  ])('the page refuses %s, and sends nobody back', async (_, changes, words) => {
    await using stage = await setCloudStage();
    expect(() => install(stage, changes)).toThrow(words);
    const body = new URLSearchParams({ person: stage.acme.person('olga').id, decision: 'allow' });
    for (const init of [{}, { method: 'POST', body }]) {
      const response = await fetch(stage.link(changes), { redirect: 'manual', ...init });
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
      expect(await response.text()).toContain('Something went wrong when authorizing this app.');
    }
  });

  it('the page offers each workspace, then those who can install, and takes no one else', async () => {
    await using stage = await setCloudStage();
    const { acme, globex, link } = stage;
    stage.acme.settings.onlyAdminsInstall = true;
    const start = await (await fetch(link())).text();
    for (const { teamId } of [acme, globex]) expect(start).toContain(`place=${teamId}"`);
    const address = `${link()}&place=${acme.teamId}`;
    const page = await (await fetch(address)).text();
    expect(page).toContain(acme.person('olga').id);
    for (const absent of [acme.person('ada'), acme.person('gus'), globex.person('olga')]) {
      expect(page).not.toContain(absent.id);
      const body = new URLSearchParams({ person: absent.id, decision: 'allow' });
      const refused = await fetch(address, { method: 'POST', body, redirect: 'manual' });
      expect([refused.status, refused.headers.get('location')]).toEqual([400, null]);
    }
    const body = new URLSearchParams({ person: acme.person('olga').id, decision: 'allow' });
    const allowed = await fetch(address, { method: 'POST', body, redirect: 'manual' });
    expect(await stage.access(allowed.headers.get('location') ?? '')).toMatchObject({
      ok: true,
      team: { id: acme.teamId },
    });
  });

  it('the page of a link with a team shows that workspace alone', async () => {
    await using stage = await setCloudStage();
    const page = await (await fetch(stage.link({ team: stage.globex.teamId }))).text();
    expect(page).toContain('wants to access Globex');
    expect(() => install(stage, { team: stage.globex.teamId })).toThrow("doesn't offer Acme");
  });

  it.each([
    ['a guest', 'gus', {}, 'Guests can’t install apps'],
    ['a member where only admins install', 'ada', { onlyAdminsInstall: true }, 'Only admins can install'],
  ])('the page refuses %s', async (_, name, settings, words) => {
    await using stage = await setCloudStage();
    Object.assign(stage.acme.settings, settings);
    expect(() => stage.acme.person(name).install(stage.link())).toThrow(words);
    expect(() => stage.cloud.install(stage.acme, { by: name })).toThrow(words);
  });

  it('an app that isn’t distributed can be installed in its own workspace alone', async () => {
    await using stage = await setCloudStage(cloudManifest(), { isAppDistributed: false });
    expect(install(stage)).toContain('code=');
    expect(() => stage.globex.person('olga').install(stage.link())).toThrow(
      'invalid_team_for_non_distributed_app',
    );
  });
});

describe('oauth.v2.access', () => {
  it.each([
    ['another app', { client_id: '1.2' }, 'invalid_client_id'],
    ['no app', { client_id: null }, 'invalid_client_id'],
    ['a wrong secret', { client_secret: 'wrong' }, 'bad_client_secret'],
    ['no secret', { client_secret: null }, 'bad_client_secret'],
    ['another grant', { grant_type: 'password' }, 'invalid_grant_type'],
    ['no code', { code: null }, 'invalid_code'],
    ['a made-up code', { code: '1.2.3' }, 'invalid_code'],
    ['another address', { redirect_uri: `${back}/other` }, 'bad_redirect_uri'],
    ['no address', { redirect_uri: null }, 'bad_redirect_uri'],
    ['a verifier of an app without PKCE', { code_verifier: verifier }, 'pkce_not_allowed'],
    ['an argument that it does not know', { password: 'x' }, 'invalid_arguments'],
  ])('oauth.v2.access refuses %s', async (_, changes, error) => {
    await using stage = await setCloudStage();
    expect(await stage.access(install(stage), changes)).toMatchObject({ ok: false, error });
    expect(() => stage.acme.botToken).toThrow('not installed');
  });

  it('oauth.v2.access takes a code once', async () => {
    await using stage = await setCloudStage();
    const address = install(stage);
    expect(await stage.access(address)).toMatchObject({ ok: true });
    expect(await stage.access(address)).toMatchObject({ error: 'code_already_used' });
  });

  it('oauth.v2.access takes a code for ten minutes', async () => {
    await using stage = await setCloudStage();
    const [early, late] = [install(stage), install(stage)];
    stage.clock.advance(10 * 60_000 - 1);
    expect(await stage.access(early)).toMatchObject({ ok: true });
    stage.clock.advance(1);
    expect(await stage.access(late)).toMatchObject({ error: 'invalid_code' });
  });

  it('oauth.v2.access takes the id and secret by Basic authentication too', async () => {
    await using stage = await setCloudStage();
    const { cloud } = stage;
    const ask = async (secret: string) => {
      const code = new URL(install(stage)).searchParams.get('code') ?? '';
      const basic = Buffer.from(`${cloud.clientId}:${secret}`).toString('base64');
      const init = {
        method: 'POST',
        body: new URLSearchParams({ code, redirect_uri: back }),
        headers: { authorization: `Basic ${basic}` },
      };
      return await (await fetch(`${cloud.apiUrl}oauth.v2.access`, init)).json();
    };
    expect(await ask('wrong')).toMatchObject({ error: 'bad_client_secret' });
    expect(await ask(cloud.clientSecret)).toMatchObject({ ok: true });
  });

  it('oauth.v2.access wants the verifier of the challenge', async () => {
    const manifest = cloudManifest();
    const oauth_config = { ...manifest.oauth_config, pkce_enabled: true };
    await using stage = await setCloudStage({ ...manifest, oauth_config });
    const asked = { code_challenge: challenge, code_challenge_method: 'S256' };
    for (const code_verifier of ['b'.repeat(43), null]) {
      expect(await stage.access(install(stage, asked), { code_verifier })).toMatchObject({
        error: 'invalid_code_verifier',
      });
    }
    expect(await stage.access(install(stage, asked), { code_verifier: verifier })).toMatchObject({
      ok: true,
    });
  });
});
