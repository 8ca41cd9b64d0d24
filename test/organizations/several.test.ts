import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { lastFile, shown, textOf } from '../support/import-story.ts';
import {
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  revokesInvite,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

/** Grace sets up another organization beside the first; she acts in it from then on. */
async function setUpAnother(foyer: Foyer, name = 'Analytical Engines', template = 'Senturo') {
  const grace = foyer.slack.person('grace');
  await grace.command('/invite org new');
  await grace.fill({
    'Organization name': name,
    Template: template,
    Groups: 'Mills',
    Domains: 'lovelace.example',
  });
  await grace.submit();
  expect(shown(grace).title, grace.screen()).toBe('Organization is set up');
  await grace.closeModal();
  return foyer.db.organization.findFirstOrThrow({ where: { name } });
}

/** Somebody chooses to act in an organization, in another window than the one that is open. */
const actIn = ({ db, slack }: Foyer, name: string, organizationId: string) =>
  db.slackPerson.updateMany({
    where: { slackUserId: slack.person(name).id },
    data: { currentOrganizationId: organizationId },
  });

describe.each(modes)('several organizations in one workspace, over %s', mode => {
  it('a workspace admin can set up another organization, and acts there at once', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const another = await setUpAnother(foyer);
    const grace = foyer.slack.person('grace');
    expect(another).toMatchObject({ template: 'senturo', domains: ['lovelace.example'] });
    expect(await runCommand(grace, '/invite @ada as Analyst')).toContain('to Analytical Engines as Analyst');
    expect(await foyer.db.auditEntry.count({ where: { organizationId: another.id } })).toBe(2);
  });

  it('another organization is refused to people who aren’t workspace admins, and with a name that is taken', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const [grace, ada] = [foyer.slack.person('grace'), foyer.slack.person('ada')];
    expect(await runCommand(ada, '/invite org new')).toBe(
      'Only a workspace admin can set up another organization. Ask @grace.',
    );
    await grace.command('/invite org new');
    await grace.fill({ 'Organization name': 'lovelace labs', Template: 'Senturo' });
    const { fieldErrors } = await grace.submit();
    expect(JSON.stringify(fieldErrors)).toContain('Lovelace Labs is already set up in this workspace.');
    expect(await foyer.db.organization.count()).toBe(1);
  });

  it('/invite org shows a person’s organizations, the current one ticked, and switches by a press', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await setUpAnother(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite org');
    expect(shown(grace).plain()).toContain('✓ Analytical Engines · you’re Admin');
    await grace.press(shown(grace), 'Switch to Lovelace Labs');
    expect(shown(grace).plain()).toContain('You now act in Lovelace Labs.');
    expect(shown(grace).plain()).toContain('✓ Lovelace Labs · you’re OWNER');
    expect(shown(grace).buttons()).toContain('Switch to Analytical Engines');
    await grace.closeModal();
    await grace.command('/invite');
    expect(shown(grace).plain()).toContain('To Lovelace Labs');
    await grace.closeModal();
    await grace.openHome();
    expect(grace.home()?.plain()).toContain('Lovelace Labs');

    const radia = foyer.slack.person('radia');
    await radia.command('/invite org');
    expect(shown(radia).plain()).toContain('✓ Lovelace Labs · you aren’t a member yet');
    expect(shown(radia).buttons()).toEqual([]);
  });

  it('an invitation goes to the organization for which the modal was opened, whatever is current then', async () => {
    await using foyer = await startFoyer(mode);
    const first = await setUp(foyer);
    const another = await setUpAnother(foyer);
    const grace = foyer.slack.person('grace');
    await actIn(foyer, 'grace', first.id);
    await grace.command('/invite');
    await actIn(foyer, 'grace', another.id);
    expect(await grace.options('Groups', '')).toEqual(['Student Devices', 'Teacher Laptops']);
    await grace.choose('Somebody in this Slack', { user: 'ada' });
    expect(shown(grace).plain()).toContain('To Lovelace Labs');
    await grace.fill({ Role: 'VIEWER', Groups: ['Teacher Laptops'] });
    await grace.submit();
    expect(shown(grace).plain()).toContain('to Lovelace Labs as VIEWER. Group: Teacher Laptops.');
  });

  it('an upload goes to the organization for which the modal was opened', async () => {
    await using foyer = await startFoyer(mode);
    const first = await setUp(foyer);
    const another = await setUpAnother(foyer);
    const grace = foyer.slack.person('grace');
    await actIn(foyer, 'grace', first.id);
    await grace.command('/invite bulk');
    await actIn(foyer, 'grace', another.id);
    await grace.press(shown(grace), 'Download CSV template');
    expect(await textOf(grace, lastFile(grace))).toContain('VIEWER');
    await grace.closeModal();
    await actIn(foyer, 'grace', first.id);
    await grace.command('/invite bulk');
    await actIn(foyer, 'grace', another.id);
    await grace.fill({ 'Or paste rows': 'Email,Role\nada@lovelace.example,VIEWER' });
    await grace.submit();
    expect(shown(grace).plain()).toContain('Lovelace Labs');
    expect((await foyer.db.import.findFirstOrThrow()).organizationId).toBe(first.id);
  });

  it('a list turns its pages and acts on its rows for the organization for which it was opened', async () => {
    await using foyer = await startFoyer(mode);
    const first = await setUp(foyer);
    const another = await setUpAnother(foyer);
    const grace = foyer.slack.person('grace');
    await actIn(foyer, 'grace', first.id);
    for (let index = 0; index < 11; index += 1)
      await runCommand(grace, `/invite p${index}@x.example as VIEWER`);
    await grace.command('/invite pending');
    await actIn(foyer, 'grace', another.id);
    await grace.press(shown(grace), 'Next ›');
    expect(shown(grace).plain()).toContain('Lovelace Labs · 11 pending');
    await revokesInvite(grace, shown(grace));
    expect(shown(grace).plain()).toContain('Lovelace Labs · 10 pending');
    await grace.closeModal();
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain('Analytical Engines · 0 pending');
  });

  it('App Home acts in the organization that it shows', async () => {
    await using foyer = await startFoyer(mode);
    const first = await setUp(foyer);
    const another = await setUpAnother(foyer);
    const grace = foyer.slack.person('grace');
    await actIn(foyer, 'grace', first.id);
    await grace.openHome();
    const home = grace.home();
    if (!home) throw new Error('Grace has no home.');
    await actIn(foyer, 'grace', another.id);
    await grace.press(home, 'Open Current users');
    expect(shown(grace).plain()).toContain('Lovelace Labs');
  });

  it('one person can be invited to several organizations, and belong to all of them', async () => {
    await using foyer = await startFoyer(mode);
    const first = await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await setUpAnother(foyer);
    const grace = foyer.slack.person('grace');
    expect(await runCommand(grace, '/invite @ada as Analyst')).toContain('to Analytical Engines');
    await untilIdle(foyer);
    await ada.command('/invite org');
    expect(shown(ada).plain()).toContain('✓ Lovelace Labs · you’re VIEWER');
    expect(shown(ada).plain()).toContain('Analytical Engines · you’re invited');
    await ada.closeModal();
    expect(invitationCard(ada).plain()).toContain('invites you to join Analytical Engines');
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(await foyer.db.member.count({ where: { slackUserId: ada.id, state: 'active' } })).toBe(2);
    await foyer.db.member.updateMany({
      where: { slackUserId: ada.id, organizationId: first.id },
      data: { state: 'deactivated' },
    });
    await ada.command('/invite org');
    expect(shown(ada).plain()).toContain('✓ Analytical Engines · you’re Analyst');
    expect(shown(ada).plain()).toContain('Lovelace Labs · your access is deactivated');
  });

  it('one person can ask to join several organizations, each from the one that they switched to', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await setUpAnother(foyer);
    const { slack, db } = foyer;
    const [grace, linus] = [slack.person('grace'), slack.person('linus')];
    for (const name of ['Lovelace Labs', 'Analytical Engines']) {
      await linus.command('/invite org');
      const list = shown(linus);
      if (list.buttons().includes(`Switch to ${name}`)) await linus.press(list, `Switch to ${name}`);
      await linus.closeModal();
      await linus.command('/invite request');
      expect(shown(linus).plain()).toContain(name);
      await linus.submit();
      await linus.closeModal();
    }
    await untilIdle(foyer);
    expect(await db.joinRequest.count({ where: { slackUserId: linus.id, status: 'pending' } })).toBe(2);
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    expect(await db.joinRequest.count({ where: { slackUserId: linus.id, status: 'pending' } })).toBe(1);
  });
});
