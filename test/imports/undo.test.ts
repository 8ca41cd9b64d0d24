import { describe, expect, it } from 'vitest';
import { undoImport } from '../../src/domain/imports/undo/undo.ts';
import { resendInvitation } from '../../src/domain/invitations/resend.ts';
import { holderIds } from '../../src/domain/members/store.ts';
import { actorFor, domainOf } from '../links/links-setup.ts';
import { outcomeOf } from '../members/world.ts';
import type { Foyer } from '../support/foyer.ts';
import { paste, send, shown, startSenturo, summary } from '../support/import-story.ts';
import { becomeMember, invitationCard, timePasses, untilIdle } from '../support/story.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Everybody's role, groups and state, by address. */
async function members({ db }: Foyer): Promise<Record<string, string>> {
  const found = await db.member.findMany({
    include: { role: true, grants: { include: { group: true }, orderBy: { group: { name: 'asc' } } } },
  });
  return Object.fromEntries(
    found.map(({ email, role, grants, state }) => [
      email,
      [role.name, ...grants.map(({ group }) => group.name), state].join(' '),
    ]),
  );
}

const file = [
  'Email,Role,Groups',
  'new@x.example,Remote,',
  'ada@lovelace.example,Remote,Student Devices',
  'linus@lovelace.example,Analyst,',
  'margaret@lovelace.example,Analyst,',
].join('\n');

/** Grace uploads a file that invites one, changes two and reactivates one. */
async function uploaded() {
  const foyer = await startSenturo();
  const { slack, db, clock } = foyer;
  const grace = slack.person('grace');
  await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
  await becomeMember(foyer, 'linus', 'Remote');
  await becomeMember(foyer, 'margaret', 'Remote');
  await db.member.updateMany({
    where: { email: 'margaret@lovelace.example' },
    data: { state: 'deactivated', deactivatedAt: clock.now() },
  });
  const before = await members(foyer);
  await paste(grace, file);
  await send(grace);
  await untilIdle(foyer);
  return { foyer, grace, before };
}

it('undoing an upload revokes what it invited, gives members back what they had and deactivates again', async () => {
  const { foyer, grace, before } = await uploaded();
  await using _ = foyer;
  const { db } = foyer;
  expect(await members(foyer)).not.toEqual(before);
  await grace.press(summary(grace), 'Undo this upload');
  const asked = shown(grace).plain();
  expect(asked).toContain('Revokes 1 invitation: new@x.example.');
  expect(asked).toContain(
    [
      'Gives 2 members back their earlier role and groups:',
      'Ada Lovelace: Remote, Student Devices → Analyst, Teacher Laptops',
      'Linus Torvalds: Analyst, all device groups → Remote, all device groups',
    ].join('\n'),
  );
  expect(asked).toContain(
    'Deactivates 1 member again:\nMargaret Hamilton: Analyst, all device groups → deactivated, Remote, all device groups',
  );
  expect(await db.invitation.count({ where: { status: 'revoked' } })).toBe(0);
  await grace.submit();
  expect(shown(grace).plain()).toContain('The upload to Lovelace Labs is undone.');
  await grace.closeModal();
  await untilIdle(foyer);
  expect(await members(foyer)).toEqual(before);
  expect(await db.invitation.findFirstOrThrow({ where: { email: 'new@x.example' } })).toMatchObject({
    status: 'revoked',
  });
  expect(summary(grace).plain()).toContain('This upload was undone.');
  expect(summary(grace).buttons()).not.toContain('Undo this upload');
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'import.undo' } });
  expect(entry.after).toEqual({ revoked: 1, restored: 2, deactivated: 1, kept: 0 });
});

