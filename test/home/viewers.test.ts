import type { Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { homeOf, homesFollow, openHome } from '../support/homes.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What only some may see; it isn't on the home of others. */
const lists = [
  'Invited users',
  'Current users',
  'Manage join requests',
  'Groups',
  'Roles',
  'Settings',
  'API keys',
  'Audit trail',
];

async function setUpAnother(person: Person, name: string, domains: string | null = null): Promise<void> {
  await person.command('/invite org new');
  await person.fill({ 'Organization name': name, Template: 'Senturo', Domains: domains });
  await person.submit();
  expect(shown(person).title).toBe('Organization is set up');
  await person.closeModal();
}

/** Somebody acts in an organization from now on. */
async function actIn({ db, slack }: Foyer, name: string, organization: string): Promise<void> {
  const { id } = await db.organization.findFirstOrThrow({ where: { name: organization } });
  const slackUserId = slack.person(name).id;
  await db.slackPerson.updateMany({ where: { slackUserId }, data: { currentOrganizationId: id } });
}

describe('App Home of people who aren’t members', () => {
  it('App Home tells people who aren’t members who to ask: the contact or, without one, people with the roles that invite', async () => {
    await using foyer = await startFoyer();
    const { id } = await setUp(foyer, { domains: null });
    const { slack, db } = foyer;
    const ada = slack.person('ada');
    const nobody = await openHome(ada);
    expect(nobody.plain()).toContain('Lovelace Labs');
    expect(nobody.plain()).toContain('You aren’t a member. A member can invite you.');
    expect(nobody.plain()).toContain('To get access, ask @grace.');
    expect(nobody.buttons()).toEqual(['Help']);
    await becomeMember(foyer, 'margaret', 'ADMIN');
    await becomeMember(foyer, 'linus', 'VIEWER');
    expect((await openHome(ada)).plain()).toContain('To get access, ask @grace or @margaret.');
    await db.organization.update({ where: { id }, data: { contactSlackUserId: slack.person('linus').id } });
    expect((await openHome(ada)).plain()).toContain('To get access, ask @linus.');
  });

  it('App Home tells a guest, and a person with an unconfirmed address, what they can do; a person of another workspace reads that alone', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { domains: 'lovelace.example, guest.example, partner.example' });
    const texts = {
      radia: 'You’re a guest in this Slack, and guests can’t ask to join. A member can invite you.',
      una: 'To ask to join, confirm your email in Slack first.',
    };
    for (const [name, text] of Object.entries(texts)) {
      const home = await openHome(foyer.slack.person(name));
      expect(home.plain()).toContain(text);
      expect(home.plain()).toContain('To get access, ask @grace.');
      expect(home.buttons()).toEqual(['Help']);
    }
    const external = await openHome(foyer.slack.person('sam'));
    expect(external.plain()).toContain('You belong to another Slack workspace');
    expect(external.plain()).not.toContain('@grace');
    expect(external.buttons()).toEqual([]);
  });

  it('App Home offers several organizations whose domains match, each of which they may ask', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const [grace, ada] = [foyer.slack.person('grace'), foyer.slack.person('ada')];
    await setUpAnother(grace, 'Analytical Engines', 'lovelace.example');
    await setUpAnother(grace, 'Elsewhere', 'elsewhere.example');
    const home = await openHome(ada);
    expect(home.plain()).toMatch(/^You can ask to join 2 organizations/u);
    expect(home.buttons()).toEqual(['Ask to join Lovelace Labs', 'Ask to join Analytical Engines', 'Help']);
    await ada.press(home, 'Ask to join Analytical Engines');
    expect(shown(ada).plain()).toContain('Ask to join Analytical Engines');
    await ada.submit();
    await ada.closeModal();
    await homesFollow(foyer);
    expect(homeOf(ada).plain()).toMatch(/^You asked to join Analytical Engines/u);
    expect(homeOf(ada).buttons()).toEqual(['Withdraw', 'Ask to join Lovelace Labs', 'Help']);
  });

  it('App Home tells a deactivated member what they can do', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer, { domains: null });
    const ada = await becomeMember(foyer, 'ada', 'ADMIN');
    await foyer.db.member.updateMany({ where: { slackUserId: ada.id }, data: { state: 'deactivated' } });
    const home = await openHome(ada);
    expect(home.plain()).toContain('Your access is deactivated. Ask an admin to reactivate you.');
    expect(home.buttons()).toEqual(['Help']);
  });
});

