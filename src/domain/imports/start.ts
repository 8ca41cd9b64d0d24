import { z } from 'zod';
import { authorise } from '../access/acting-member.ts';
import { beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import type { RawRow } from './csv/file.ts';
import type { Reading } from './reading.ts';
import { insertDraft } from './store.ts';

/**
 * Starts an import: the rows become the uploader's own draft, which survives restarts and is discarded after a day. The
 * same upload delivered again finds its draft.
 */
export const startImport = operation({
  name: 'startImport',
  input: z.object({
    organizationId: z.uuid(),
    fileName: z.string().nullable(),
    requestKey: z.string(),
    rows: z.custom<RawRow[]>(),
    /** Does the file say anything about groups? */
    hasGroups: z.boolean().default(true),
    reading: z.custom<Reading>().optional(),
    /** The file itself, to read it again. */
    source: z
      .custom<Uint8Array>(value => value instanceof Uint8Array)
      .nullable()
      .default(null),
    /** Did the file arrive by direct message, where Foyer must offer the review? */
    notifyUploader: z.boolean(),
  }),
  fails: ['organization-not-found', 'not-allowed'],
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, now, actor, record }, given): Promise<string> {
    const { organizationId, notifyUploader, reading, ...draft } = given;
    const tell = notifyUploader ? actor.slackUserId : null;
    const { member } = await authorise(tx, actor, organizationId, 'invitation:create');
    const { importId, isNew } = await insertDraft(tx, {
      ...draft,
      ...(reading && { reading }),
      organizationId,
      uploaderId: member.id,
      createdAt: now,
    });
    if (isNew) record({ type: 'import.started', organizationId, importId, tell });
    return importId;
  },
});
