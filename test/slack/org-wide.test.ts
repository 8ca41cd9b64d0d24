import { ManualClock, startSimulator } from 'local-slack';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { startApp } from '../../src/app.ts';
import { createTestDatabase } from '../support/database.ts';
import { configFor, type Foyer, inTests } from '../support/foyer.ts';
import { bodyOf, post } from '../support/wire.ts';

const ORGANIZATION = { id: 'E0LOVELACE1', name: 'Lovelace Group' };

it('an installation for a whole Enterprise organization starts, and serves its workspaces and no others', async () => {
  const clock = new ManualClock();
  const database = await createTestDatabase();
  const slack = await startSimulator({
    clock,
    rateLimits: false,
    enterprise: ORGANIZATION,
    settings: { takesBuiltInCommands: true },
  });
  slack.faults.always('auth.test', {
    kind: 'answer',
    fields: () => ({
      team: null,
      team_id: ORGANIZATION.id,
      enterprise_id: ORGANIZATION.id,
      is_enterprise_install: true,
    }),
  });
  const app = await startApp({
    ...inTests,
    config: configFor(slack),
    databaseUrl: database.url,
    clock,
  });
  try {
    slack.installApp(parse(manifestYaml({ publicUrl: app.url })), { requestUrl: `${app.url}/slack/events` });
    expect(await database.db.workspace.findMany({ select: { slackTeamId: true, name: true } })).toEqual([
      { slackTeamId: ORGANIZATION.id, name: ORGANIZATION.id },
    ]);
    const grace = slack.person('grace');
    const typed = await slack.person('linus').command('/invite help');
    expect(typed.ephemeral?.plain()).toContain('A workspace admin can do that');
    const command = (from: object, text = 'help') => ({
      ...typed.payload,
      text,
      enterprise_name: ORGANIZATION.name,
      is_enterprise_install: 'true',
      ...from,
    });
    const send = (payload: Record<string, unknown>) => {
      const { body, contentType } = bodyOf(payload);
      return post({ app, slack, clock } as Foyer, body, { contentType });
    };
    expect((await send(command({ enterprise_id: ORGANIZATION.id }))).text).toContain(
      'A workspace admin can do that',
    );
    expect((await send(command({ enterprise_id: 'E0OTHER0001' }))).text).toContain(
      'Foyer isn’t installed in this workspace.',
    );
    await grace.command('/invite');
    expect(grace.modal()?.title).toBe('Set up Foyer');
    expect(JSON.stringify(grace.modal()?.blocks)).not.toContain(ORGANIZATION.id);
    await grace.closeModal();
    const home = await grace.openHome();
    const event = {
      ...home.payload,
      enterprise_id: ORGANIZATION.id,
      context_enterprise_id: ORGANIZATION.id,
      context_team_id: null,
      authorizations: [
        {
          enterprise_id: ORGANIZATION.id,
          team_id: null,
          user_id: slack.botUserId,
          is_bot: true,
          is_enterprise_install: true,
        },
      ],
    };
    expect((await send(event)).status).toBe(200);
    expect(grace.home()?.plain()).toContain('Welcome to Foyer');
    const shortcut = await grace.shortcut('invite_member');
    const press = {
      ...shortcut.payload,
      team: null,
      enterprise: ORGANIZATION,
      is_enterprise_install: true,
    };
    expect((await send(press)).status).toBe(200);
    expect(grace.sees('Set up Foyer') || grace.modals().length > 0, grace.screen()).toBe(true);
  } finally {
    await app.stop();
    await slack.stop();
    await database.drop();
  }
});
