import { z } from 'zod';
import { authorise } from '../access/acting-member.ts';
import { addGroupsTo } from '../groups/add.ts';
import { limits } from '../limits.ts';
import { parseName } from '../names.ts';
import { operation } from '../operation/operation.ts';
import { checkDraft } from './check-draft.ts';
import { draftOf, lockOfImport } from './draft.ts';
import { missingGroups } from './missing-groups.ts';
import { unknownValues } from './values.ts';

/**
 * Adds groups that a draft's rows name and the organization doesn't have. What somebody created in between, or what no
 * row names by now, is left out, so that a second press adds nothing.
 */
export const createImportGroups = operation({
  name: 'createImportGroups',
  input: z.object({
    importId: z.uuid(),
    names: z.array(z.string().max(limits.cell)).max(limits.choices),
    /** Also a name that resembles a group: the person read which one, and wants both. */
    evenSimilar: z.boolean().default(false),
  }),
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
  async run(scope, { importId, names, evenSimilar }): Promise<string[]> {
    const { tx, now, actor } = scope;
    const { found, acting } = await draftOf(tx, actor, importId);
    await authorise(tx, actor, found.organizationId, 'organization:edit');
    const { rows, context } = await checkDraft(tx, importId, acting, { now });
    const values = evenSimilar
      ? unknownValues({ rows }).filter(({ column }) => column === 'Groups')
      : missingGroups(rows, context.groups);
    const missing = new Set(values.map(({ value }) => value));
    const wanted = names.filter(name => missing.has(name)).map(name => parseName(name, 'group', 'groups'));
    if (wanted.length > 0) await addGroupsTo(scope, found.organizationId, [...new Set(wanted)]);
    return wanted;
  },
});
