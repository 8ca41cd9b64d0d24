import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError } from '../../src/domain/errors.ts';
import { readInput } from '../../src/domain/input.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { outcomeOf, startWorld } from '../members/world.ts';

const schema = z.object({
  id: z.uuid(),
  note: z.string().trim().max(10).nullable(),
  kind: z.enum(['channel', 'usergroup']),
  count: z.number().int().max(5),
  people: z
    .array(z.object({ email: z.string() }))
    .min(1)
    .max(2),
});
const fine = {
  id: '01890000-0000-7000-8000-000000000000',
  note: null,
  kind: 'channel',
  count: 1,
  people: [{ email: 'a' }],
};

function refusal(given: unknown): Pick<DomainError, 'code' | 'field' | 'data'> {
  try {
    readInput(schema, given);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, field: error.field, data: error.data };
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('the input of an operation', () => {
  it.each([
    [{ id: 'x' }, 'id', 'id', { kind: 'unreadable' }],
    [{ id: undefined }, 'id', 'id', { kind: 'missing' }],
    [{ id: null }, 'id', 'id', { kind: 'unreadable' }],
    [{ note: 'x'.repeat(11) }, 'note', 'note', { kind: 'too-long', most: 10 }],
    [{ kind: 'dm' }, 'kind', 'kind', { kind: 'not-offered', offered: ['channel', 'usergroup'] }],
    [{ count: 6 }, 'count', 'count', { kind: 'too-large', most: 5 }],
    [{ count: 1.5 }, 'count', 'count', { kind: 'unreadable' }],
    [{ people: [] }, 'people', 'people', { kind: 'missing' }],
    [{ people: [1, 2, 3].map(() => ({ email: 'a' })) }, 'people', 'people', { kind: 'too-many', most: 2 }],
    [{ people: [{ email: 7 }] }, 'people', 'people.0.email', { kind: 'unreadable' }],
  ])('an input is refused for the field with what is wrong with it: %j', (change, field, path, problem) => {
    expect(refusal({ ...fine, ...change })).toEqual({
      code: 'invalid-input',
      field,
      data: { path, problem },
    });
  });

  it('an input is refused for text that no database stores before anything else is read', () => {
    expect(refusal({ ...fine, id: 'x', note: 'a\0' })).toMatchObject({ code: 'invalid-text', field: 'note' });
  });

  it('any input is either read or refused in words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.object().map(odd => ({ ...fine, ...odd })),
        ),
        given => {
          try {
            readInput(schema, given);
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
        },
      ),
    );
  });

  it('a refused input starts no transaction', async () => {
    await using world = await startWorld(crowdsec);
    const { actor } = await world.member('Grace', 'OWNER');
    const given = { email: 'a@y.example', name: null, role: 'VIEWER', groups: [], person: null };
    for (const odd of [
      { organizationId: 'x', note: null },
      { organizationId: world.organization.id, note: 'x'.repeat(1001) },
    ]) {
      const asked = invite(world.domain, actor, { ...given, ...odd, requestKey: null });
      expect(await outcomeOf(asked)).toBe('invalid-input');
    }
    expect(await world.db.invitation.count()).toBe(0);
  });
});