it('an undo leaves what somebody accepted or changed since, and names it', async () => {
  const { foyer, grace, before } = await uploaded();
  await using _ = foyer;
  const { db, slack } = foyer;
  const hedy = slack.person('katherine');
  await paste(grace, `Email,Role\n${hedy.spec.email},Remote`);
  await send(grace);
  await untilIdle(foyer);
  const first = await db.import.findFirstOrThrow({ orderBy: { id: 'asc' } });
  await db.member.updateMany({
    where: { email: 'linus@lovelace.example' },
    data: { roleId: (await db.role.findFirstOrThrow({ where: { name: 'Broadcaster' } })).id },
  });
  const message = grace.messages().find(each => each.plain().includes('The upload '));
  if (!message) throw new Error('There is no message about the first upload.');
  await grace.press(message, 'Undo this upload');
  expect(shown(grace).plain()).toContain('Linus Torvalds was changed since');
  await grace.submit();
  await grace.closeModal();
  const after = await members(foyer);
  expect(after['linus@lovelace.example']).toBe('Broadcaster active');
  expect(after['ada@lovelace.example']).toBe(before['ada@lovelace.example']);
  expect((await db.import.findUniqueOrThrow({ where: { id: first.id } })).undoneAt).not.toBeNull();
  await hedy.press(invitationCard(hedy), 'Accept');
  await untilIdle(foyer);
  await grace.press(summary(grace), 'Undo this upload');
  expect(shown(grace).plain()).toContain('accepted the invitation');
  await grace.submit();
  expect((await members(foyer))[hedy.spec.email ?? '']).toBe('Remote active');
});

it('two presses of Undo have one outcome, and after a day nothing is undone', async () => {
  const { foyer, grace, before } = await uploaded();
  await using _ = foyer;
  const { db } = foyer;
  const actor = await actorFor(foyer, grace);
  const { id: importId, sentAt } = await db.import.findFirstOrThrow();
  const undo = () => outcomeOf(undoImport(domainOf(foyer), actor, { importId }));
  const late = new Date((sentAt?.getTime() ?? 0) - 25 * HOUR_MS);
  await db.import.update({ where: { id: importId }, data: { sentAt: late } });
  expect(await undo()).toBe('undo-too-late');
  expect(await members(foyer)).not.toEqual(before);
  await db.import.update({ where: { id: importId }, data: { sentAt } });
  expect((await Promise.all([undo(), undo()])).sort()).toEqual(['done', 'import-undone']);
  expect(await members(foyer)).toEqual(before);
  expect(await db.auditEntry.count({ where: { action: 'import.undo' } })).toBe(1);
});

describe('the confirmation of an undo', () => {
  it('the confirmation of an undo names ten people with what they have and get, and then a number', async () => {
    await using foyer = await startSenturo();
    const { db, slack, clock } = foyer;
    const grace = slack.person('grace');
    const { organizationId, roleId } = await db.role
      .findFirstOrThrow({ where: { name: 'Remote' } })
      .then(({ organizationId, id }) => ({ organizationId, roleId: id }));
    const people = Array.from({ length: 13 }, (_, at) => `p${String(at).padStart(2, '0')}@x.example`);
    await db.member.createMany({
      data: people.map(email => ({
        organizationId,
        roleId,
        email,
        name: `Person ${email.slice(1, 3)}`,
        joinedAt: clock.now(),
      })),
    });
    await paste(grace, ['Email,Role', ...people.map(email => `${email},Analyst`)].join('\n'));
    await send(grace);
    await untilIdle(foyer);
    await grace.press(summary(grace), 'Undo this upload');
    const asked = shown(grace).plain();
    expect(asked).toContain('Person 09: Analyst, all device groups → Remote, all device groups\nand 3 more');
    expect(asked).not.toContain('Person 10');
  });

  it('what an undo does is shown again, and nothing undone, when it changed since it was shown', async () => {
    const { foyer, grace } = await uploaded();
    await using _ = foyer;
    const { db } = foyer;
    await grace.press(summary(grace), 'Undo this upload');
    const before = await members(foyer);
    const { id } = await db.group.findFirstOrThrow({ where: { name: 'Teacher Laptops' } });
    await db.importRow.updateMany({
      where: { email: 'linus@lovelace.example' },
      data: {
        had: {
          roleId: (await db.role.findFirstOrThrow({ where: { name: 'Broadcaster' } })).id,
          grants: [{ groupId: id, level: 'access' }],
        },
      },
    });
    await grace.submit();
    expect(shown(grace).title).toBe('Undo this upload');
    expect(shown(grace).plain()).toContain(
      'Nothing was undone because the outcome has changed since you looked.',
    );
    expect(shown(grace).plain()).toContain(
      'Linus Torvalds: Analyst, all device groups → Broadcaster, Teacher Laptops',
    );
    expect(await members(foyer)).toEqual(before);
    expect(await db.auditEntry.count({ where: { action: 'import.undo' } })).toBe(0);
    await grace.submit();
    expect(shown(grace).plain()).toContain('is undone');
    expect((await members(foyer))['linus@lovelace.example']).toBe('Broadcaster Teacher Laptops active');
  });
});

