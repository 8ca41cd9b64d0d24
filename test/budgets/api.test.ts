import { expect, it } from 'vitest';
import { clientOf } from '../api/client.ts';
import { startFoyer } from '../support/foyer.ts';
import { statementsOf } from '../support/statements.ts';
import { setUp, untilIdle } from '../support/story.ts';

it('a product reads a member, and asks for a permission, with one statement each, its key included', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const client = await clientOf(foyer);
  const { id } = await foyer.db.member.findFirstOrThrow();
  const asked = [
    () => client.get(`/v1/members/${id}`),
    () => client.post('/v1/check', { member: { id }, permission: 'member:edit', group: 'Teacher Laptops' }),
    () =>
      client.post('/v1/check', { member: { email: 'grace@lovelace.example' }, permission: 'member:edit' }),
  ];
  await untilIdle(foyer);
  for (const ask of asked) {
    // The first request notes that the key is in use.
    expect((await ask()).status).toBe(200);
    const statements = await statementsOf(foyer, ask);
    // A connection that served nobody yet is set to the workspace.
    const own = statements.filter(text => !text.includes("set_config('foyer.workspace'"));
    expect(own, own.join('\n')).toHaveLength(1);
  }
});
