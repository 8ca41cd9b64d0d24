import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, choices, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

/** Grace adds an organization whose domains these are. */
async function addOrganization({ slack }: Foyer, name: string, domains: string | null): Promise<void> {
  const grace = slack.person('grace');
  await grace.command('/invite org new');
  await grace.fill({ 'Organization name': name, Template: 'Senturo', Domains: domains });
  await grace.submit();
  expect(shown(grace).title).toBe('Organization is set up');
  await grace.closeModal();
}

async function sendRequest(foyer: Foyer, person: Person): Promise<string[]> {
  await person.submit();
  expect(shown(person).title, person.screen()).toBe('Request sent');
  await person.closeModal();
  await untilIdle(foyer);
  const requests = await foyer.db.joinRequest.findMany({ include: { organization: true } });
  return requests.map(({ organization }) => organization.name);
}

describe.each(modes)('asking to join one of several organizations, over %s', mode => {
  it('several organizations whose domains match are offered, each with its own form', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await addOrganization(foyer, 'Analytical Engines', 'lovelace.example');
    await addOrganization(foyer, 'Elsewhere', 'elsewhere.example');
    const ada = foyer.slack.person('ada');
    await ada.command('/invite request');
    expect(shown(ada).plain()).toContain('Ask to join with your email ada@lovelace.example.');
    expect(choices(ada.modal(), 'organization')).toEqual(['Lovelace Labs', 'Analytical Engines']);
    await ada.fill({ Organization: 'Analytical Engines' });
    expect(await sendRequest(foyer, ada)).toEqual(['Analytical Engines']);
    await ada.command('/invite request');
    expect(shown(ada).plain()).toContain('Analytical Engines · Your request is waiting for approval');
    expect(choices(ada.modal(), 'organization')).toEqual(['Lovelace Labs']);
    await ada.press(shown(ada), 'Open request');
    expect(shown(ada).buttons()).toEqual(['Withdraw']);
  });
});

describe('asking to join one of several organizations', () => {
  it('a single organization that matches opens its form, although the first of the workspace doesn’t match', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { domains: 'elsewhere.example' });
    await addOrganization(foyer, 'Analytical Engines', 'lovelace.example');
    const ada = foyer.slack.person('ada');
    await ada.command('/invite request');
    expect(shown(ada).plain()).toContain('Ask to join Analytical Engines with your email');
    expect(await sendRequest(foyer, ada)).toEqual(['Analytical Engines']);
  });

  it('a member of one organization asks to join the other', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    await addOrganization(foyer, 'Analytical Engines', 'lovelace.example');
    await ada.command('/invite request');
    expect(shown(ada).plain()).toContain('Ask to join Analytical Engines with your email');
  });

  it('a person who can’t join any organization reads why, and what to do', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { domains: 'elsewhere.example' });
    await addOrganization(foyer, 'Analytical Engines', null);
    const said = await runCommand(foyer.slack.person('ada'), '/invite request');
    expect(said).toContain('Your email address is at lovelace.example');
    expect(said).toContain('Ask for an invitation instead.');
  });

  it('App Home of a person who belongs to none is headed by what concerns them', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { domains: 'elsewhere.example' });
    await addOrganization(foyer, 'Analytical Engines', 'lovelace.example');
    const { slack } = foyer;
    const ada = slack.person('ada');
    const home = await openHome(ada);
    expect(home.plain()).toMatch(/^You can ask to join Analytical Engines/u);
    expect(home.plain()).not.toContain('Lovelace Labs');
    await ada.press(home, 'Ask to join Analytical Engines');
    expect(shown(ada).plain()).toContain('Ask to join Analytical Engines');
    await ada.closeModal();
    await runCommand(slack.person('grace'), '/invite @ada as Analyst');
    await untilIdle(foyer);
    expect((await openHome(ada)).plain()).toMatch(/^You’re invited to Analytical Engines/u);
    const linus = await openHome(slack.person('radia'));
    expect(linus.plain()).toMatch(/^You don’t belong to an organization here yet/u);
    expect(linus.plain()).not.toContain('Lovelace Labs');
  });
});

describe('the lists of a group admin', () => {
  it('a Group Admin sees people and invitations with one of their groups beside others, and why they can’t change them', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Senturo' });
    const { slack } = foyer;
    const ada = await becomeMember(foyer, 'ada', 'Group Admin', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'Analyst', '"Teacher Laptops", "Student Devices"');
    await becomeMember(foyer, 'margaret', 'Analyst', '"Student Devices"');
    await runCommand(
      slack.person('grace'),
      '/invite p@x.example as Analyst in "Teacher Laptops", "Student Devices"',
    );
    await ada.command('/invite members');
    expect(shown(ada).plain()).toContain('2 people');
    expect(shown(ada).plain()).toContain('Also in Student Devices, so only an Admin can make changes.');
    expect(shown(ada).plain()).not.toContain('Margaret');
    expect(
      shown(ada)
        .buttons()
        .filter(each => each === 'Deactivate'),
    ).toEqual([]);
    await ada.press(shown(ada), 'Search and filter');
    await ada.fill({ 'Name or email': 'torvalds' });
    await ada.submit();
    expect(shown(ada).plain()).toContain('1 person');
    await ada.closeModal();
    await ada.command('/invite pending');
    expect(shown(ada).plain()).toContain('1 pending');
    expect(shown(ada).plain()).toContain('Also in Student Devices, so only an Admin can make changes.');
    expect(shown(ada).buttons()).not.toContain('Revoke invite');
  });

  it('an admin of one facility is on the list that they may open', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { template: 'Secaro', groups: 'Berlin\nHamburg' });
    const ada = await becomeMember(foyer, 'ada', 'Member', 'Berlin, Hamburg');
    await foyer.db.groupGrant.updateMany({
      where: { group: { name: 'Berlin' }, member: { slackUserId: ada.id } },
      data: { level: 'admin' },
    });
    await ada.command('/invite members');
    expect(shown(ada).plain()).toContain('@ada\nada@lovelace.example');
    expect(shown(ada).plain()).toContain('1 person');
    expect((await openHome(ada)).plain()).toContain('1 active');
  });
});
