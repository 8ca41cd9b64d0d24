import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { shown } from '../support/import-story.ts';
import { modes, runCommand, setUp, untilIdle } from '../support/story.ts';

const NOT_YET = 'Foyer isn’t set up in this Slack yet.';

describe.each(modes)('who can’t set Foyer up, over %s', mode => {
  it('who can’t set Foyer up reads whom to ask: three at most, owners first, and only those who can do it', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const [grace, radia] = [slack.person('grace'), slack.person('radia')];
    // Foyer knows nobody yet.
    expect(await runCommand(radia, '/invite')).toContain('A workspace admin can do that. Ask one of them');
    for (const name of ['linus', 'margaret', 'ada']) await slack.changePerson(name, { isAdmin: true });
    const byId = ['margaret', 'linus', 'ada']
      .map(name => slack.person(name))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const named = byId.map(({ spec }) => `@${spec.name}`);
    expect(await runCommand(radia, '/invite')).toBe(
      `${NOT_YET} Ask ${named[0]}, ${named[1]}, or ${named[2]} to type /invite.`,
    );
    await openHome(grace);
    await db.slackPerson.updateMany({
      where: { slackUserId: byId[2]?.id ?? '' },
      data: { isDeactivated: true },
    });
    const asked = `${NOT_YET} Ask @grace, ${named[0]}, or ${named[1]} to type /invite.`;
    expect(await runCommand(radia, '/invite @linus as VIEWER')).toBe(asked);
    expect((await openHome(radia)).plain()).toContain(asked);
    for (const files of [[], [{ name: 'people.csv', bytes: 'Email,Role' }]]) {
      await radia.say('hello', { files });
      await untilIdle(foyer);
      expect(radia.messages().at(-1)?.plain()).toContain(asked);
    }
  });
});

it('who can’t set up another organization reads whom to ask, in their language', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  await grace.command('/invite org');
  await db.slackPerson.updateMany({ where: { slackUserId: grace.id }, data: { isWorkspaceAdmin: false } });
  await slack.changePerson('margaret', { isAdmin: true });
  await openHome(slack.person('margaret'));
  await db.slackPerson.updateMany({ where: { slackUserId: grace.id }, data: { locale: 'de-DE' } });
  await grace.press(shown(grace), 'Set up another organization');
  expect(shown(grace).plain()).toContain(
    'Nur Workspace-Admins können eine weitere Organisation einrichten. Frage @margaret.',
  );
});