describe('invitations of an upload that is undone', () => {
  it.each<[string, (foyer: Foyer) => Promise<unknown>]>([
    [
      'its role was changed',
      async ({ db }) => {
        const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'Analyst' } });
        await db.invitation.updateMany({ data: { roleId } });
      },
    ],
    [
      'its groups were changed',
      async ({ db }) => {
        const [{ id: invitationId }, { id: groupId }] = await Promise.all([
          db.invitation.findFirstOrThrow(),
          db.group.findFirstOrThrow({ where: { name: 'Teacher Laptops' } }),
        ]);
        await db.invitationGrant.create({ data: { invitationId, groupId, level: 'access' } });
      },
    ],
    [
      'it was sent again',
      async foyer => {
        await timePasses(foyer, HOUR_MS);
        const { id: invitationId } = await foyer.db.invitation.findFirstOrThrow();
        const actor = await actorFor(foyer, foyer.slack.person('grace'));
        await resendInvitation(domainOf(foyer), actor, { invitationId });
      },
    ],
    [
      'somebody else answers for it',
      async foyer => {
        await becomeMember(foyer, 'margaret', 'Admin');
        const { id } = await foyer.db.member.findFirstOrThrow({
          where: { email: 'margaret@lovelace.example' },
        });
        await foyer.db.invitation.updateMany({ where: { email: 'new@x.example' }, data: { inviterId: id } });
      },
    ],
  ])('an invitation stays, and is named, where %s since', async (_, change) => {
    await using foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await paste(grace, 'Email,Role,Name\nnew@x.example,Remote,Nina');
    await send(grace);
    await untilIdle(foyer);
    await change(foyer);
    await foyer.db.invitation.updateMany({ where: { email: 'new@x.example' }, data: { name: 'Nina' } });
    await grace.press(summary(grace), 'Undo this upload');
    expect(shown(grace).plain()).toContain('There’s nothing left to undo.');
    expect(shown(grace).plain()).toContain('Nina was changed since');
    await grace.submit();
    expect(await foyer.db.invitation.count({ where: { email: 'new@x.example', status: 'pending' } })).toBe(1);
  });

  it('an invitation beyond the rights of who undoes is not counted as revoked, in the modal or the audit log', async () => {
    await using foyer = await startSenturo();
    const { db } = foyer;
    const gary = await becomeMember(foyer, 'margaret', '"Group Admin"', '"Teacher Laptops"');
    const member = await db.member.findFirstOrThrow({ where: { email: 'margaret@lovelace.example' } });
    const group = await db.group.findFirstOrThrow({ where: { name: 'Student Devices' } });
    const grant = { memberId: member.id, groupId: group.id };
    await db.groupGrant.create({ data: { ...grant, level: 'admin' } });
    await paste(
      gary,
      'Email,Role,Groups\na@x.example,Remote,Teacher Laptops\nb@x.example,Remote,Student Devices',
    );
    await send(gary);
    await untilIdle(foyer);
    await db.groupGrant.deleteMany({ where: grant });
    await gary.press(summary(gary), 'Undo this upload');
    expect(shown(gary).plain()).toContain('Revokes 1 invitation: a@x.example.');
    expect(shown(gary).plain()).toContain('b@x.example has more rights than you can change');
    await gary.submit();
    expect(shown(gary).plain()).toContain('Revoked 1 invitation: a@x.example.');
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'import.undo' } });
    expect(entry.after).toEqual({ revoked: 1, restored: 0, deactivated: 0, kept: 1 });
    const pending = await db.invitation.findMany({ where: { status: 'pending' }, select: { email: true } });
    expect(pending).toEqual([{ email: 'b@x.example' }]);
  });
});

