import { describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { paste, shown } from '../support/import-story.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  modes,
  requestCard,
  revokesInvite,
  runCommand,
  setUp,
  snapshot,
  untilIdle,
} from '../support/story.ts';

const limitTo = (foyer: Foyer, seatLimit: number | null) =>
  foyer.db.organization.updateMany({ data: { seatLimit } });

describe.each(modes)('the seats of an organization, over %s', mode => {
  it('an invitation is refused when no seat is left, and says what to do', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await limitTo(foyer, 2);
    const grace = foyer.slack.person('grace');
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const before = await snapshot(foyer);
    expect(await runCommand(grace, '/invite @linus as VIEWER')).toBe(
      'No seat is left in Lovelace Labs: 2 of 2 are taken by members and pending invitations. Revoke an invitation, deactivate a member, or ask for more seats.',
    );
    await grace.command('/invite');
    await grace.fill({ Email: 'linus@lovelace.example', Role: 'VIEWER' });
    const { fieldErrors } = await grace.submit();
    expect(JSON.stringify(fieldErrors)).toContain('No seat is left in Lovelace Labs');
    expect(await snapshot(foyer)).toEqual(before);
  });

  it('an invitee can accept, also after the limit was lowered', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const [grace, ada] = [foyer.slack.person('grace'), foyer.slack.person('ada')];
    await runCommand(grace, '/invite @ada as VIEWER');
    await untilIdle(foyer);
    await limitTo(foyer, 1);
    await ada.press(invitationCard(ada), 'Accept');
    expect(await foyer.db.member.count({ where: { state: 'active' } })).toBe(2);
  });

  it('a revoked invitation and a deactivated member free their seat', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await limitTo(foyer, 2);
    const grace = foyer.slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'VIEWER');
    expect(await runCommand(grace, '/invite @linus as VIEWER')).toContain('No seat is left');
    await foyer.db.member.updateMany({ where: { slackUserId: ada.id }, data: { state: 'deactivated' } });
    expect(await runCommand(grace, '/invite @linus as VIEWER')).toContain('Invited Linus Torvalds');
    await grace.command('/invite pending');
    await revokesInvite(grace, shown(grace));
    expect(await runCommand(grace, '/invite @margaret as VIEWER')).toContain('Invited Margaret');
  });

  it('a join request can’t be accepted without a free seat, unless the person is invited', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await askToJoin(foyer, 'ada');
    await limitTo(foyer, 1);
    const grace = foyer.slack.person('grace');
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    await untilIdle(foyer);
    const said = grace.messages('approvals').map(message => message.plain());
    expect(said.join('\n')).toContain('No seat is left in Lovelace Labs: 1 of 1');
    expect(await foyer.db.joinRequest.count({ where: { status: 'pending' } })).toBe(1);
    await limitTo(foyer, 2);
    expect(await runCommand(grace, '/invite @ada as VIEWER')).toContain('Invited Ada');
    await untilIdle(foyer);
    await grace.press(requestCard(grace), 'Accept as VIEWER');
    expect(await foyer.db.member.count({ where: { state: 'active' } })).toBe(2);
  });

  it('one person counts once, whichever of their addresses was invited', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await limitTo(foyer, 3);
    const { slack, db } = foyer;
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await runCommand(grace, '/invite ada@old.example as VIEWER');
    await runCommand(grace, '/invite @ada as VIEWER');
    await db.invitation.updateMany({ where: { email: 'ada@old.example' }, data: { slackUserId: ada.id } });
    await grace.command('/invite');
    expect(grace.modal()?.plain()).toContain('2 of 3 seats used, 3 with this invitation');
    await grace.closeModal();
    expect(await runCommand(grace, '/invite @linus as VIEWER')).toContain('Invited Linus Torvalds');
    await grace.command('/invite');
    expect(grace.modal()?.plain()).toContain('3 of 3 seats used, none is left for new people');
  });

  it('the review shows the seats that a file will use', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    await limitTo(foyer, 3);
    const grace = foyer.slack.person('grace');
    const review = await paste(
      grace,
      'Email,Role\nada@lovelace.example,VIEWER\nlinus@lovelace.example,VIEWER',
    );
    expect(review.plain()).toContain('1 of 3 seats used. This file needs 2 more');
    expect(shown(grace).title).toBe('Review');
  });

  it('nothing mentions seats where there is no limit', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const grace = foyer.slack.person('grace');
    await grace.command('/invite');
    expect(grace.modal()?.plain()).not.toContain('seats');
  });
});
