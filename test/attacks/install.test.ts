import type { Simulator } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Installing, install, type Many, startMany } from '../many/stage.ts';
import { send } from '../pages/visit.ts';
import { submitSetUp, untilIdle } from '../support/story.ts';
import { installRoutes } from './page-routes.ts';
import { differences, type Snapshot, Snapshots } from './snapshot.ts';
import { wrongStates } from './wrong-states.ts';

let many: Many;
/** It has Foyer; Globex doesn't. */
let acme: Simulator;
let globex: Simulator;
let snapshots: Snapshots;
/** Whatever names Acme, its people, or what they have. */
let ofAcme: Record<string, string>;

beforeAll(async () => {
  many = await startMany({ triesPerMinute: 1_000_000 });
  [acme, globex] = ['Acme', 'Globex'].map(name => many.cloud.addWorkspace({ name, rateLimits: false })) as [
    Simulator,
    Simulator,
  ];
  const workspaceId = await install(many, acme, 'grace');
  await submitSetUp(acme.person('grace'));
  await untilIdle(many);
  const { id: organizationId } = await many.db.organization.findFirstOrThrow();
  ofAcme = {
    team: acme.teamId,
    team_id: acme.teamId,
    enterprise: acme.teamId,
    workspaceId,
    organizationId,
    id: organizationId,
    user: acme.person('grace').id,
    app: acme.appId,
  };
  snapshots = new Snapshots(many.database.ownerUrl);
  await snapshots.open();
});
afterAll(async () => {
  await snapshots?.close();
  await many?.[Symbol.asyncDispose]();
});

/** What changed; an installation that somebody begins changes nothing else. */
async function changedSince(before: Snapshot): Promise<string[]> {
  await untilIdle(many);
  const changes = differences(before, await snapshots.take());
  changes.delete('install_states');
  return [...changes].flatMap(([table, rows]) => rows.map(row => `${table} ${row}`));
}

const partsOf = (route: string) => route.split(' ') as [string, string];

describe.each(installRoutes)('a request for a page where Foyer is installed: %s', route => {
  const [method, path] = partsOf(route);

  it(`${route} with another workspace’s ids changes nothing and shows nothing of it`, async () => {
    const before = await snapshots.take();
    const made = 'x'.repeat(43);
    const forms: Record<string, string>[] = [
      {},
      { state: made },
      { state: made, code: made },
      { error: 'access_denied' },
    ];
    for (const more of forms) {
      const { status, page } = await send(many, `${path}?${new URLSearchParams({ ...ofAcme, ...more })}`, {
        method,
        headers: { cookie: `slack-app-oauth-state=${made}`, 'x-slack-team': acme.teamId },
      });
      expect(status).toBeLessThan(500);
      for (const own of ['Acme', 'Lovelace', ...Object.values(ofAcme)]) expect(page).not.toContain(own);
    }
    expect(await changedSince(before)).toEqual([]);
  });

  it(`${route} can’t be sent by another method, or at a path that looks like it`, async () => {
    const before = await snapshots.take();
    for (const other of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect((await send(many, path, { method: other })).status, other).toBe(404);
    for (const like of [`${path}/x`, `${path}%2f`, `/x${path}`, `/i${path}`])
      expect((await send(many, like, { method })).status, like).toBe(404);
    expect(await changedSince(before)).toEqual([]);
  });
});

it.each(Object.keys(wrongStates))('who comes back with %s installs nothing', async what => {
  for (const slack of [acme, globex]) {
    const { browser, url } = (await wrongStates[what]?.(many, slack.person('grace'))) ?? {};
    const before = await snapshots.take();
    expect(await browser?.comeBack(url ?? '')).toEqual({
      status: 400,
      words: 'Start the installation again',
    });
    expect(await changedSince(before)).toEqual([]);
  }
});

it('a person who installs Foyer in a workspace, and names another one, changes nothing of the other one', async () => {
  const before = await snapshots.take();
  const browser = new Installing(many);
  const back = new URL(globex.person('grace').install(await browser.begin()));
  for (const [name, value] of Object.entries(ofAcme)) back.searchParams.append(name, value);
  expect(await browser.comeBack(back.href)).toEqual({ status: 200, words: 'Foyer is installed in Globex' });
  const changes = await changedSince(before);
  expect(changes.filter(change => change.includes(ofAcme.workspaceId ?? ''))).toEqual([]);
  expect(changes.some(change => change.startsWith('installations +'))).toBe(true);
});
