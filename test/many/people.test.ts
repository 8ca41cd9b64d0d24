import { expect, it } from 'vitest';
import { invitationCard, runCommand, submitSetUp, untilIdle } from '../support/story.ts';
import { install, startMany } from './stage.ts';

it('a person who is in two workspaces is two people here, even with one id: each sees and does only what is there', async () => {
  await using many = await startMany();
  const acme = many.cloud.addWorkspace({ name: 'Acme', rateLimits: false });
  const globex = many.cloud.addWorkspace({ name: 'Globex', rateLimits: false, sameIdsAs: acme });
  expect(acme.person('ada').id).toBe(globex.person('ada').id);
  for (const each of [acme, globex]) await install(many, each, 'grace');
  await submitSetUp(acme.person('grace'), { name: 'Lovelace Labs' });
  await submitSetUp(globex.person('grace'), { name: 'Hopper House' });
  await runCommand(acme.person('grace'), '/invite @ada as VIEWER');
  await untilIdle(many);
  expect(globex.person('ada').messages()).toEqual([]);
  await acme.person('ada').press(invitationCard(acme.person('ada')), 'Accept');
  await untilIdle(many);
  await acme.person('ada').openHome();
  await globex.person('ada').openHome();
  expect(acme.person('ada').home()?.plain()).toContain('Lovelace Labs');
  expect(globex.person('ada').home()?.plain()).not.toContain('Lovelace Labs');
  const tokens = many.cloud.calls
    .of('api')
    .filter(({ response }) => (response as { ok?: boolean }).ok === false)
    .map(({ method, response }) => `${method} ${(response as { error?: string }).error}`);
  expect(tokens).toEqual([]);
});

it('a whole Enterprise organization installs Foyer once: people of each of its workspaces use it', async () => {
  await using many = await startMany();
  const enterprise = { id: 'E0LOVELACE', name: 'Lovelace Group' };
  const people = [
    {
      name: 'olga',
      realName: 'Olga Owner',
      email: 'olga@lovelace.example',
      isAdmin: true,
      isOwner: true,
      isOrgAdmin: true,
    },
    { name: 'ada', realName: 'Ada Lovelace', email: 'ada@lovelace.example' },
  ];
  const channels = [{ name: 'approvals', members: ['olga'], appIsMember: true }];
  const north = many.cloud.addWorkspace({ name: 'North', rateLimits: false, enterprise, people, channels });
  const south = many.cloud.addWorkspace({ name: 'South', rateLimits: false, enterprise, people, channels });
  const { Installing } = await import('./stage.ts');
  const browser = new Installing(many);
  const back = north.person('olga').install(await browser.begin(), { inOrganization: true });
  expect(await browser.comeBack(back)).toEqual({
    status: 200,
    words: 'Foyer is installed in Lovelace Group',
  });
  await many.cloud.addToWorkspaces(north, south);
  expect(await many.db.workspace.findMany()).toMatchObject([
    { slackTeamId: enterprise.id, isOrgWide: true, name: 'Lovelace Group' },
  ]);
  const result = await submitSetUp(north.person('olga'), { channel: null });
  expect(north.person('olga').modal()?.title, JSON.stringify(result)).toBe('Foyer is set up');
  await south.person('olga').openHome();
  const home = [north, south].map(each => each.person('olga').home()?.plain()).find(Boolean);
  expect(home).toContain('Lovelace Labs');
  await runCommand(south.person('olga'), '/invite @ada as VIEWER');
  await untilIdle(many);
  const card = [north, south].flatMap(each => each.person('ada').messages()).at(-1);
  expect(card?.plain()).toContain('invites you to join');
});
