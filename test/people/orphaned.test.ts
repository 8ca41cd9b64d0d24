import type { Message, Person } from 'local-slack';
import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  modes,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

describe.each(modes)('an organization that nobody with the top role can act in, over %s', mode => {
  it('an owner of the workspace takes over an orphaned organization, loudly, and everybody left reads it', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    const margaret = await becomeOwner(foyer, 'margaret');
    const katherine = await becomeOwner(foyer, 'katherine');
    await margaret.openHome();
    expect(margaret.home()?.buttons()).not.toContain('Take over');
    await slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    await margaret.openHome();
    const home = margaret.home();
    expect(home?.plain()).toContain('Nobody with the top role in Lovelace Labs can act there.');
    if (home) await margaret.press(home, 'Take over');
    expect(margaret.modal()?.plain()).toContain('You become OWNER of Lovelace Labs.');
    expect(await roles(foyer)).toEqual({ grace: 'OWNER', linus: 'ADMIN' });
    await margaret.submit();
    expect(margaret.modal()?.plain()).toContain('You’re now OWNER of Lovelace Labs.');
    await untilIdle(foyer);
    expect(await roles(foyer)).toEqual({ grace: 'OWNER', linus: 'ADMIN', margaret: 'OWNER' });
    expect(await readAuditLog(foyer)).toContain('organization.take-over margaret@lovelace.example');
    for (const person of [linus, katherine]) {
      expect(person.messages().at(-1)?.plain()).toContain('took over Lovelace Labs and is now OWNER.');
    }
    await katherine.openHome();
    expect(katherine.home()?.buttons()).not.toContain('Take over');
    expect(await runCommand(katherine, '/invite take-over')).toContain('There’s nothing to take over.');
    expect(await runCommand(linus, '/invite take-over')).toContain('Only an owner of this Slack workspace');
  });

  it('of two owners who take over at once, one becomes the holder of the top role', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const owners = [await becomeOwner(foyer, 'margaret'), await becomeOwner(foyer, 'katherine')];
    await foyer.slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    for (const owner of owners) await owner.command('/invite take-over');
    await Promise.all(owners.map(owner => owner.submit()));
    await untilIdle(foyer);
    const members = await foyer.db.member.findMany({ where: { leftAt: null } });
    expect(members).toHaveLength(1);
    const said = owners.map(owner => owner.modal()?.plain() ?? '');
    expect(said.filter(text => text.includes('You’re now OWNER of Lovelace Labs.'))).toHaveLength(1);
    expect(
      said.filter(text =>
        text.includes('Lovelace Labs still has an active OWNER, so you can’t take it over.'),
      ),
    ).toHaveLength(1);
  });

  it('the owners get join requests until then; their press decides nothing and leads to Take over first', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer, { channel: null });
    const { slack, db } = foyer;
    const margaret = await becomeOwner(foyer, 'margaret');
    await slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    const ada = await askToJoin(foyer, 'ada');
    const card = requestCard(margaret, 'dm');
    await margaret.press(card, 'Accept as VIEWER');
    expect(await db.joinRequest.findFirst({ where: { slackUserId: ada.id } })).toMatchObject({
      status: 'pending',
    });
    // The words come after the acknowledgement.
    await slack.waitFor(() => margaret.messages().some(offersToTakeOver), 'the refusal');
    const refused = refusalOf(margaret);
    await margaret.press(refused, 'Take over');
    await margaret.submit();
    await margaret.closeModal();
    await margaret.press(requestCard(margaret, 'dm'), 'Accept as VIEWER');
    await untilIdle(foyer);
    expect(await roles(foyer)).toMatchObject({ margaret: 'OWNER', ada: 'VIEWER' });
  });

  it('a deactivated member who owns the workspace comes back by taking over, with the top role', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const margaret = await becomeMember(foyer, 'margaret', 'VIEWER');
    await becomeOwner(foyer, 'margaret');
    await db.member.updateMany({
      where: { slackUserId: margaret.id },
      data: { state: 'deactivated', deactivatedAt: new Date() },
    });
    await slack.changePerson('grace', { isGuest: true, isAdmin: false, isOwner: false });
    await untilIdle(foyer);
    await margaret.command('/invite take-over');
    expect(margaret.modal()?.plain()).toContain('Until now, you were VIEWER.');
    await margaret.submit();
    await untilIdle(foyer);
    expect(await roles(foyer)).toEqual({ grace: 'OWNER', margaret: 'OWNER' });
    expect(await db.member.findFirst({ where: { slackUserId: margaret.id } })).toMatchObject({
      state: 'active',
      deactivatedAt: null,
    });
  });
});

