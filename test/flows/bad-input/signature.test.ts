import { type ActResult, sign } from 'local-slack';
import { expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../../support/foyer.ts';
import { invitationCard, runCommand, setUp, snapshot, untilIdle } from '../../support/story.ts';
import { bodyOf, post } from '../../support/wire.ts';

const TOLERANCE_S = 5 * 60;

/** A press that accepts, a command that invites and an event, each as Slack would send it. */
async function requests(foyer: Foyer): Promise<{ body: string; contentType: string }[]> {
  const { slack } = foyer;
  const [grace, ada] = [slack.person('grace'), slack.person('ada')];
  await runCommand(grace, '/invite @ada as VIEWER');
  await untilIdle(foyer);
  const help: ActResult = await grace.command('/invite help');
  const card = invitationCard(ada);
  const buttons = card.blocks.at(-1)?.elements ?? [];
  const [accept] = buttons as { action_id: string; value: string }[];
  return [
    { ...help.payload, text: 'linus@lovelace.example as OWNER' },
    {
      type: 'block_actions',
      user: { id: ada.id },
      team: { id: slack.teamId },
      trigger_id: '1.2.3',
      actions: [{ type: 'button', block_id: 'b', action_id: accept?.action_id, value: accept?.value }],
    },
    {
      type: 'event_callback',
      team_id: slack.teamId,
      event: { type: 'team_join', user: { id: 'UNEW', profile: { email: 'new@lovelace.example' } } },
    },
  ].map(bodyOf);
}

it('Foyer accepts signed requests of now, and of up to five minutes before and after', async () => {
  await using foyer = await startFoyer('http');
  await setUp(foyer);
  const [command] = await requests(foyer);
  if (!command) throw new Error('There is no request.');
  for (const ageS of [0, TOLERANCE_S, -TOLERANCE_S]) {
    expect((await post(foyer, command.body, { ...command, ageS })).status).toBe(200);
  }
  expect(await foyer.db.invitation.count({ where: { email: 'linus@lovelace.example' } })).toBe(1);
});

it('Foyer answers 401 to forged, old and future signatures of any request, and nothing happens', async () => {
  await using foyer = await startFoyer('http');
  await setUp(foyer);
  const all = await requests(foyer);
  const [people, before] = [await foyer.db.slackPerson.findMany(), await snapshot(foyer)];
  const calls = foyer.slack.calls.of('api').length;
  const faults: Parameters<typeof post>[2][] = [
    { secret: 'another secret' },
    { secret: '' },
    { ageS: TOLERANCE_S + 1 },
    { ageS: -TOLERANCE_S - 1 },
    { ageS: 24 * 60 * 60 },
    { headers: { 'x-slack-signature': '' } },
    { headers: { 'x-slack-signature': 'v0=' } },
    { headers: { 'x-slack-signature': `v0=${'0'.repeat(64)}` } },
    { headers: { 'x-slack-request-timestamp': '' } },
    { headers: { 'x-slack-request-timestamp': 'now' } },
    { headers: { 'x-slack-request-timestamp': '-1' } },
    { headers: { 'x-slack-request-timestamp': '1e9' } },
    { headers: { 'x-slack-request-timestamp': '99999999999999999999' } },
  ];
  for (const { body, contentType } of all) {
    for (const fault of faults) {
      const answer = await post(foyer, body, { contentType, ...fault });
      expect(answer, JSON.stringify(fault)).toEqual({
        status: 401,
        text: 'This request is not signed by Slack, or not within five minutes.',
      });
    }
    const altered = await fetch(`${foyer.app.url}/slack/events`, { method: 'POST', body });
    expect(altered.status).toBe(401);
  }
  await untilIdle(foyer);
  expect(await snapshot(foyer)).toEqual(before);
  expect(await foyer.db.slackPerson.findMany()).toEqual(people);
  expect(foyer.slack.calls.of('api')).toHaveLength(calls);
});

it('Foyer answers 401 when a single byte of a signed body is changed', async () => {
  await using foyer = await startFoyer('http');
  await setUp(foyer);
  const [command] = await requests(foyer);
  if (!command) throw new Error('There is no request.');
  const seconds = String(Math.floor(foyer.clock.now().getTime() / 1000));
  const signature = sign(foyer.slack.signingSecret, Number(seconds), command.body);
  const body = command.body.replace('linus', 'torva');
  const answer = await post(foyer, body, {
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
  });
  expect(answer.status).toBe(401);
  expect(await foyer.db.invitation.count({ where: { email: 'torva@lovelace.example' } })).toBe(0);
});
