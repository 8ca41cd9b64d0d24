import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { paste, send } from '../support/import-story.ts';
import { deliveries, invitationCard, modes, runCommand, setUp, untilIdle } from '../support/story.ts';
import { deliver } from '../support/wire.ts';

type Loose = Record<string, unknown>;

/** Every field but the id, and those of the profile but the address, as Slack may leave them. */
const without =
  (gap: unknown) =>
  ({ id, team_id, is_email_confirmed, profile, ...others }: Loose): Loose => ({
    ...Object.fromEntries(Object.keys(others).map(field => [field, gap])),
    id,
    team_id,
    is_email_confirmed,
    profile: {
      ...Object.fromEntries(Object.keys(profile as Loose).map(field => [field, gap])),
      email: (profile as Loose).email,
    },
  });

describe.each(modes)('people with missing fields, over %s', mode => {
  it.each([[null], [undefined], [''], [7], [1_700_000_000_000]])(
    'a person can use Foyer where every field is %j',
    async gap => {
      await using foyer = await startFoyer(mode);
      await setUp(foyer);
      const { slack, db } = foyer;
      const [grace, ada] = [slack.person('grace'), slack.person('ada')];
      slack.oddities.set('user', user => (user.id === grace.id ? user : without(gap)(user)));
      await runCommand(grace, '/invite @ada as VIEWER');
      await untilIdle(foyer);
      expect(await runCommand(ada, '/invite help')).toContain('What you can do');
      await ada.press(invitationCard(ada), 'Accept');
      await untilIdle(foyer);
      expect(await db.member.count({ where: { slackUserId: ada.id, state: 'active' } })).toBe(1);
    },
  );

  it('people with missing fields exclude nobody else from the directory, nor from what waits for them', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db } = foyer;
    const [grace, linus] = [slack.person('grace'), slack.person('linus')];
    const odd = new Map<unknown, Loose>([
      [slack.person('ada').id, { id: null }],
      [slack.person('margaret').id, { profile: null, updated: 1_700_000_000_000 }],
      [slack.person('katherine').id, { team_id: null, profile: { email: '\0', real_name: '\ud800' } }],
    ]);
    slack.oddities.set('user', user => ({ ...user, ...odd.get(user.id) }));
    await db.workspace.updateMany({ data: { peopleListedAt: null } });
    await paste(grace, 'Email,Role\nlinus@lovelace.example,VIEWER');
    await send(grace);
    await untilIdle(foyer);
    expect(await deliveries(foyer)).toContain('invitation to linus: delivered');
    expect(invitationCard(linus).buttons()).toEqual(['Accept', 'Decline']);
    expect(await db.slackPerson.count({ where: { slackUserId: slack.person('katherine').id } })).toBe(1);
  });

  it('an event that names nobody is ignored, and the next one is handled', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const ada = slack.person('ada');
    const opened = await ada.openHome();
    const { event: _, ...envelope } = opened.payload;
    for (const [number, user] of [null, {}, { id: null }, 'U1'].entries()) {
      for (const type of ['team_join', 'user_change']) {
        const payload = { ...envelope, event_id: `Ev${type}${number}`, event: { type, user } };
        const { status } = await deliver(foyer, mode, ada, await ada.openHome(), payload);
        expect(status).toBe(200);
      }
    }
    const odd = {
      type: 'message',
      channel_type: 'im',
      user: ada.id,
      bot_id: null,
      files: [null, { id: null }],
      text: null,
    };
    await deliver(foyer, mode, ada, await ada.openHome(), { ...envelope, event_id: 'EvOdd', event: odd });
    expect(await runCommand(ada, '/invite help')).toContain('What you can do');
  });
});

it('an answer whose response_metadata is null is read like any other', async () => {
  await using foyer = await startFoyer('http');
  await setUp(foyer);
  const { slack } = foyer;
  slack.oddities.set('answer', answer => ({ ...answer, response_metadata: null }));
  expect(await runCommand(slack.person('grace'), '/invite @ada as VIEWER')).toContain('Invited Ada Lovelace');
  await untilIdle(foyer);
  expect(await deliveries(foyer)).toEqual(['invitation to ada: delivered']);
});

it('a channel with almost no fields can be chosen', async () => {
  await using foyer = await startFoyer('http');
  const { slack } = foyer;
  slack.oddities.set('channel', ({ id }) => ({
    id,
    name: null,
    is_archived: null,
    is_private: null,
    topic: null,
  }));
  await setUp(foyer);
});
