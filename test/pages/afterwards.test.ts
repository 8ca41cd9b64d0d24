import { Client } from 'pg';
import { expect, it } from 'vitest';
import { forgetHistory } from '../../src/domain/retention/forget-history.ts';
import { storedReason } from '../../src/messages/reasons.ts';
import { tablesWith } from '../erasure/dump.ts';
import { deactivate, erase, GONE } from '../erasure/erasing.ts';
import { collectingLog } from '../log/collecting.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { done, paste, send as sendImport } from '../support/import-story.ts';
import { runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';
import { accept, inviteByEmail, linkTo, open, press, send } from './visit.ts';

const hedy = 'hedy@elsewhere.example';

/** Hedy accepted by her link; nobody in Slack has her address. */
async function join(foyer: Foyer): Promise<string> {
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy, 'EDITOR in "Teacher Laptops"');
  await accept(foyer, link, 'Hedy Lamarr');
  await untilIdle(foyer);
  return link;
}

it('a member without a Slack user is listed, edited, deactivated and reactivated like any other', async () => {
  await using foyer = await startFoyer();
  await join(foyer);
  const grace = foyer.slack.person('grace');
  await grace.openHome();
  await grace.command('/invite members');
  const list = grace.modal();
  if (!list) throw new Error('There is no list.');
  expect(list.plain()).toContain('Hedy Lamarr');
  await grace.press(list, 'Edit', { block: 'Hedy Lamarr' });
  await grace.fill({ Name: 'Hedwig Kiesler' });
  await grace.submit();
  await grace.closeModal();
  await paste(grace, `Email,Role,Groups\n${hedy},VIEWER,`);
  await sendImport(grace);
  await done(foyer, grace);
  const member = () => foyer.db.member.findFirst({ where: { email: hedy }, include: { role: true } });
  expect(await member()).toMatchObject({
    name: 'Hedwig Kiesler',
    role: { name: 'VIEWER' },
    slackUserId: null,
  });
  await deactivate(grace, 'Hedwig Kiesler');
  await untilIdle(foyer);
  expect(await member()).toMatchObject({ state: 'deactivated' });
  await grace.command('/invite members');
  const after = grace.modal();
  if (!after) throw new Error('There is no list.');
  await grace.press(after, 'Reactivate', { block: 'Hedwig Kiesler' });
  if (grace.modal()?.submit) await grace.submit();
  await untilIdle(foyer);
  expect(await member()).toMatchObject({ state: 'active' });
  const failed = await foyer.db.delivery.findMany({ where: { status: 'failed' }, select: { reason: true } });
  expect(failed).toEqual([{ reason: storedReason({ code: 'joined-first' }) }]);
});

it('a member without a Slack user isn’t invited twice, and an old link stays an accepted one', async () => {
  await using foyer = await startFoyer();
  const link = await join(foyer);
  expect(await runCommand(foyer.slack.person('grace'), `/invite ${hedy} as VIEWER`)).toContain(
    'already a member',
  );
  expect((await open(foyer, link)).words).toContain('You joined Lovelace Labs');
});

it('a person can’t accept where a member has their address by now', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const { organizationId, roleId } = await foyer.db.member.findFirstOrThrow();
  const fields = { organizationId, roleId, email: hedy, name: 'Hedy', joinedAt: foyer.clock.now() };
  await foyer.db.member.create({ data: { ...fields, slackUserId: 'UHEDY' } });
  const { status, words } = await accept(foyer, link, 'Hedy');
  expect([status, words]).toEqual([422, expect.stringContaining('is already on the list of members')]);
  expect(words).not.toContain('OWNER');
  expect(await foyer.db.member.count({ where: { email: hedy } })).toBe(1);
});

it('erasing a person who accepted by a link leaves no trace of their address, name and link', async () => {
  await using foyer = await startFoyer();
  const link = await join(foyer);
  const grace = foyer.slack.person('grace');
  const { workspaceId } = await foyer.db.organization.findFirstOrThrow();
  const expiresAt = new Date(foyer.clock.now().getTime() + 600_000);
  const signIn = { secretHash: 's', tokenHash: 't', nonce: 'n', workspaceId, expiresAt };
  await foyer.db.signIn.create({ data: { ...signIn, slackUserId: 'U1', email: hedy, name: 'Hedy Lamarr' } });
  await deactivate(grace, 'Hedy Lamarr');
  await untilIdle(foyer);
  const needles = [hedy, 'hedy lamarr', `link:${hedy}`];
  expect(await tablesWith(foyer.db, ...needles)).toEqual(
    expect.arrayContaining(['public.audit_entries', 'public.invitations', 'public.sign_ins']),
  );
  expect(await erase(grace, hedy)).toContain(GONE);
  await untilIdle(foyer);
  expect(await tablesWith(foyer.db, ...needles)).toEqual([]);
  expect((await open(foyer, link)).status).toBe(404);
  const actors = await foyer.db.auditEntry.findMany({ where: { action: 'invitation.accept' } });
  expect(actors.map(({ actor, subject }) => [actor, subject])).toEqual([
    [expect.stringMatching(/erased person/u), expect.stringMatching(/^erased person/u)],
  ]);
});

it('old history goes with its links, and the member who accepted by one stays', async () => {
  await using foyer = await startFoyer();
  const link = await join(foyer);
  const { workspaceId } = await foyer.db.organization.findFirstOrThrow();
  await timePasses(foyer, 31 * 24 * 60 * 60_000);
  const domain = { db: foyer.db, clock: foyer.clock, commitChanges: async () => {} };
  expect(await forgetHistory(domain, workspaceId, 30)).toMatchObject({ invitations: 1 });
  expect(await foyer.db.invitationToken.count()).toBe(0);
  expect((await open(foyer, link)).status).toBe(404);
  expect(await foyer.db.member.count({ where: { email: hedy, state: 'active' } })).toBe(1);
});

async function asOwner({ database }: Foyer, sql: string): Promise<void> {
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(sql);
  await owner.end();
}

it('no log contains a link, a name or an address of the pages, whatever goes wrong', async () => {
  const { log, lines } = collectingLog();
  await using foyer = await startFoyer('http', { log });
  await setUp(foyer);
  const link = await inviteByEmail(foyer, hedy);
  const token = link.slice('/i/'.length);
  await open(foyer, link);
  await accept(foyer, link, '');
  await send(foyer, `${link}/new-link`, { method: 'POST', body: 'x'.repeat(20_000) });
  await send(foyer, link, { method: 'PUT' });
  await open(foyer, `/slack/sign-in?state=${token}&code=${token}`);
  await asOwner(foyer, 'alter table invitations rename to gone');
  const failed = await accept(foyer, link, 'Hedy Lamarr');
  expect([failed.status, failed.words]).toEqual([500, expect.stringContaining('Something went wrong')]);
  expect(failed.headers.get('referrer-policy')).toBe('no-referrer');
  await asOwner(foyer, 'alter table gone rename to invitations');
  await press(foyer, link, { answer: 'accept', name: 'Hedy Lamarr' });
  await linkTo(foyer, hedy);
  await foyer.app.stop();
  const written = lines();
  expect(written).toContain('a page failed');
  for (const text of [token, token.slice(0, 12), 'Hedy Lamarr', hedy, 'elsewhere.example']) {
    expect(written).not.toContain(text);
  }
});