describe('the inbox on App Home', () => {
  it('the inbox of the invitee shows all organizations, newest first', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await setUpAnother(grace, 'Analytical Engines');
    await runCommand(grace, '/invite @ada as Analyst');
    const home = await openHome(ada);
    const text = home.plain();
    expect(text).toMatch(/^You’re invited to 2 organizations/u);
    expect(text).toContain('Your inbox · 2');
    expect(text.indexOf('join Analytical Engines')).toBeLessThan(text.indexOf('join Lovelace Labs as'));
    expect(home.buttons().filter(each => ['Accept', 'Decline'].includes(each))).toHaveLength(4);
    expect(home.buttons()).not.toContain('Ask to join');
  });

  it('the inbox says how many more items there are, all of them one press or /invite inbox away', async () => {
    await using foyer = await startFoyer();
    const { workspaceId } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await openHome(ada);
    const inviter = await db.member.findFirstOrThrow();
    for (let index = 0; index < 60; index += 1) {
      const { id: organizationId } = await db.organization.create({
        data: {
          workspaceId,
          name: `Organization ${index}`,
          template: 'crowdsec',
          domains: ['lovelace.example'],
          createdAt: clock.now(),
          roles: { create: { name: 'VIEWER', description: 'Sees', position: 0, capabilities: [] } },
        },
      });
      if (index >= 20) continue;
      const { id: roleId } = await db.role.findFirstOrThrow({ where: { organizationId } });
      const { id: inviterId } = await db.member.create({
        data: { ...inviter, id: undefined, organizationId, roleId },
      });
      await db.invitation.create({
        data: {
          organizationId,
          email: 'ada@lovelace.example',
          slackUserId: ada.id,
          roleId,
          inviterId,
          note: 'Welcome.',
          createdAt: clock.now(),
          sentAt: clock.now(),
        },
      });
    }
    const home = await openHome(ada);
    expect(home.blocks.length).toBeLessThanOrEqual(100);
    expect(home.plain()).toContain('Your inbox · 20');
    expect(home.buttons().filter(each => each === 'Accept')).toHaveLength(5);
    expect(home.plain()).toContain('15 more');
    expect(home.plain()).toContain('(36 more under Ask to join)');
    expect(home.buttons().slice(-7, -1)).toEqual([
      'Ask to join Lovelace Labs',
      ...[20, 21, 22, 23].map(index => `Ask to join Organization ${index}`),
      'Ask to join',
    ]);
    await ada.press(home, 'Open inbox');
    expect(shown(ada).plain()).toContain('20 waiting');
    await ada.press(shown(ada), 'Next ›');
    expect(
      shown(ada)
        .buttons()
        .filter(each => each === 'Accept'),
    ).toHaveLength(10);
    await ada.closeModal();
    await ada.command('/invite inbox');
    expect(shown(ada).plain()).toContain('invites you to join Organization 19');
    await ada.closeModal();
    // The current organization is among the first few, wherever it is in the order.
    await actIn(foyer, 'grace', 'Organization 19');
    expect((await openHome(grace)).buttons()).toContain('✓ Organization 19');
  });

  it('the inbox still shows an accepted invitation that waits for an approver, which can be declined', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const margaret = await becomeMember(foyer, 'margaret', 'ADMIN');
    const ada = slack.person('ada');
    await runCommand(margaret, '/invite @ada as ADMIN');
    await db.member.updateMany({ where: { slackUserId: margaret.id }, data: { state: 'deactivated' } });
    await untilIdle(foyer);
    await ada.press(invitationCard(ada), 'Accept');
    const home = await openHome(ada);
    expect(home.plain()).toContain('so an approver decides');
    expect(home.buttons()).toEqual(['Decline', 'Help']);
    const grace = await openHome(slack.person('grace'));
    expect(grace.plain()).toContain('1 accepted invitation needs a decision');
  });

  it('the inbox shows nothing that waits for an address that isn’t confirmed', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await foyer.db.slackPerson.deleteMany({ where: { slackUserId: foyer.slack.person('una').id } });
    await runCommand(foyer.slack.person('grace'), '/invite una@lovelace.example as VIEWER');
    await foyer.db.invitation.updateMany({ data: { slackUserId: null } });
    const home = await openHome(foyer.slack.person('una'));
    expect(home.buttons()).toEqual(['Help']);
    expect(home.plain()).not.toContain('invites you');
  });
});