describe('members whom a file deactivated', () => {
  /** Grace deactivates Ada and Linus by a file. */
  async function ended() {
    const foyer = await startSenturo();
    const grace = foyer.slack.person('grace');
    await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
    await becomeMember(foyer, 'linus', 'Remote');
    const before = await members(foyer);
    await paste(grace, 'Email,Action\nada@lovelace.example,deactivate\nlinus@lovelace.example,deactivate');
    await send(grace);
    await untilIdle(foyer);
    return { foyer, grace, before };
  }

  it('members whom a file deactivated come back by the undo, with the same role and groups, and read so', async () => {
    const { foyer, grace, before } = await ended();
    await using _ = foyer;
    const { db, slack } = foyer;
    await grace.press(summary(grace), 'Undo this upload');
    expect(shown(grace).plain()).toContain(
      [
        'Reactivates 2 members:',
        'Ada Lovelace: deactivated → Analyst, Teacher Laptops',
        'Linus Torvalds: deactivated → Remote, all device groups',
      ].join('\n'),
    );
    await grace.submit();
    expect(shown(grace).plain()).toContain('Reactivated 2 members:');
    await untilIdle(foyer);
    expect(await members(foyer)).toEqual(before);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'import.undo' } });
    expect(entry.after).toEqual({ revoked: 0, restored: 0, deactivated: 0, reactivated: 2, kept: 0 });
    expect(await db.auditEntry.count({ where: { action: 'member.reactivate' } })).toBe(2);
    expect(slack.person('ada').messages().at(-1)?.plain()).toContain('reactivated your access');
  });

  it.each<[string, string, (foyer: Foyer) => Promise<unknown>]>([
    [
      'has no free seat to come back to',
      'no seat is free',
      ({ db }) => db.organization.updateMany({ data: { seatLimit: 2 } }),
    ],
    [
      'has no usable Slack account',
      'their account is gone',
      async ({ db, slack }) => {
        const { id: slackUserId } = slack.person('linus');
        await db.slackPerson.updateMany({ where: { slackUserId }, data: { isDeactivated: true } });
      },
    ],
    [
      'was changed since',
      'somebody deactivated them again since',
      ({ db, clock }) =>
        db.member.updateMany({
          where: { email: 'linus@lovelace.example' },
          data: { deactivatedAt: new Date(clock.now().getTime() + HOUR_MS) },
        }),
    ],
  ])('a member stays deactivated by an undo and %s is said where %s', async (said, _why, change) => {
    const { foyer, grace } = await ended();
    await using _ = foyer;
    await change(foyer);
    await grace.press(summary(grace), 'Undo this upload');
    expect(shown(grace).plain()).toContain('Reactivates 1 member:\nAda Lovelace');
    expect(shown(grace).plain()).toContain(`Linus Torvalds ${said}`);
    await grace.submit();
    const now = await members(foyer);
    expect(now['ada@lovelace.example']).toBe('Analyst Teacher Laptops active');
    expect(now['linus@lovelace.example']).toBe('Remote deactivated');
  });
});

it('a member who is deactivated again by an undo loses their offers, and gets no message after they left Slack', async () => {
  const { foyer, grace } = await uploaded();
  await using _ = foyer;
  const { db, slack, clock } = foyer;
  const where = { email: 'margaret@lovelace.example' };
  const [giver, receiver] = await Promise.all([
    db.member.findFirstOrThrow({ where: { email: 'grace@lovelace.example' } }),
    db.member.findFirstOrThrow({ where }),
  ]);
  await db.member.updateMany({ where, data: { leftAt: clock.now(), leftReason: 'deactivated' } });
  await db.handover.create({
    data: {
      organizationId: giver.organizationId,
      giverId: giver.id,
      receiverId: receiver.id,
      roleId: receiver.roleId,
      createdAt: clock.now(),
    },
  });
  const messages = slack.person('margaret').messages().length;
  await grace.press(summary(grace), 'Undo this upload');
  await grace.submit();
  await untilIdle(foyer);
  expect((await members(foyer))[where.email]).toBe('Remote deactivated');
  expect(await db.handover.findMany({ select: { status: true } })).toEqual([{ status: 'withdrawn' }]);
  expect(slack.person('margaret').messages()).toHaveLength(messages);
});

it('only members who can act count as holders of a role in an undo, as everywhere else', async () => {
  await using foyer = await startSenturo();
  const { db, slack, clock } = foyer;
  const admin = await db.role.findFirstOrThrow({ where: { name: 'Admin' } });
  const { organizationId, id: roleId } = admin;
  const other = { organizationId, roleId, joinedAt: clock.now() };
  await db.member.createMany({
    data: [
      { ...other, email: 'mail@x.example', name: 'By email' },
      { ...other, email: 'left@x.example', name: 'Left', slackUserId: 'U0LEFT', leftAt: clock.now() },
    ],
  });
  const grace = await db.member.findFirstOrThrow({ where: { slackUserId: slack.person('grace').id } });
  expect(await holderIds(db, roleId)).toEqual([grace.id]);
});