it('an admin of the workspace who doesn’t own it can’t take over an organization', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack } = foyer;
  await slack.changePerson('margaret', { isAdmin: true });
  await slack.changePerson('grace', { deactivated: true });
  await untilIdle(foyer);
  const margaret = slack.person('margaret');
  expect(await runCommand(margaret, '/invite take-over')).toContain('Only an owner of this Slack workspace');
  await margaret.openHome();
  expect(margaret.home()?.buttons()).not.toContain('Take over');
});

it('the last reachable holder of the top role can’t be deactivated beside one who left Slack', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  const linus = await becomeMember(foyer, 'linus', 'OWNER');
  await slack.changePerson('linus', { deactivated: true });
  await untilIdle(foyer);
  expect(await runCommand(grace, '/invite leave')).toContain('You’re the last OWNER of Lovelace Labs');
  expect(await db.member.count({ where: { slackUserId: linus.id, state: 'active' } })).toBe(1);
});

async function becomeOwner({ slack, db }: Foyer, name: string): Promise<Person> {
  await slack.changePerson(name, { isAdmin: true, isOwner: true });
  const person = slack.person(name);
  await slack.settled();
  expect(await db.slackPerson.count({ where: { slackUserId: person.id, isWorkspaceOwner: true } })).toBe(1);
  return person;
}

/** The role of each active member, by handle. */
async function roles({ db, slack }: Foyer): Promise<Record<string, string>> {
  const members = await db.member.findMany({ include: { role: true }, orderBy: { id: 'asc' } });
  const names = new Map(slack.people().map(({ id, spec }) => [id, spec.name]));
  return Object.fromEntries(
    members.map(({ slackUserId, role }) => [names.get(slackUserId ?? '') ?? '', role.name]),
  );
}

const offersToTakeOver = (message: Message) => message.buttons().includes('Take over');

function refusalOf(person: Person): Message {
  const refused = person.messages().findLast(offersToTakeOver);
  if (!refused) throw new Error(`${person.spec.name} is offered nothing. ${person.screen()}`);
  return refused;
}

describe('who takes over an organization', () => {
  it('a person who takes over has a confirmed address that no member has', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const margaret = await becomeOwner(foyer, 'margaret');
    await slack.changePerson('margaret', { email: 'free@lovelace.example', isEmailConfirmed: false });
    await slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    await margaret.command('/invite take-over');
    await margaret.submit();
    expect(margaret.screen()).toContain('free@lovelace.example');
    expect(await db.member.count()).toBe(1);
    await slack.changePerson('margaret', { isEmailConfirmed: true });
    await untilIdle(foyer);
    await margaret.closeModal();
    await margaret.command('/invite take-over');
    await margaret.submit();
    await untilIdle(foyer);
    expect(await db.member.findFirst({ where: { slackUserId: margaret.id } })).toMatchObject({
      email: 'free@lovelace.example',
    });
  });

  it('a person who takes over with an address that a member had before makes that member follow their own', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const linus = await becomeMember(foyer, 'linus', 'ADMIN');
    const margaret = await becomeOwner(foyer, 'margaret');
    await slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    // Slack's news about both was lost after Foyer had looked them up.
    await db.slackPerson.updateMany({ where: { slackUserId: linus.id }, data: { email: 'l@x.example' } });
    await db.slackPerson.updateMany({
      where: { slackUserId: margaret.id },
      data: { email: 'linus@lovelace.example' },
    });
    linus.spec.email = 'l@x.example';
    margaret.spec.email = 'linus@lovelace.example';
    await margaret.command('/invite take-over');
    await margaret.submit();
    await untilIdle(foyer);
    const rows = await db.member.findMany({ orderBy: { email: 'asc' }, include: { role: true } });
    expect(rows.map(({ email, role }) => `${email} ${role.name}`)).toEqual([
      'grace@lovelace.example OWNER',
      'l@x.example ADMIN',
      'linus@lovelace.example OWNER',
    ]);
  });

  it('a person who takes over has no invitation left, and the audit log keeps no name that an erasure would miss', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const margaret = await becomeOwner(foyer, 'margaret');
    await runCommand(slack.person('grace'), '/invite @margaret as VIEWER');
    await slack.changePerson('grace', { deactivated: true });
    await untilIdle(foyer);
    await margaret.command('/invite take-over');
    await margaret.submit();
    await untilIdle(foyer);
    expect(await db.invitation.findFirst()).toMatchObject({ status: 'revoked' });
    const entry = await db.auditEntry.findFirst({ where: { action: 'organization.take-over' } });
    expect(JSON.stringify(entry)).not.toContain(margaret.spec.realName);
  });
});
