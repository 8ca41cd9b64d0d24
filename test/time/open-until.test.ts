import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { shown } from '../support/import-story.ts';
import {
  askToJoin,
  invitationCard,
  modes,
  requestCard,
  runCommand,
  setUp,
  timePasses,
  untilIdle,
} from '../support/story.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNTIL = 'Open until Thursday, January 15, 2026.';

describe.each(modes)('how long something is open, over %s', mode => {
  it('an invitation says until when it is open: to its inviter, in the card and its question, on App Home and in the list; and again when it is sent again', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    await db.organization.updateMany({ data: { invitationDays: 10 } });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    expect(await runCommand(grace, '/invite @ada as VIEWER')).toContain(UNTIL);
    await untilIdle(foyer);
    expect(invitationCard(ada).plain()).toContain(UNTIL);
    expect(JSON.stringify(invitationCard(ada).blocks)).toContain('as VIEWER? Open until Thu, Jan 15.');
    expect((await openHome(ada)).plain()).toContain(UNTIL);
    await grace.command('/invite pending');
    expect(shown(grace).plain()).toContain('Open until Thu, Jan 15 ·');
    await timePasses(foyer, 2 * DAY_MS);
    await grace.press(shown(grace), 'Resend');
    expect(shown(grace).plain()).toContain('Open until Sat, Jan 17.');
    await untilIdle(foyer);
    const cards = ada.messages().filter(message => message.plain().includes('invites you'));
    expect(cards).toHaveLength(2);
    expect(cards[0]?.plain()).toContain('Answer on the newer card.');
    expect(cards[0]?.plain()).not.toContain('Open until');
    expect(cards[1]?.plain()).toContain('Open until Saturday, January 17, 2026.');
    await ada.press(invitationCard(ada), 'Accept');
    await untilIdle(foyer);
    expect(invitationCard(ada).plain()).not.toContain('Open until');
  });

  it('a join request says until when it is open: to the requester, on the approvers’ card, on App Home and in the list', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    await db.organization.updateMany({ data: { requestDays: 10 } });
    const [grace, ada] = [slack.person('grace'), slack.person('ada')];
    await ada.command('/invite request');
    await ada.submit();
    expect(shown(ada).plain()).toContain(UNTIL);
    await ada.closeModal();
    await untilIdle(foyer);
    expect(requestCard(grace).plain()).toContain(UNTIL);
    expect((await openHome(ada)).plain()).toContain(UNTIL);
    await grace.command('/invite requests');
    expect(shown(grace).plain()).toContain('open until Thursday, January 15, 2026');
  });
});

it('nothing says until when what never expires is open', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const [grace, ada] = [foyer.slack.person('grace'), foyer.slack.person('ada')];
  expect(await runCommand(grace, '/invite @linus as VIEWER')).not.toMatch(/open until/iu);
  await askToJoin(foyer, 'ada');
  expect(requestCard(grace).plain()).not.toContain('Open until');
  expect((await openHome(ada)).plain()).not.toContain('Open until');
});
