import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { manifestYaml } from '../../manifest/build.ts';
import { link, membershipChanges, top } from '../links/links-setup.ts';
import { type Foyer, startFoyer, startOn } from '../support/foyer.ts';
import { openHome } from '../support/homes.ts';
import { becomeMember, runCommand, setUp, untilIdle } from '../support/story.ts';

/** Installs the app again with this command alone, in a Slack that keeps its own. */
function installAs({ slack, app }: Foyer, command: string): void {
  slack.settings.takesBuiltInCommands = false;
  const manifest = parse(manifestYaml({ command, publicUrl: app.url }));
  slack.installApp(manifest, { requestUrl: `${app.url}/slack/events` });
}

/** The support installs the app with /invite each time it starts it. */
async function restartAs(foyer: Foyer, command: string): Promise<void> {
  foyer.slack.settings.takesBuiltInCommands = true;
  await foyer.restart();
  installAs(foyer, command);
}

const other = /\/(invite|foyer)\b/u;

it('a text names a command that every workspace accepts before the first one is typed, and the typed one from then on', async () => {
  await using foyer = await startFoyer();
  installAs(foyer, '/welcome');
  const linus = foyer.slack.person('linus');
  expect((await openHome(linus)).plain()).toContain('Ask one of them to type /foyer.');
  expect(await runCommand(linus, '/welcome')).toContain('Ask one of them to type /welcome.');
  expect((await openHome(linus)).plain()).toContain('Ask one of them to type /welcome.');
  await linus.shortcut('invite_member');
  expect(linus.screen()).toContain('Ask one of them to type /welcome.');
  await linus.closeModal();
  await restartAs(foyer, '/welcome');
  expect((await openHome(linus)).plain()).toContain('Ask one of them to type /welcome.');
});

it('a second process names the command that was typed at the first', async () => {
  await using foyer = await startFoyer();
  const { slack, database, clock } = foyer;
  const linus = slack.person('linus');
  installAs(foyer, '/welcome');
  await runCommand(linus, '/welcome');
  slack.settings.takesBuiltInCommands = true;
  const second = await startOn(slack, database.url, 'http', clock);
  try {
    expect((await openHome(linus)).plain()).toContain('Ask one of them to type /welcome.');
    await runCommand(linus, '/foyer');
    expect((await openHome(linus)).plain()).toContain('Ask one of them to type /foyer.');
  } finally {
    await second.stop();
  }
});

it.each(['/foyer', '/welcome'])('no text names another command where people type %s', async command => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  await becomeMember(foyer, 'ada', 'VIEWER', '"Teacher Laptops"');
  const { slack } = foyer;
  const grace = slack.person('grace');
  installAs(foyer, command);
  const otherThan = (text: string) => text.replaceAll(command, '');

  const help = await runCommand(grace, `${command} help`);
  expect(help).toContain(`${command} pending`);
  expect(otherThan(help)).not.toMatch(other);
  expect(await runCommand(grace, `${command} x ${'y'.repeat(5_000)}`)).toContain(`type ${command} bulk.`);
  const home = await openHome(grace);
  expect(otherThan(home.plain())).not.toMatch(other);
  await grace.press(home, 'Help');
  expect(grace.modal()?.plain()).toContain(`${command} pending`);
  expect(otherThan(grace.modal()?.plain() ?? '')).not.toMatch(other);
  await grace.closeModal();

  await grace.command(command);
  for (let count = 0; count <= 20; count += 1) {
    await grace.fill({ Email: `person-${count}@x.example`, Role: 'VIEWER' });
    await grace.press(top(grace), 'Add another');
  }
  expect(grace.modal()?.plain()).toContain(`type ${command} bulk.`);
  await grace.closeModal();

  slack.faults.always('conversations.invite', { kind: 'error', error: 'is_archived' });
  await link(foyer, 'Teacher Laptops', '#staff-room');
  await untilIdle(foyer);
  await slack.waitFor(() => grace.sees(`and type ${command} sync`), 'what to do');
  expect(otherThan((await membershipChanges(foyer)).join())).not.toMatch(other);
});
