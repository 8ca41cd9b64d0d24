import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { schedules } from '../../src/delivery/schedules.ts';
import { discardOldDrafts } from '../../src/domain/imports/review.ts';
import { forgetHistory } from '../../src/domain/retention/forget-history.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { done, paste, send } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  requestCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const DAY_MS = 24 * 60 * 60_000;

const domainOf = ({ db, clock }: Foyer) => ({ db, clock, commitChanges: async () => {} });

async function counts({ db }: Foyer) {
  const [invitations, joinRequests, imports, rows, deliveries, posted, members, audit] = await Promise.all([
    db.invitation.count(),
    db.joinRequest.count(),
    db.import.count(),
    db.importRow.count(),
    db.delivery.count(),
    db.postedMessage.count(),
    db.member.count(),
    db.auditEntry.count(),
  ]);
  return { invitations, joinRequests, imports, rows, deliveries, posted, members, audit };
}

describe('old history', () => {
  it('old history is deleted, and what is pending stays with its message', async () => {
    await using foyer = await startFoyer();
    const { workspaceId } = await setUp(foyer);
    const { slack, db } = foyer;
    const grace = slack.person('grace');
    await becomeMember(foyer, 'ada', 'VIEWER');
    await askToJoin(foyer, 'katherine');
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    await paste(grace, 'Email,Role\nlinus@lovelace.example,VIEWER\nb@x.example,VIEWER');
    await send(grace);
    await done(foyer, grace);
    await untilIdle(foyer);
    const before = await counts(foyer);
    expect(await forgetHistory(domainOf(foyer), workspaceId, null)).toMatchObject({
      invitations: 0,
      imports: 0,
    });
    await timePasses(foyer, 29 * DAY_MS);
    await forgetHistory(domainOf(foyer), workspaceId, 30);
    expect(await counts(foyer)).toEqual(before);
    await timePasses(foyer, 2 * DAY_MS);
    expect(await forgetHistory(domainOf(foyer), '00000000-0000-7000-8000-000000000000', 30)).toMatchObject({
      invitations: 0,
      joinRequests: 0,
      imports: 0,
    });
    expect(await forgetHistory(domainOf(foyer), workspaceId, 30)).toMatchObject({
      invitations: 1,
      joinRequests: 1,
      imports: 1,
    });
    expect(await counts(foyer)).toMatchObject({
      invitations: 2,
      joinRequests: 0,
      imports: 0,
      rows: 0,
      members: 3,
    });
    expect(await db.auditEntry.count()).toBe(before.audit);
    const pending = await db.delivery.findMany({
      where: { message: 'invitation' },
      include: { posted: true },
    });
    expect(pending.map(({ status, posted }) => [status, posted.length]).sort()).toEqual([
      ['delivered', 1],
      ['waiting', 0],
    ]);
    expect(await db.delivery.count({ where: { invitationId: null } })).toBe(0);
    expect(await forgetHistory(domainOf(foyer), workspaceId, 30)).toEqual({
      invitations: 0,
      joinRequests: 0,
      imports: 0,
      deliveries: 0,
    });
  });

  it('old history stays while a pause counts from it', async () => {
    await using foyer = await startFoyer();
    const { workspaceId } = await setUp(foyer);
    const { slack, db, clock } = foyer;
    await db.organization.updateMany({ data: { cooldownMinutes: 3 * 24 * 60, requestPauseDays: 5 } });
    const grace = slack.person('grace');
    await runCommand(grace, '/invite a@x.example as VIEWER');
    await db.invitation.updateMany({ data: { status: 'revoked', resolvedAt: clock.now() } });
    await askToJoin(foyer, 'ada');
    await db.joinRequest.updateMany({ data: { status: 'rejected', resolvedAt: clock.now() } });
    await timePasses(foyer, 2 * DAY_MS);
    await forgetHistory(domainOf(foyer), workspaceId, 1);
    expect(await counts(foyer)).toMatchObject({ invitations: 1, joinRequests: 1 });
    await timePasses(foyer, 5 * DAY_MS);
    await forgetHistory(domainOf(foyer), workspaceId, 1);
    expect(await counts(foyer)).toMatchObject({ invitations: 0, joinRequests: 0 });
  });
});

it('old history is deleted by the days of the settings, and stays without any', async () => {
  await using foyer = await startFoyer();
  const { workspaceId } = await setUp(foyer);
  const { slack, db, clock } = foyer;
  await runCommand(slack.person('grace'), '/invite a@x.example as VIEWER');
  await db.invitation.updateMany({ data: { status: 'revoked', resolvedAt: clock.now() } });
  await timePasses(foyer, 31 * DAY_MS);
  const domain = { ...domainOf(foyer), client: new WebClient() };
  for (const [retentionDays, left] of [
    [null, 1],
    [60, 1],
    [30, 0],
  ] as const) {
    await schedules['forget-history']?.run(domain, workspaceId, { retentionDays });
    expect(await db.invitation.count()).toBe(left);
  }
});

describe('a draft that expires', () => {
  it('a draft that expires loses its rows', async () => {
    await using foyer = await startFoyer();
    const { workspaceId } = await setUp(foyer);
    const { slack, db } = foyer;
    await paste(slack.person('grace'), 'Email,Role\na@x.example,VIEWER\nb@x.example,VIEWER');
    expect(await db.importRow.count()).toBe(2);
    await timePasses(foyer, 25 * 60 * 60_000);
    await discardOldDrafts(domainOf(foyer), workspaceId);
    expect(await db.import.findFirstOrThrow()).toMatchObject({ status: 'discarded' });
    expect(await db.importRow.count()).toBe(0);
  });
});
