import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { shown } from '../support/import-story.ts';
import { becomeMember, runCommand, setUp } from '../support/story.ts';

it('a name after “members” or “pending” searches the list, and the search can be changed there', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  const { slack } = foyer;
  const grace = slack.person('grace');
  const linus = await becomeMember(foyer, 'linus', 'Analyst');
  await becomeMember(foyer, 'ada', 'Remote');
  await runCommand(grace, '/invite hedy@lovelace.example as Analyst');
  await runCommand(grace, '/invite joan@x.example as Remote');
  const found = async (command: string) => {
    await grace.command(command);
    const text = shown(grace).plain();
    await grace.closeModal();
    return text;
  };
  for (const typed of ['linus', 'TORVALDS linus', '“Linus”', 'linus.', '@linus']) {
    const text = await found(`/invite members ${typed}`);
    expect(text, typed).toContain('1 person · “');
    expect(text, typed).toContain('@linus\nlinus@lovelace.example');
  }
  expect(await found('/invite members nobody')).toContain('Nobody matches.');
  expect(await found('/invite members')).toContain('3 people');
  expect(await found('/invite pending hedy')).toContain('1 pending · “hedy”');
  await grace.command('/invite pending hedy');
  await grace.press(shown(grace), 'Search and filter');
  await grace.fill({ 'Name or email': 'joan' });
  await grace.submit();
  expect(shown(grace).plain()).toContain('1 pending · “joan”');
  await grace.press(shown(grace), 'Show everybody');
  expect(shown(grace).plain()).toContain('2 pending');
  await grace.closeModal();
  expect(await runCommand(linus, '/invite members grace')).toContain('can’t see the members');
  expect(await runCommand(grace, '/invite help')).toContain('/invite members linus');
});
