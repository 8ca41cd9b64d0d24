import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { invitationCard, modes, runCommand, setUp, untilIdle } from '../support/story.ts';
import { deliver } from '../support/wire.ts';

type Loose = Record<string, unknown>;

describe.each(modes)('an event that comes twice, over %s', mode => {
  it('an event that comes twice has one outcome, and a person reads each message once', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const said = await grace.say('', { files: [{ name: 'people.csv', bytes: 'Colour\nred' }] });
    await untilIdle(foyer);
    const refusals = () => grace.messages().filter(({ user }) => user !== grace.id).length;
    expect(refusals()).toBe(1);
    await grace.resend(said);
    await Promise.all([grace.resend(said), grace.resend(said)]);
    await untilIdle(foyer);
    expect(refusals()).toBe(1);
  });
});

it('an event that failed is handled when it comes again', async () => {
  await using foyer = await startFoyer('http');
  await setUp(foyer);
  const { slack } = foyer;
  const grace = slack.person('grace');
  slack.faults.next('views.publish', { kind: 'error', error: 'internal_error' });
  const opened = await grace.openHome();
  await untilIdle(foyer);
  await grace.resend(opened);
  await untilIdle(foyer);
  expect(grace.home()?.plain()).toContain('Lovelace Labs');
  const published = slack.calls.of('views.publish').length;
  await grace.resend(opened);
  expect(slack.calls.of('views.publish')).toHaveLength(published);
});

describe.each(modes)('data about a person, over %s', mode => {
  it('older data about a person doesn’t replace newer data, in any order', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack, db, clock } = foyer;
    const [grace, una] = [slack.person('grace'), slack.person('una')];
    await runCommand(grace, '/invite una@lovelace.example as VIEWER');
    const like = await una.openHome();
    const { event: _, ...envelope } = like.payload;
    const now = Math.floor(clock.now().getTime() / 1000);
    const user = {
      id: una.id,
      team_id: slack.teamId,
      name: 'una',
      deleted: false,
      profile: { email: 'una@lovelace.example', real_name: 'Una' },
    };
    let number = 0;
    const changed = async (about: Loose) => {
      number += 1;
      const event = { type: 'user_change', user: { ...user, ...about } };
      await deliver(foyer, mode, una, await una.openHome(), {
        ...envelope,
        event_id: `EvChange${number}`,
        event,
      });
      await untilIdle(foyer);
    };
    const known = () => db.slackPerson.findFirst({ where: { slackUserId: una.id } });

    await changed({ updated: now + 100, is_email_confirmed: true });
    expect(invitationCard(una).buttons()).toEqual(['Accept', 'Decline']);
    await changed({ updated: now + 50, is_email_confirmed: false, deleted: true });
    expect(await known()).toMatchObject({ isEmailConfirmed: true, isDeactivated: false });
    await changed({ updated: now + 200, deleted: true });
    await changed({ updated: now + 150, is_email_confirmed: true });
    expect(await known()).toMatchObject({ isDeactivated: true });
  });
});
