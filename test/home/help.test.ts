import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { shown } from '../support/import-story.ts';
import { askToJoin, becomeMember, invitationCard, runCommand, setUp, untilIdle } from '../support/story.ts';

it('the button Help on App Home opens what the command says, for everybody who has a home here', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  const { slack, db } = foyer;
  const grace = slack.person('grace');
  await becomeMember(foyer, 'linus', 'Analyst', '"Teacher Laptops"');
  await becomeMember(foyer, 'margaret', '"Group Admin"', '"Teacher Laptops"');
  await slack.addPerson({ name: 'hedy', realName: 'Hedy Lamarr', email: 'hedy@lovelace.example' });
  const { id: hedy } = await becomeMember(foyer, 'hedy', 'Analyst');
  await db.member.updateMany({ where: { slackUserId: hedy }, data: { state: 'deactivated' } });
  await askToJoin(foyer, 'ada');
  await runCommand(grace, '/invite @katherine as Analyst');
  await untilIdle(foyer);
  // An admin, a member, an admin of a group, deactivated, waiting, invited, a guest, unconfirmed.
  for (const name of ['grace', 'linus', 'margaret', 'hedy', 'ada', 'katherine', 'radia', 'una']) {
    const person = slack.person(name);
    const home = await openHome(person);
    expect(home.plain(), name).not.toContain('/invite help');
    await person.press(home, 'Help');
    expect(shown(person).title).toBe('Help');
    const opened = shown(person).plain();
    await person.closeModal();
    expect(opened).toContain('What you can do in Lovelace Labs');
    expect(opened, name).toBe(`Help\n${await runCommand(person, '/invite help')}`);
  }
  expect(invitationCard(slack.person('katherine')).buttons()).toEqual(['Accept', 'Decline']);
});

it('Help opens from the answer to a direct message, and in the reader’s language', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack } = foyer;
  const ada = slack.person('ada');
  await ada.say('hello');
  await untilIdle(foyer);
  const answer = ada.messages().at(-1);
  if (!answer) throw new Error('Nothing was answered.');
  await ada.press(answer, 'Help');
  expect(shown(ada).plain()).toContain('/invite request');
  await ada.closeModal();
  await slack.changePerson('ada', { locale: 'de-DE' });
  await untilIdle(foyer);
  await ada.press(await openHome(ada), 'Hilfe');
  expect(shown(ada).title).toBe('Hilfe');
});
