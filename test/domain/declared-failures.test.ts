import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { beside } from '../../src/domain/locks.ts';
import { operation } from '../../src/domain/operation/operation.ts';
import { startFoyer } from '../support/foyer.ts';
import { setUp } from '../support/story.ts';

const failing = operation({
  name: 'failing',
  input: z.object({ code: z.enum(['group-not-found', 'role-not-found']) }),
  fails: ['group-not-found'],
  lock: () => beside([]),
  async run(_, { code }): Promise<void> {
    throw new DomainError(code, {});
  },
});

it('An operation that fails with a code which it does not declare says so, and fails all the same', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const heard: string[] = [];
  const { db, clock } = foyer;
  const domain: Domain = {
    db,
    clock,
    commitChanges: async () => {},
    onUndeclared: code => heard.push(code),
  };
  const { id: workspaceId } = await db.workspace.findFirstOrThrow();
  const { slackUserId, ...known } = await db.slackPerson.findFirstOrThrow({
    where: { isWorkspaceAdmin: true },
  });
  const grace: Person = { ...known, workspaceId, slackUserId };
  await expect(failing(domain, grace, { code: 'group-not-found' })).rejects.toThrow('group-not-found');
  expect(heard).toEqual([]);
  await expect(failing(domain, grace, { code: 'role-not-found' })).rejects.toThrow('role-not-found');
  expect(heard).toEqual(['role-not-found']);
});
