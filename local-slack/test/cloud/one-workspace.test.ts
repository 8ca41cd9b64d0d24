import { expect, it } from 'vitest';
import { setStage } from '../recording-app.ts';
import { back, cloudManifest } from './cloud-stage.ts';

it('the app of one workspace can be installed by OAuth too, and has the token that it had', async () => {
  const stage = await setStage({}, cloudManifest());
  const { slack, call } = stage;
  const asked = { client_id: slack.clientId, scope: 'commands', redirect_uri: back };
  const link = `${slack.url}/oauth/v2/authorize?${new URLSearchParams(asked)}`;
  expect(await (await fetch(link)).text()).toContain(slack.person('grace').id);
  const code = new URL(slack.person('grace').install(link)).searchParams.get('code');
  const client = { client_id: slack.clientId, client_secret: slack.clientSecret };
  expect(await call('oauth.v2.access', { ...client, code, redirect_uri: back })).toMatchObject({
    ok: true,
    access_token: slack.botToken,
    team: { id: slack.teamId },
  });
  expect(() => slack.person('grace').install(`${slack.url}/elsewhere`)).toThrow("is not this Slack's page");
  await stage.stop();
});
