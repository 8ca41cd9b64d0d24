import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import {
  askToJoin,
  becomeMember,
  invitationCard,
  requestCard,
  runCommand,
  setUp,
  untilIdle,
} from '../support/story.ts';

const OWN = 'Start here: https://wiki.lovelace.example/start. Not here: http://wiki.lovelace.example';

it('a new member reads on their card what they can do now, and whom to ask', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  const margaret = await becomeMember(foyer, 'margaret', 'Group Admin', '"Teacher Laptops"');
  const said = invitationCard(margaret).plain();
  expect(said).toContain('✓ You joined Lovelace Labs');
  expect(said).toContain('What you can do now');
  expect(said).toContain('You’re Group Admin: Acts for people inside the device groups they administer');
  expect(said).toContain('In your own device groups, you can invite people, see who is invited,');
  expect(said).toContain('Device group: Teacher Laptops.');
  expect(said).toContain('Questions? Ask @grace.');
  expect(margaret.messages()).toHaveLength(1);
});

it('a new member whose request is accepted reads the same in the answer, with the organization’s own welcome, in German', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  const { slack, db } = foyer;
  await db.organization.updateMany({ data: { welcomeMessage: OWN } });
  const ada = await askToJoin(foyer, 'ada');
  await slack.changePerson('ada', { locale: 'de-DE' });
  const grace = slack.person('grace');
  await grace.press(requestCard(grace), 'Accept as Remote');
  await untilIdle(foyer);
  const answer = ada.messages().at(-1);
  expect(answer?.plain()).toContain('Das kannst du jetzt tun');
  expect(answer?.plain()).toContain('Du bist Remote: Nur Lesezugriff');
  expect(answer?.plain()).toContain('Fragen? Wende dich an @grace.');
  const links = JSON.stringify(answer?.blocks).match(/"type":"link","url":"[^"]+"/gu);
  expect(links).toEqual(['"type":"link","url":"https://wiki.lovelace.example/start"']);
});

it('the welcome message shows its links in full on the card, and nothing else as a link', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  await foyer.db.organization.updateMany({ data: { welcomeMessage: OWN } });
  await runCommand(foyer.slack.person('grace'), '/invite @ada as VIEWER');
  await untilIdle(foyer);
  const card = invitationCard(foyer.slack.person('ada'));
  const links = JSON.stringify(card.blocks).match(/"type":"link"[^}]+/gu);
  expect(links).toEqual([
    '"type":"link","url":"https://wiki.lovelace.example/start","text":"https://wiki.lovelace.example/start"',
  ]);
});
