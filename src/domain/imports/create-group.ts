import { z } from 'zod';
import { authorise } from '../access/acting-member.ts';
import { addGroupsTo } from '../groups/add.ts';
import { limits } from '../limits.ts';
import { parseName } from '../names.ts';
import { operation } from '../operation/operation.ts';
import { draftOf, lockOfImport } from './draft.ts';

/** Adds a group that a draft's rows name and the organization doesn't have. */
export const createImportGroup = operation({
  input: z.object({ importId: z.uuid(), name: z.string().max(limits.cell) }),
  fails: [
    'import-not-found',
    'organization-not-found',
    'not-allowed',
    'import-resolved',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'duplicate-group',
  ],
  lock: (tx, { importId }) => lockOfImport(tx, importId, 'alone'),
  async run(scope, { importId, name }): Promise<void> {
    const { found } = await draftOf(scope.tx, scope.actor, importId);
    await authorise(scope.tx, scope.actor, found.organizationId, 'organization:edit');
    await addGroupsTo(scope, found.organizationId, [parseName(name, 'group', 'groups')]);
  },
});
