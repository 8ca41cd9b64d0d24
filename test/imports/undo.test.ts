import { expect, it } from 'vitest';
import { undoImport } from '../../src/domain/imports/undo/undo.ts';
import { actorFor, domainOf } from '../links/links-setup.ts';
import { outcomeOf } from '../members/world.ts';
import type { Foyer } from '../support/foyer.ts';
import { paste, send, shown, startSenturo, summary } from '../support/import-story.ts';
import { becomeMember, invitationCard, untilIdle } from '../support/story.ts';

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
  expect(asked).toContain('back to 2 members: Ada Lovelace, Linus Torvalds.');
  expect(asked).toContain('Deactivates again 1 member: Margaret Hamilton.');
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
