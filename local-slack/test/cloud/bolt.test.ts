import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type Installation, LogLevel } from '@slack/bolt';
import { expect, it } from 'vitest';
import { type SlackCloud, startSlackCloud } from '../../src/cloud/slack-cloud.ts';
import type { Manifest } from '../../src/manifest.ts';
import type { Simulator } from '../../src/simulator.ts';
import { channels, people } from './cloud-stage.ts';

const stars = { id: 'E0STARS', name: 'Stars' };

const manifestOf = (origin: string): Manifest => ({
  display_information: { name: 'Greeter' },
  features: {
    bot_user: { display_name: 'Greeter' },
    slash_commands: [{ command: '/hello', description: 'Greet me' }],
    app_home: { messages_tab_enabled: true },
  },
  oauth_config: {
    redirect_urls: [`${origin}/slack/oauth_redirect`],
    scopes: { bot: ['commands', 'chat:write'] },
  },
  settings: {
    interactivity: { is_enabled: true },
    event_subscriptions: { bot_events: ['app_uninstalled', 'tokens_revoked'] },
    org_deploy_enabled: true,
    token_rotation_enabled: true,
  },
});

/** A Bolt app for any workspace, with its installations in memory. */
async function startBolt(cloud: SlackCloud) {
  const installations = new Map<string, Installation>();
  const ended: string[] = [];
  const app = new App({
    signingSecret: cloud.signingSecret,
    clientId: cloud.clientId,
    clientSecret: cloud.clientSecret,
    stateSecret: 'a secret of this test alone',
    scopes: ['commands', 'chat:write'],
    clientOptions: { slackApiUrl: cloud.apiUrl },
    logLevel: LogLevel.ERROR,
    installerOptions: { authorizationUrl: cloud.oauthPage, directInstall: true },
    installationStore: {
      async storeInstallation(installation) {
        const { team, enterprise, isEnterpriseInstall } = installation;
        installations.set((isEnterpriseInstall ? enterprise?.id : team?.id) ?? '', installation);
      },
      async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
        const found = installations.get((isEnterpriseInstall ? enterpriseId : teamId) ?? '');
        if (!found) throw new Error('There is no such installation.');
        return found as Installation<'v2', boolean>;
      },
    },
  });
  app.command('/hello', async ({ ack, client, body }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user_id, text: `Hello, ${body.team_domain}!` });
  });
  app.event('app_uninstalled', async ({ context }) => {
    ended.push(context.teamId ?? context.enterpriseId ?? '');
  });
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as unknown as Server;
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  cloud.installApp(manifestOf(origin), { requestUrl: `${origin}/slack/events` });
  return { app, origin, installations, ended };
}

/** Follows the app's own link as a browser would, with its cookie; Olga presses Allow. */
async function follow(origin: string, workspace: Simulator, how = {}): Promise<Response> {
  const start = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
  const cookie = start.headers.get('set-cookie')?.split(';')[0] ?? '';
  const address = workspace.person('olga').install(start.headers.get('location') ?? '', how);
  return await fetch(address, { headers: { cookie } });
}

it('a Bolt app is installed in workspaces and an organization by its own links, and answers each with its own token', async () => {
  const cloud = await startSlackCloud();
  const crew = people('stars').map(person => ({ ...person, isOrgAdmin: person.name === 'olga' }));
  const acme = cloud.addWorkspace({ name: 'Acme', people: people('acme'), channels });
  const globex = cloud.addWorkspace({ name: 'Globex', people: people('globex'), channels, sameIdsAs: acme });
  const [north, south] = ['North', 'South'].map(name =>
    cloud.addWorkspace({ name, people: crew, channels, enterprise: stars }),
  ) as [Simulator, Simulator];
  const { app, origin, installations, ended } = await startBolt(cloud);

  for (const workspace of [acme, globex]) expect((await follow(origin, workspace)).status).toBe(200);
  expect((await follow(origin, north, { inOrganization: true })).status).toBe(200);
  await cloud.addToWorkspaces(north, south);
  expect([...installations.keys()]).toEqual([acme.teamId, globex.teamId, stars.id]);

  for (const [workspace, domain] of [
    [acme, 'acme'],
    [globex, 'globex'],
    [north, 'north'],
    [south, 'south'],
  ] as const) {
    const ada = workspace.person('ada');
    expect(await ada.command('/hello')).toMatchObject({ status: 200 });
    const greeting = await cloud.waitFor(() => ada.messages().at(-1), 'a greeting');
    expect(greeting.text).toBe(`Hello, ${domain}!`);
    expect(ada.messages()).toHaveLength(1);
  }

  await cloud.uninstall(acme);
  await cloud.waitFor(() => ended.includes(acme.teamId), 'the app’s own record of its end');
  expect(await globex.person('ada').command('/hello')).toMatchObject({ status: 200 });
  await cloud.settled();
  await app.stop();
  await cloud.stop();
});
