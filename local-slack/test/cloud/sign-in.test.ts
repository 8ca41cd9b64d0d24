import { expect, it } from 'vitest';
import { back, type CloudStage, cloudManifest, setCloudStage } from './cloud-stage.ts';

function signInManifest() {
  const base = cloudManifest();
  const scopes = { ...base.oauth_config?.scopes, user: ['openid', 'email', 'profile'] };
  return { ...base, oauth_config: { ...base.oauth_config, scopes } };
}

function linkOf({ cloud }: CloudStage, more: Record<string, string> = {}): string {
  const asked = {
    response_type: 'code',
    scope: 'openid email',
    client_id: cloud.clientId,
    redirect_uri: back,
  };
  return `${cloud.url}/openid/connect/authorize?${new URLSearchParams({ ...asked, ...more })}`;
}

async function tokenOf({ cloud, call }: CloudStage, address: string) {
  const code = new URL(address).searchParams.get('code') ?? '';
  const client = { client_id: cloud.clientId, client_secret: cloud.clientSecret, redirect_uri: back };
  return await call('openid.connect.token', { ...client, code });
}

it('a person signs in to the app as a person of their own workspace', async () => {
  await using stage = await setCloudStage(signInManifest());
  for (const workspace of [stage.acme, stage.globex]) {
    const ada = workspace.person('ada');
    const { access_token } = await tokenOf(stage, ada.signIn(linkOf(stage)));
    expect(await stage.call('openid.connect.userInfo', {}, String(access_token))).toMatchObject({
      sub: ada.id,
      email: ada.spec.email,
      'https://slack.com/team_id': workspace.teamId,
    });
    expect(workspace.calls.of('openid.connect.token')).toHaveLength(1);
  }
});

it('the page asks for the workspace first, unless the link names it', async () => {
  await using stage = await setCloudStage(signInManifest());
  const { acme, globex } = stage;
  const page = async (address: string) => (await fetch(address)).text();
  const start = await page(linkOf(stage));
  for (const { teamId } of [acme, globex]) expect(start).toContain(`place=${teamId}"`);
  for (const address of [linkOf(stage, { team: acme.teamId }), `${linkOf(stage)}&place=${acme.teamId}`]) {
    const chosen = await page(address);
    expect(chosen).toContain(acme.person('ada').id);
    expect(chosen).not.toContain(globex.person('ada').id);
  }
  const body = new URLSearchParams({ person: acme.person('ada').id, decision: 'allow' });
  const allowed = await fetch(`${linkOf(stage)}&place=${acme.teamId}`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  expect(await tokenOf(stage, allowed.headers.get('location') ?? '')).toMatchObject({ ok: true });
});

it('people of other workspaces can’t sign in to an app that isn’t distributed', async () => {
  await using stage = await setCloudStage(signInManifest(), { isAppDistributed: false });
  expect(stage.acme.person('ada').signIn(linkOf(stage))).toContain('code=');
  expect(() => stage.globex.person('ada').signIn(linkOf(stage))).toThrow(
    'invalid_team_for_non_distributed_app',
  );
});
