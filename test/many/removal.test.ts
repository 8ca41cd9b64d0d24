import { expect, it } from 'vitest';
import { approvals, crowdCsv, nth, paste, send, withCrowd } from '../support/import-story.ts';
import { submitSetUp, timePasses, untilIdle } from '../support/story.ts';
import { install, startMany } from './stage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

it('Foyer is removed in the middle of a file: nothing more is sent, and the uploader reads why after it is back', async () => {
  await using many = await startMany();
  const { cloud, db } = many;
  const acme = cloud.addWorkspace({
    name: 'Acme',
    rateLimits: false,
    people: withCrowd(60),
    channels: approvals,
  });
  await install(many, acme, 'grace');
  await submitSetUp(acme.person('grace'), { domains: 'x.example' });
  await untilIdle(many);
  const grace = acme.person('grace');
  await paste(grace, crowdCsv(60, 'VIEWER'));
  await send(grace);
  const told = () =>
    Array.from({ length: 60 }, (_, n) => acme.person(nth(n)).messages().length).filter(Boolean).length;
  await acme.waitFor(() => told() > 3, 'some messages');
  await cloud.uninstall(acme);
  await untilIdle(many);
  const sent = told();
  const calls = cloud.calls.of('api').length;
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now() where locked_at is null`;
  await untilIdle(many);
  expect(told()).toBe(sent);
  expect(cloud.calls.of('api').length).toBe(calls);
  expect(await db.installation.count()).toBe(0);
  expect(await db.delivery.count({ where: { status: 'queued' } })).toBe(0);
  const failed = { status: 'failed', message: 'invitation' } as const;
  expect(await db.delivery.count({ where: failed })).toBeGreaterThanOrEqual(60 - sent);
  // Those that were being sent at that moment have Slack's own reason.
  const uninstalled = { ...failed, reason: { contains: 'uninstalled' } };
  expect(await db.delivery.count({ where: uninstalled })).toBeGreaterThanOrEqual(50 - sent);

  await install(many, acme, 'grace');
  const { ephemeral } = await grace.command('/invite pending');
  expect(`${ephemeral?.plain()} ${grace.modal()?.plain()}`).toContain(
    'Foyer was removed from this Slack workspace.',
  );
});

it('a removed workspace keeps its data for RETENTION_DAYS, then loses all of it; another keeps everything', async () => {
  await using many = await startMany({ env: { RETENTION_DAYS: '7' } });
  const { cloud, db } = many;
  const [acme, globex] = ['Acme', 'Globex'].map(name => cloud.addWorkspace({ name, rateLimits: false }));
  if (!acme || !globex) throw new Error('There are two.');
  for (const each of [acme, globex]) {
    await install(many, each, 'grace');
    await submitSetUp(each.person('grace'));
  }
  await cloud.uninstall(acme);
  const erase = async () => {
    await db.$executeRaw`select graphile_worker.add_job('erase-removed:shared')`;
    await untilIdle(many);
    return (await db.workspace.findMany({ orderBy: { name: 'asc' } })).map(({ name }) => name);
  };
  await timePasses(many, 6 * DAY_MS);
  expect(await erase()).toEqual(['Acme', 'Globex']);
  await timePasses(many, 2 * DAY_MS);
  expect(await erase()).toEqual(['Globex']);
  expect(await db.organization.count()).toBe(1);
});

it('word of a removal that comes late does not end an installation that came after it', async () => {
  await using many = await startMany();
  const { cloud, db } = many;
  const acme = cloud.addWorkspace({ name: 'Acme', rateLimits: false });
  await install(many, acme, 'grace');
  await submitSetUp(acme.person('grace'));
  await many.app.stop();
  await cloud.uninstall(acme);
  await timePasses(many, 20_000);
  await many.restart();
  await install(many, acme, 'grace');
  await timePasses(many, 60_000);
  expect(await cloud.runDueRetries()).toBe(2);
  await untilIdle(many);
  expect(await db.installation.count()).toBe(1);
  await acme.person('grace').openHome();
  expect(acme.person('grace').home()?.plain()).toContain('Lovelace Labs');

  await cloud.uninstall(acme);
  expect(await db.installation.count()).toBe(0);
});

it('a workspace whose own token was in the settings before keeps its data and its waiting messages', async () => {
  await using many = await startMany();
  const { cloud, db, clock } = many;
  const acme = cloud.addWorkspace({ name: 'Acme', rateLimits: false });
  const before = await db.workspace.create({
    data: { slackTeamId: acme.teamId, name: 'Acme', botUserId: 'U0', createdAt: clock.now() },
  });
  await db.$executeRaw`select graphile_worker.add_job('greet:' || ${before.id}, '{}'::json, run_at := now() + interval '1 day')`;
  expect(await install(many, acme, 'grace')).toBe(before.id);
  const jobs = await db.$queryRaw<{ task: string; workspace: string }[]>`
    select tasks.identifier as task, jobs.payload ->> 'workspaceId' as workspace
    from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
    where tasks.identifier like 'greet:%'`;
  expect(jobs).toEqual([{ task: 'greet:shared', workspace: before.id }]);
});
