import type { Person } from 'local-slack';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { holdTable } from '../faults/held-table.ts';
import { until } from '../faults/until.ts';
import { startFoyer } from '../support/foyer.ts';
import {
  crowdCsv,
  csv,
  done,
  members,
  nth,
  paste,
  pending,
  send,
  shown,
  withCrowd,
} from '../support/import-story.ts';
import { lockWaits } from '../support/lock-waits.ts';
import {
  becomeMember,
  invitationCard,
  modes,
  readAuditLog,
  revokesInvite,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';
import { startSecond } from '../support/wire.ts';

const ROUNDS = 8;

describe.each(modes)('Send, over %s', mode => {
  it('Send happens once when it is pressed again and again, also by two processes at once', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    await using second = await startSecond(foyer, mode);
    const grace = slack.person('grace');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const rows = Array.from({ length: 5 }, (_, row) => `r${round}p${row}@x.example,Remote`);
      await paste(grace, csv('Email,Role', 'linus@lovelace.example,Remote', ...rows));
      second.reach('first');
      const first = grace.submit();
      second.reach('second');
      const acts = await Promise.all([
        first,
        first.then(act => grace.resend(act)),
        first.then(act => grace.resend(act)),
      ]);
      expect(acts.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(shown(grace).title).toBe('Sent');
      await grace.closeModal();
    }
    await done(foyer, grace);
    expect(await db.invitation.count()).toBe(1 + 5 * ROUNDS);
    expect(await db.auditEntry.count({ where: { action: 'import.send' } })).toBe(ROUNDS);
    expect(await db.auditEntry.count({ where: { action: 'invitation.create' } })).toBe(1 + 5 * ROUNDS);
    expect(await db.delivery.count({ where: { message: 'import' } })).toBe(ROUNDS);
    expect(slack.person('linus').messages()).toHaveLength(ROUNDS);
  });

  it('Send happens once when two windows of the same draft press it at the same moment, in two processes', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    await using second = await startSecond(foyer, mode);
    const grace = slack.person('grace');
    await paste(grace, csv('Email,Role', 'ada@lovelace.example,Remote', 'linus@lovelace.example,Remote'));
    const held = await holdTable(foyer, 'audit_entries');
    second.reach('first');
    const first = grace.submit();
    await held.somebodyWaits();
    second.reach('second');
    const other = grace.submit();
    await held.release();
    await Promise.all([first, other]);
    await grace.closeModal();
    await done(foyer, grace);
    expect(await db.invitation.count()).toBe(2);
    expect(slack.person('ada').messages()).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { action: 'import.send' } })).toBe(1);
  });

  it('Send and the acceptance of one of its rows leave a member with the access of the file, in either order', async () => {
    await using foyer = await startFoyer(mode, { people: withCrowd(ROUNDS + 1), channels: [] });
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo', channel: null });
    await using second = await startSecond(foyer, mode);
    const grace = slack.person('grace');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const invitee = slack.person(nth(round));
      const email = `${nth(round)}@x.example`;
      await runCommand(grace, `/invite @${nth(round)} as Remote`);
      await untilIdle(foyer);
      await paste(grace, csv('Email,Role,Groups', `${email},Analyst,Student Devices`));
      const acts = [() => invitee.press(invitationCard(invitee), 'Accept'), () => grace.submit()];
      if (round % 2) acts.reverse();
      second.reach('first');
      const first = acts[0]?.();
      second.reach('second');
      await Promise.all([first, acts[1]?.()]);
      await grace.closeModal();
      await untilIdle(foyer);
      expect(await members(foyer)).toContain(`${email} active Analyst: Student Devices`);
      const [row] = await db.importRow.findMany({ where: { email } });
      expect(['resent', 'updated']).toContain(row?.outcome);
      expect(await db.invitation.count({ where: { email } })).toBe(1);
    }
  });

  it('Send survives an acceptance at the very moment between its check and its end', async () => {
    await using foyer = await startFoyer(mode);
    const { slack } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as Remote');
    await untilIdle(foyer);
    await paste(grace, csv('Email,Role,Groups', 'ada@lovelace.example,Analyst,Student Devices'));
    const held = await holdTable(foyer, 'audit_entries');
    const sending = grace.submit();
    await held.somebodyWaits();
    const accepting = ada.press(invitationCard(ada), 'Accept');
    await held.release();
    await Promise.all([sending, accepting]);
    expect(await members(foyer)).toContain('ada@lovelace.example active Analyst: Student Devices');
  });

  it('Send never sends a row again that was revoked since the sender saw it, in either order', async () => {
    await using foyer = await startFoyer(mode, { people: withCrowd(ROUNDS + 1), channels: [] });
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo', channel: null });
    await using second = await startSecond(foyer, mode);
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'Admin');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const email = `${nth(round)}@x.example`;
      await runCommand(grace, `/invite @${nth(round)} as Remote`);
      await untilIdle(foyer);
      await paste(grace, csv('Email,Role', `${email},Analyst`));
      await margaret.command('/invite pending');
      const acts = [() => revokesInvite(margaret, shown(margaret), { nth: 0 }), () => grace.submit()];
      if (round % 2) acts.reverse();
      second.reach('first');
      const first = acts[0]?.();
      second.reach('second');
      await Promise.all([first, acts[1]?.()]);
      await untilIdle(foyer);
      const found = await db.invitation.findMany({
        where: { email },
        include: { role: true },
        orderBy: { id: 'asc' },
      });
      const [row] = await db.importRow.findMany({ where: { email } });
      const results = found.map(({ status, role }) => `${status} ${role.name}`);
      const isSent = row?.outcome === 'resent';
      expect(results).toEqual([isSent ? 'revoked Analyst' : 'revoked Remote']);
      // Revoked first, the row is somebody new by now, and the sender reads so.
      expect(shown(grace).plain()).toContain(isSent ? '1 sent again' : 'Nothing was sent');
      await grace.closeModal();
      await margaret.closeModal();
    }
  });

  it('Send makes a revocation between its check and its end wait, and the revocation wins', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db, database } = foyer;
    await setUp(foyer, { template: 'Senturo' });
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'Admin');
    await runCommand(grace, '/invite @ada as Remote');
    await untilIdle(foyer);
    await paste(
      grace,
      csv('Email,Role,Groups', 'new@x.example,Remote,Student Devices', 'ada@lovelace.example,Analyst,'),
    );
    await margaret.command('/invite pending');
    await untilIdle(foyer);
    // Nobody can write grants for now: Send has checked its rows and waits with the first it writes.
    const blocker = new Client({ connectionString: database.ownerUrl });
    await blocker.connect();
    await blocker.query('begin; lock table invitation_grants in share mode');
    const waiting = (count: number) => async () => (await lockWaits(db)) >= count;
    const sending = grace.submit();
    await until(waiting(1), 'Send to wait');
    let isRevoked = false;
    const revoking = revokesInvite(margaret, shown(margaret)).finally(() => {
      isRevoked = true;
    });
    await until(async () => isRevoked || (await waiting(2)()), 'the revocation');
    await blocker.query('commit');
    await blocker.end();
    await Promise.all([sending, revoking]);
    await untilIdle(foyer);
    expect(await db.invitation.findMany({ where: { email: 'ada@lovelace.example' } })).toMatchObject([
      { status: 'revoked' },
    ]);
    expect((await readAuditLog(foyer)).filter(entry => entry.endsWith(' ada@lovelace.example'))).toEqual([
      'invitation.create ada@lovelace.example',
      'invitation.resend ada@lovelace.example',
      'invitation.revoke ada@lovelace.example',
    ]);
  });

  it('of two imports of the same addresses that are sent at once, the second shows what it would change before it is sent', async () => {
    await using foyer = await startFoyer(mode, { people: withCrowd(20), channels: [] });
    const { slack, db } = foyer;
    await setUp(foyer, { template: 'Senturo', channel: null });
    await using second = await startSecond(foyer, mode);
    const grace = slack.person('grace');
    const margaret = await becomeMember(foyer, 'margaret', 'Admin');
    await paste(grace, crowdCsv(20, 'Remote'));
    await paste(margaret, crowdCsv(20, 'Analyst'));
    second.reach('first');
    const first = grace.submit();
    second.reach('second');
    await Promise.all([first, margaret.submit()]);
    // On a busy machine the outcome follows "Still working on it".
    const outcomeOf = (person: Person) => {
      const text = shown(person).plain();
      return /The upload|Nothing was sent/u.test(text) && text;
    };
    const said = await Promise.all(
      [grace, margaret].map(person => slack.waitFor(() => outcomeOf(person), 'the outcome')),
    );
    const isSecond = (text: string) => text.includes('Nothing was sent');
    expect(said.map(isSecond).toSorted()).toEqual([false, true]);
    const isGraceSecond = isSecond(said[0] ?? '');
    const [last, former] = isGraceSecond ? ['Remote', 'Analyst'] : ['Analyst', 'Remote'];
    const later = isGraceSecond ? grace : margaret;
    expect(shown(later).plain()).toContain(
      `Sent again · ${former}, all device groups → ${last}, all device groups`,
    );
    expect(await send(later)).toContain('20 sent again');
    await (isGraceSecond ? margaret : grace).closeModal();
    await done(foyer, grace);
    await done(foyer, margaret);
    expect(await pending(foyer)).toEqual(
      Array.from({ length: 20 }, (_, index) => `${nth(index)}@x.example ${last}: `),
    );
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(20);
  });
});

it('a person who was listed while an import was being sent is found', async () => {
  await using foyer = await startFoyer('http');
  const { slack, db } = foyer;
  await setUp(foyer, { template: 'Senturo' });
  const grace = slack.person('grace');
  slack.faults.next('users.list', { kind: 'ratelimited', retryAfter: 600 });
  await paste(grace, csv('Email,Role', 'katherine@lovelace.example,Remote'));
  await untilIdle(foyer);
  const held = await holdTable(foyer, 'audit_entries');
  const sending = send(grace);
  await held.somebodyWaits();
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now()`;
  await slack.waitFor(() => slack.calls.of('users.list').length === 2, 'the listing');
  await held.release();
  await sending;
  const katherine = slack.person('katherine');
  await slack.waitFor(() => katherine.sees('invites you to join'), 'the invitation');
  await done(foyer, grace);
  expect(katherine.messages()).toHaveLength(1);
});