describe('App Home of members', () => {
  it('App Home shows a member without rights no lists, but everybody the roles matrix, by /invite matrix as well', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const linus = await becomeMember(foyer, 'linus', 'VIEWER');
    const home = await openHome(linus);
    expect(home.buttons()).toEqual(['My details', 'Roles matrix', 'Organizations', 'Leave', 'Help']);
    for (const list of lists) expect(home.plain().replace('Roles matrix', '')).not.toContain(list);
    expect(home.plain()).not.toContain('seats');
    await linus.press(home, 'Roles matrix');
    expect(shown(linus).plain()).toContain('Lovelace Labs · you’re VIEWER');
    expect(shown(linus).plain()).toContain('View alerts');
    await linus.closeModal();
    expect(await runCommand(linus, '/invite matrix')).toContain('View alerts | ✓ | ✓ | ✓ | ✓');
    const ada = foyer.slack.person('ada');
    expect(await runCommand(ada, '/invite matrix')).toContain('aren’t a member');
  });

  it('App Home shows the lists with their counts, the failed deliveries, the seats and how long the oldest request waits', async () => {
    await using foyer = await startFoyer();
    const { id } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    const grace = slack.person('grace');
    await db.organization.update({ where: { id }, data: { seatLimit: 50 } });
    slack.faults.next('chat.postMessage', { kind: 'error', error: 'messages_tab_disabled' });
    await runCommand(grace, '/invite @linus as VIEWER');
    await untilIdle(foyer);
    await runCommand(grace, '/invite @margaret as VIEWER');
    await runCommand(grace, '/invite new@x.example as VIEWER');
    await askToJoin(foyer, 'ada');
    await timePasses(foyer, 2 * DAY_MS);
    await askToJoin(foyer, 'katherine');
    const home = await openHome(grace);
    expect(home.plain()).toContain('1 invitation couldn’t be delivered');
    expect(home.plain()).toContain('1 active · 4 of 50 seats used');
    expect(home.plain()).toContain('2 join requests are waiting, the oldest for 2 days');
    expect(home.plain()).toMatch(/Groups\W+2\b/u);
    expect(home.plain()).toContain('4 roles');
    const [linus] = await db.invitation.findMany({ orderBy: { id: 'asc' } });
    await db.delivery.create({
      data: {
        organizationId: id,
        message: 'invitation',
        status: 'delivered',
        invitationId: linus?.id,
        createdAt: clock.now(),
      },
    });
    await db.member.create({
      data: {
        organizationId: id,
        email: 'gone@x.example',
        name: 'Gone',
        roleId: linus?.roleId ?? '',
        state: 'deactivated',
        joinedAt: clock.now(),
      },
    });
    const later = await openHome(grace);
    expect(later.plain()).toContain('3 pending\n');
    expect(later.plain()).toContain('1 active, 1 deactivated · 4 of 50 seats used');
  });

  it('App Home shows an ADMIN without the right to change the organization only what their role gives', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await foyer.db.role.updateMany({
      where: { name: 'EDITOR' },
      data: { capabilities: ['invitation:read', 'audit:read'] },
    });
    const home = await openHome(await becomeMember(foyer, 'ada', 'EDITOR'));
    expect(home.buttons()).toEqual([
      'Audit trail',
      'Open',
      'Open',
      'My details',
      'Roles matrix',
      'Organizations',
      'Leave',
      'Help',
    ]);
    expect(home.plain()).toMatch(/Invited users\W+0 pending\W+\[Open\]/u);
    expect(home.plain()).toMatch(/Last events\W+\[Open\]/u);
  });

  it('App Home shows a group admin the counts of people who have one of their groups, also beside others', async () => {
    await using foyer = await startFoyer();
    const { id } = await setUp(foyer, { template: 'Senturo' });
    const { slack, db } = foyer;
    await db.organization.update({ where: { id }, data: { seatLimit: 50 } });
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', '"Group Admin"', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'Analyst', '"Teacher Laptops"');
    await becomeMember(foyer, 'margaret', 'Analyst', '"Student Devices"');
    await becomeMember(foyer, 'katherine', 'Analyst', '"Teacher Laptops", "Student Devices"');
    for (const [index, groups] of [
      '"Teacher Laptops"',
      '"Student Devices"',
      '"Student Devices", "Teacher Laptops"',
    ].entries()) {
      await runCommand(grace, `/invite p${index}@x.example as Analyst in ${groups}`);
    }
    await runCommand(grace, '/invite all@x.example as Analyst');
    const home = await openHome(ada);
    expect(home.plain()).toContain('You’re Group Admin. Device group: Teacher Laptops.');
    expect(home.plain()).toContain('Admin for: Teacher Laptops.');
    expect(home.plain()).toContain('2 pending\n');
    expect(home.plain()).toContain('3 active\n');
    expect(home.plain()).not.toContain('seats');
    expect(home.buttons()).toEqual([
      'Invite people',
      'Bulk upload',
      'Invite links',
      'Open',
      'Open',
      'My details',
      'Roles matrix',
      'Organizations',
      'Leave',
      'Help',
    ]);
    const all = (await openHome(grace)).plain();
    expect(all).toContain('4 pending');
    expect(all).toContain('5 active');
  });

  it('App Home says above ten thousand only that there are more', async () => {
    await using foyer = await startFoyer();
    const { id } = await setUp(foyer);
    const { id: roleId } = await foyer.db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    await foyer.db.$executeRaw`
      insert into members (id, organization_id, email, name, role_id, state, joined_at)
      select gen_random_uuid(), ${id}::uuid, n || '@x.example', 'P' || n, ${roleId}::uuid, 'active', now()
      from generate_series(1, 10000) as n`;
    const home = await openHome(foyer.slack.person('grace'));
    expect(home.plain()).toContain('more than 10,000 active');
  });
});

describe('the switcher on App Home', () => {
  it('the switcher ticks the current organization, and a press changes it', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    expect((await openHome(grace)).buttons()).not.toContain('✓ Lovelace Labs');
    await setUpAnother(grace, 'Analytical Engines');
    const home = await openHome(grace);
    expect(home.buttons().slice(0, 3)).toEqual([
      'Lovelace Labs',
      '✓ Analytical Engines',
      'All organizations',
    ]);
    expect(home.plain()).toContain('You’re Admin.');
    await grace.press(home, 'Lovelace Labs');
    await foyer.slack.waitFor(() => homeOf(grace).plain().includes('You’re OWNER.'), 'the home follows');
    expect(homeOf(grace).buttons().slice(0, 2)).toEqual(['✓ Lovelace Labs', 'Analytical Engines']);
    expect(await runCommand(grace, '/invite new@x.example as VIEWER')).toContain(
      'to Lovelace Labs as VIEWER',
    );
    await grace.press(homeOf(grace), 'All organizations');
    expect(shown(grace).title).toBe('Organizations');
  });
});
