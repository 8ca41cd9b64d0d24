import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { runCommand, setUp, untilIdle } from '../support/story.ts';

it('the directory has the time zone that Slack says, also after it changed', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { slack, db } = foyer;
  await slack.addPerson({ name: 'far', realName: 'Far Away', email: 'far@x.example', tz: 'Asia/Tokyo' });
  await runCommand(slack.person('far'), '/invite help');
  await untilIdle(foyer);
  const known = () => db.slackPerson.findFirstOrThrow({ where: { slackUserId: slack.person('far').id } });
  expect((await known()).timeZone).toBe('Asia/Tokyo');
  await slack.changePerson('far', { tz: 'America/Lima' });
  await untilIdle(foyer);
  expect((await known()).timeZone).toBe('America/Lima');
});
