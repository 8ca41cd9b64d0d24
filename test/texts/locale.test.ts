import { describe, expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, modes, runCommand, setUp, untilIdle } from '../support/story.ts';

it('the directory has the language that Slack says, and keeps it where Slack leaves it out', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  await slack.addPerson({
    name: 'greta',
    realName: 'Greta Hermann',
    email: 'greta@x.example',
    locale: 'de-DE',
  });
  await runCommand(slack.person('greta'), '/invite help');
  await untilIdle(foyer);
  const known = () => db.slackPerson.findFirstOrThrow({ where: { slackUserId: slack.person('greta').id } });
  expect((await known()).locale).toBe('de-DE');
  await foyer.slack.changePerson('greta', { locale: 'en-GB' });
  await untilIdle(foyer);
  expect((await known()).locale).toBe('en-GB');
});

describe.each(modes)('over %s', mode => {
  it('each person reads Foyer in the language of their own Slack, also in answers to what others did', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const grace = slack.person('grace');
    const ada = await becomeMember(foyer, 'ada', 'EDITOR');
    await slack.changePerson('ada', { locale: 'de-AT' });
    await untilIdle(foyer);
    await runCommand(grace, '/invite hand-on');
    await grace.fill({ 'New OWNER': { user: 'ada' } });
    await grace.submit();
    expect(grace.modal()?.plain()).toContain('Once they accept, you’re ADMIN');
    await untilIdle(foyer);
    const card = ada.messages().at(-1);
    expect(card?.plain()).toContain('möchte dir die Rolle OWNER in Lovelace Labs weitergeben.');
    if (card) await ada.press(card, 'Annehmen');
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('Du hast angenommen. Du bist jetzt OWNER.');
    expect(grace.messages().at(-1)?.plain()).toContain('accepted the role OWNER in Lovelace Labs.');
    await runCommand(ada, '/invite hand-on');
    expect(ada.modal()?.plain()).toContain('Bis zur Annahme ändert sich nichts.');
  });

  it('an invitee with a German Slack is invited, accepts and is refused in German', async () => {
    await using foyer = await startFoyer(mode);
    await setUp(foyer);
    const { slack } = foyer;
    const ada = slack.person('ada');
    await slack.changePerson('ada', { locale: 'de-DE' });
    await untilIdle(foyer);
    await runCommand(slack.person('grace'), '/invite @ada as VIEWER');
    await untilIdle(foyer);
    const card = ada.messages().at(-1);
    expect(card?.plain()).toContain('Grace Hopper lädt dich ein, Lovelace Labs beizutreten, als VIEWER.');
    if (card) await ada.press(card, 'Annehmen');
    await untilIdle(foyer);
    expect(ada.messages().at(-1)?.plain()).toContain('Du bist Lovelace Labs beigetreten');
    expect(await runCommand(ada, '/invite @linus as VIEWER')).toContain(
      'Mit deiner Rolle VIEWER kannst du keine Personen einladen.',
    );
    await ada.openHome();
    expect(ada.home()?.plain()).toContain('Du bist VIEWER.');
  });
});
