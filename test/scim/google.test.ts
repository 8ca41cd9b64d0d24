import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp } from '../support/story.ts';
import { directoryOf, patch, user } from './directory.ts';

// What "About automated user provisioning" of Google Workspace Admin Help says that Google does; it names no bodies.

it('Google finds who is there, creates who isn’t, updates names, and suspends and removes people', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  await becomeMember(foyer, 'ada', 'VIEWER');
  const google = await directoryOf(foyer);
  expect((await google.get('/Users?count=1')).body).toMatchObject({ totalResults: 2, itemsPerPage: 1 });

  const ada = await google.userNamed('ada@lovelace.example');
  const name = { givenName: 'Augusta', familyName: 'King' };
  const updated = await google.ask('PUT', `/Users/${ada.id}`, { ...user(ada.userName), name, active: true });
  expect([updated.status, updated.body.displayName]).toEqual([200, 'Augusta King']);

  const made = await google.ask('POST', '/Users', {
    ...user('mary@lovelace.example', { externalId: '117', active: true }),
    name: { givenName: 'Mary', familyName: 'Somerville' },
    emails: [{ value: 'mary@lovelace.example', type: 'work', primary: true }],
  });
  expect([made.status, made.body.displayName]).toEqual([201, 'Mary Somerville']);
  const at = `/Users/${made.body.id}`;
  for (const active of [false, true]) {
    const { body } = await google.ask('PATCH', at, patch({ op: 'replace', path: 'active', value: active }));
    expect(body.active).toBe(active);
  }
  expect((await google.ask('DELETE', at)).status).toBe(204);
  expect(await google.userNamed('mary@lovelace.example')).toBeUndefined();
  expect(await foyer.db.member.findUniqueOrThrow({ where: { id: made.body.id } })).toMatchObject({
    state: 'deactivated',
    name: 'Mary Somerville',
  });
});
