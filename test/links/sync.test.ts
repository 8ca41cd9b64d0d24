import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Changes } from '../../src/domain/changes.ts';
import type { DomainEvent } from '../../src/domain/events.ts';
import { askForSync } from '../../src/domain/linking/manage.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { emptyQueue } from '../faults/queue.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, readAuditLog, runCommand, setUp, untilIdle } from '../support/story.ts';
import { act, actorFor, changeGroups, domainOf, inSlack, link, membershipChanges } from './links-setup.ts';

const LAPTOPS = 'Teacher Laptops';
const STUDENTS = 'Student Devices';

/** The messages to Grace about comparisons, oldest first. */
const summaries = ({ slack }: Foyer) =>
  slack
    .person('grace')
    .messages()
    .map(message => message.plain())
    .filter(text => text.includes('against Slack.'));

async function ended(foyer: Foyer, count = 1): Promise<string> {
  await foyer.slack.waitFor(() => summaries(foyer).length >= count, 'the end of the comparison');
  await untilIdle(foyer);
  return summaries(foyer).at(-1) ?? '';
}

describe('a comparison with Slack', () => {
  it('a comparison with Slack adds missing people, removes people who no longer belong there, and leaves people who came by themselves', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack } = foyer;
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, LAPTOPS, '@teachers');
    await link(foyer, STUDENTS, '#staff-room');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'margaret', 'VIEWER', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'katherine', 'VIEWER', `"${STUDENTS}"`);
    // Only a confirmed email can be invited by mention.
    await slack.changePerson('una', { isEmailConfirmed: true });
    await becomeMember(foyer, 'una', 'VIEWER', `"${LAPTOPS}"`);
    await act(foyer, 'margaret', 'Deactivate');
    await changeGroups(foyer, 'una', [STUDENTS]);
    // By hand: ada is taken out; who was deactivated, who left the group and who never had it are let in.
    slack.changeChannel('teacher-laptops', { remove: ['ada'], add: ['margaret', 'una', 'katherine'] });
    slack.changeUsergroup('teachers', { remove: ['ada'], add: ['margaret', 'katherine'] });
    // The changes so far used up the rate limit of user groups.
    await foyer.db.rateLimit.deleteMany();
    const first = await runCommand(slack.person('grace'), '/invite sync');
    expect(first).toContain(
      'Foyer is comparing 3 links of Lovelace Labs with Slack. You’ll get the result by direct message.',
    );
    expect(first).toContain(
      'It adds up to 3 people missing there (Ada Lovelace, Katherine Johnson, Una Unconfirmed).',
    );
    const said = await ended(foyer);
    // Grace and katherine are members without the group, linus is none: all three came by themselves.
    expect(inSlack(foyer, '#teacher-laptops')).toEqual(['ada', 'grace', 'katherine', 'linus']);
    expect(inSlack(foyer, '@teachers')).toEqual(['ada', 'katherine', 'linus']);
    expect(said).toContain('#teacher-laptops (Teacher Laptops): 1 person added. 2 people removed.');
    expect(said).toContain('@teachers (Teacher Laptops): 1 person added. 1 person removed.');
    expect(said).toContain('1 link is in sync.');
    expect(await readAuditLog(foyer)).toContain('group.sync Lovelace Labs');
  });

  it('a comparison with Slack changes nothing where nothing differs, and says so', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '@teachers');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    const before = await membershipChanges(foyer);
    await runCommand(foyer.slack.person('grace'), '/invite sync');
    expect(await ended(foyer)).toContain(
      'Checked 1 link of Lovelace Labs against Slack. Everything is in sync.',
    );
    expect(await membershipChanges(foyer)).toEqual(before);
  });

  it('a comparison with Slack happens once when somebody asks for it again while it runs', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await link(foyer, LAPTOPS, '#staff-room');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    slack.changeChannel('staff-room', { remove: ['ada'] });
    slack.faults.next('conversations.invite', { kind: 'ratelimited', retryAfter: 600 });
    await runCommand(grace, '/invite sync');
    const calls = () => slack.calls.of('conversations.invite').length;
    await slack.waitFor(() => calls() === 2, 'the attempt');
    expect(await runCommand(grace, '/invite sync')).toContain('Foyer is comparing 1 link of Lovelace Labs');
    // It checks again whether all changes have ended, and starts nothing new.
    await untilIdle(foyer);
    await db.$executeRaw`
      update graphile_worker._private_jobs set run_at = now() where locked_at is null and key like 'sync:%'`;
    await untilIdle(foyer);
    await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;
    await ended(foyer);
    await emptyQueue(db);
    expect(summaries(foyer)).toHaveLength(1);
    expect(await membershipChanges(foyer)).toEqual([
      'add ada #staff-room: delivered',
      'add ada #staff-room: delivered',
    ]);
  });

  it('a comparison with Slack sends one summary, also when the program died before its job was noted as done', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const { db, slack, clock } = foyer;
    const { id: organizationId } = await db.organization.findFirstOrThrow();
    const syncId = randomUUID();
    const by = slack.person('grace').id;
    const end: DomainEvent = { type: 'sync.ended', organizationId, syncId, by, links: [] };
    for (const _ of [1, 2]) await db.$transaction(tx => commitChanges(tx, new Changes(end), clock.now()));
    await ended(foyer);
    expect(summaries(foyer)).toHaveLength(1);
  });

  it('a comparison with Slack reports a link that it could not read, and people it could not add', async () => {
    await using foyer = await startFoyer('http', { settings: { everyoneInvitesGuests: false } });
    await setUp(foyer);
    const { slack } = foyer;
    await link(foyer, LAPTOPS, '#teacher-laptops');
    await link(foyer, LAPTOPS, '#staff-room');
    await becomeMember(foyer, 'radia', 'VIEWER', `"${LAPTOPS}"`);
    slack.changeChannel('staff-room', { appIsMember: false });
    await runCommand(slack.person('grace'), '/invite sync');
    const said = await ended(foyer);
    expect(said).toContain(
      '#teacher-laptops (Teacher Laptops): Couldn’t add 1 person: They’re a guest, and only workspace admins can add guests to channels.',
    );
    expect(said).toContain('#staff-room (Teacher Laptops): Not checked: Foyer isn’t in #staff-room');
  });

  it('a comparison with Slack removes nobody who belongs there by another group linked to the same channel', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    await link(foyer, LAPTOPS, '#staff-room');
    await link(foyer, STUDENTS, '#staff-room');
    await becomeMember(foyer, 'ada', 'VIEWER', `"${LAPTOPS}"`);
    await becomeMember(foyer, 'katherine', 'VIEWER', `"${STUDENTS}"`);
    await becomeMember(foyer, 'margaret', 'VIEWER', `"${STUDENTS}"`);
    await act(foyer, 'margaret', 'Deactivate');
    foyer.slack.changeChannel('staff-room', { add: ['margaret'] });
    await runCommand(foyer.slack.person('grace'), '/invite sync');
    expect(await ended(foyer)).toContain('#staff-room (Teacher Laptops): 1 person removed.');
    expect(inSlack(foyer, '#staff-room')).toEqual(['ada', 'grace', 'katherine', 'linus']);
  });

  it('a comparison with Slack needs the right to change the organization, and a link', async () => {
    await using foyer = await startFoyer();
    await setUp(foyer);
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    expect(await runCommand(foyer.slack.person('grace'), '/invite sync')).toContain(
      'Nothing in Lovelace Labs is linked to Slack yet.',
    );
    const { id: organizationId } = await foyer.db.organization.findFirstOrThrow();
    await link(foyer, LAPTOPS, '#staff-room');
    expect(await runCommand(ada, '/invite sync')).toContain('can’t change the organization');
    await expect(
      askForSync(domainOf(foyer), await actorFor(foyer, ada), { organizationId }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
