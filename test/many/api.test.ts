import { expect, it } from 'vitest';
import { clientOf } from '../api/client.ts';
import { askWith, operationsIn } from '../api/requests.ts';
import { askToJoin, snapshot, submitSetUp, untilIdle } from '../support/story.ts';
import { foyerIn, install, startMany } from './stage.ts';

it('an API key of one workspace finds and changes nothing of another one, on every route', async () => {
  await using many = await startMany();
  const acme = many.cloud.addWorkspace({ name: 'Acme', rateLimits: false });
  const globex = many.cloud.addWorkspace({ name: 'Globex', rateLimits: false, sameIdsAs: acme });
  const [here, there] = [foyerIn(many, acme), foyerIn(many, globex)];
  for (const each of [acme, globex]) await install(many, each, 'grace');
  await submitSetUp(acme.person('grace'), { name: 'Lovelace Labs' });
  await submitSetUp(globex.person('grace'), { name: 'Hopper House' });
  const { db } = many;
  const [lovelace, hopper] = await Promise.all(
    ['Lovelace Labs', 'Hopper House'].map(name => db.organization.findFirstOrThrow({ where: { name } })),
  );
  if (!lovelace || !hopper) throw new Error('There are no two organizations.');
  const own = await clientOf(here, { organizationId: lovelace.id });
  const other = await clientOf(there, { organizationId: hopper.id });
  await acme.person('grace').closeModal();
  await askToJoin(here, 'linus');
  await own.post('/v1/invitations', { email: 'una@elsewhere.example', role: 'VIEWER' });
  await untilIdle(many);
  const ids: Record<string, string> = {
    organizations: lovelace.id,
    members: (await db.member.findFirstOrThrow({ where: { organizationId: lovelace.id } })).id,
    invitations: (await db.invitation.findFirstOrThrow()).id,
    'join-requests': (await db.joinRequest.findFirstOrThrow()).id,
  };
  const operations = operationsIn((await own.get('/v1/openapi.json')).body);
  const before = await snapshot(here);
  for (const operation of operations.filter(({ path }) => path.includes('{id}'))) {
    const { status, body } = await askWith(ids, other, operation);
    expect([status, body.status], JSON.stringify(operation)).toEqual([404, 404]);
  }
  for (const { path } of operations.filter(
    ({ method, path }) => method === 'GET' && !path.includes('{id}'),
  )) {
    const text = JSON.stringify((await other.get(path)).body);
    for (const id of Object.values(ids)) expect(text, path).not.toContain(id);
    expect(text, path).not.toContain('una@elsewhere.example');
  }
  expect(await snapshot(here)).toEqual(before);
});
