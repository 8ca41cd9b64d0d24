import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  deliveries,
  invitationCard,
  modes,
  readAuditLog,
  requestCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';
import { DAY_MS, runSchedules } from './schedule.ts';

describe.each(modes)('an invitation with a time limit, over %s', mode => {
  it('an invitation expires once across all processes: the card and the inviter say so, and nobody can accept it', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const { id } = await setUp(foyer);
    await db.organization.update({ where: { id }, data: { invitationDays: 14 } });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite @ada as EDITOR');
    await runCommand(grace, '/invite later@elsewhere.example as EDITOR');
    await untilIdle(foyer);
    expect((await db.invitation.findFirst())?.expiresAt).toEqual(new Date('2026-01-19T09:00:00Z'));
    const card = invitationCard(ada);
    await timePasses(foyer, 14 * DAY_MS - 1);
    await runSchedules(foyer);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(2);
    await timePasses(foyer, 1);
    // Nobody has noted it yet, and still it is over.
    await ada.press(card, 'Accept');
    await slack.waitFor(() => ada.sees('That invitation has expired.'), 'Ada is told');
    await runSchedules(foyer, 3);
    expect(invitationCard(ada).plain()).toContain('This invitation has expired');
    expect(invitationCard(ada).buttons()).toEqual([]);
    expect(await db.member.count()).toBe(1);
    expect(await db.invitation.findMany({ select: { status: true } })).toEqual([
      { status: 'expired' },
      { status: 'expired' },
    ]);
    const notices = grace.messages().filter(message => message.plain().includes('has expired'));
    expect(notices.map(message => message.plain()).sort()).toEqual([
      'Ada Lovelace (ada@lovelace.example) didn’t answer your invitation to Lovelace Labs in time, so it has expired. You can invite them again.',
      'later@elsewhere.example didn’t answer your invitation to Lovelace Labs in time, so it has expired. You can invite them again.',
    ]);
    expect(await deliveries(foyer)).toContain('invitation to later@elsewhere.example: failed');
    const auditLog = await readAuditLog(foyer);
    expect(auditLog.filter(entry => entry.startsWith('invitation.expire')).sort()).toEqual([
      'invitation.expire ada@lovelace.example',
      'invitation.expire later@elsewhere.example',
    ]);
    expect(await runCommand(grace, '/invite @ada as EDITOR')).toContain('Invited Ada Lovelace');
  });

  it('an invitation gets a new time limit when it is sent again, and none where the organization has set none', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const { id } = await setUp(foyer);
    const grace = slack.person('grace');
    await runCommand(grace, '/invite @linus as VIEWER');
    await db.organization.update({
      where: { id },
      data: { invitationDays: 7, timeZone: 'America/New_York' },
    });
    await runCommand(grace, '/invite @ada as EDITOR');
    await untilIdle(foyer);
    await timePasses(foyer, 6 * DAY_MS);
    await grace.command('/invite pending');
    const list = grace.modal();
    if (!list) throw new Error('There is no list.');
    await grace.press(list, 'Resend', { nth: 0 });
    await timePasses(foyer, 2 * DAY_MS);
    await runSchedules(foyer);
    expect(await db.invitation.count({ where: { status: 'pending' } })).toBe(2);
    await timePasses(foyer, 6 * DAY_MS);
    await runSchedules(foyer);
    const left = await db.invitation.findMany({ where: { status: 'pending' } });
    expect(left.map(({ email }) => email)).toEqual([slack.person('linus').spec.email]);
  });
});

describe.each(modes)('a join request with a time limit, over %s', mode => {
  it('a join request expires once: cards lose their buttons, and the requester gets a message and may ask again', async () => {
    await using foyer = await startFoyer(mode);
    const { slack, db } = foyer;
    const { id } = await setUp(foyer);
    await db.organization.update({ where: { id }, data: { requestDays: 7 } });
    const grace = slack.person('grace');
    const ada = await askToJoin(foyer, 'ada');
    const card = requestCard(grace);
    await timePasses(foyer, 7 * DAY_MS);
    await grace.press(card, 'Accept as VIEWER');
    await slack.waitFor(
      () => grace.messages('approvals').at(-1)?.plain() === 'That join request has expired.',
      'Grace is told',
    );
    expect(await db.member.count()).toBe(1);
    await runSchedules(foyer, 3);
    expect(requestCard(grace).plain()).toContain('This request has expired');
    expect(requestCard(grace).buttons()).toEqual([]);
    expect(ada.messages().map(message => message.plain())).toEqual([
      'Your request to join Lovelace Labs expired because nobody responded in time. You can ask again.',
    ]);
    expect((await readAuditLog(foyer)).filter(entry => entry.startsWith('join-request.expire'))).toHaveLength(
      1,
    );
    await askToJoin(foyer, 'ada');
    expect(await db.joinRequest.count({ where: { status: 'pending' } })).toBe(1);
  });
});
