import { expect, it } from 'vitest';
import { suspend } from '../../src/installations/suspend.ts';
import { runCommand, submitSetUp, timePasses, untilIdle } from '../support/story.ts';
import { install, newKey, startMany } from './stage.ts';

it('everybody in a paused workspace reads that Foyer is paused and whom to ask, in their language, whatever they press', async () => {
  await using many = await startMany({ env: { SUPPORT_EMAIL: 'help@foyer.example' } });
  const { cloud, db, clock } = many;
  const acme = cloud.addWorkspace({
    name: 'Acme',
    rateLimits: false,
    people: [
      { name: 'grace', realName: 'Grace Hopper', email: 'grace@lovelace.example', isAdmin: true },
      { name: 'konrad', realName: 'Konrad Zuse', email: 'konrad@lovelace.example', locale: 'de-DE' },
    ],
    channels: [{ name: 'approvals', members: ['grace'], appIsMember: true }],
  });
  const workspaceId = await install(many, acme, 'grace');
  const [grace, konrad] = [acme.person('grace'), acme.person('konrad')];
  await submitSetUp(grace);
  await grace.closeModal();
  await grace.openHome();
  await runCommand(konrad, '/invite help');
  await untilIdle(many);
  await suspend(db, workspaceId, clock.now());

  const words =
    'The people who run Foyer paused it in this workspace. Nothing is lost. To ask why, write to help@foyer.example.';
  expect(await runCommand(grace, '/invite')).toBe(words);
  expect(await runCommand(konrad, '/invite')).toBe(
    'Die Betreiber von Foyer haben es in diesem Workspace pausiert. Nichts geht verloren. Warum, erfährst du unter help@foyer.example.',
  );
  const home = grace.home();
  if (!home) throw new Error('Grace has no home.');
  await grace.press(home, 'My details');
  await cloud.waitFor(() => grace.modal()?.plain().includes(words), 'the words in a modal');
  await grace.closeModal();
  expect(await grace.openHome()).toMatchObject({ status: 200 });
  expect(grace.home()?.plain()).toBe(home.plain());
});

it('people in a paused workspace read whom to ask even where the settings name nobody', async () => {
  await using many = await startMany();
  const acme = many.cloud.addWorkspace({ name: 'Acme', rateLimits: false });
  await suspend(many.db, await install(many, acme, 'grace'), many.clock.now());
  expect(await runCommand(acme.person('grace'), '/invite')).toBe(
    'The people who run Foyer paused it in this workspace. Nothing is lost. A workspace admin can ask them why.',
  );
});

it('people read that something went wrong where Foyer can’t read its installation, and Slack delivers events again', async () => {
  await using many = await startMany();
  const { cloud } = many;
  const acme = cloud.addWorkspace({ name: 'Acme', rateLimits: false });
  await install(many, acme, 'grace');
  const grace = acme.person('grace');
  await many.restart({ ENCRYPTION_KEY: newKey() });
  expect(await runCommand(grace, '/invite')).toMatch(
    /^Something went wrong, and nothing was changed\. .* this reference: \w{8}\.$/u,
  );
  expect(await grace.openHome()).toMatchObject({ status: 500 });
  await cloud.settled();
  await many.restart();
  await timePasses(many, 60_000);
  expect(await cloud.runDueRetries()).toBe(1);
  await cloud.waitFor(() => grace.home()?.plain().includes('Set up'), 'the home');
});
