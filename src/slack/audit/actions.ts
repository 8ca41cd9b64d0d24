import { z } from 'zod';
import { auditNouns } from '../../domain/audit/audit-log.ts';
import { auditFormats } from '../../domain/audit/formats.ts';
import { action } from '../action.ts';
import { form } from '../form.ts';
import { slackId } from '../tolerant.ts';

const key = z.uuid();
/** A day as a date picker has it; views that were opened before there were any have none. */
const day = z.iso.date().nullable().default(null);

/** What the audit log shows; modals on top of it carry this too. */
const query = z.object({
  organizationId: z.uuid(),
  /** The Slack user whose actions are shown, with what happened to them. */
  person: slackId.nullable(),
  noun: z.enum(auditNouns).nullable(),
  /** The first and the last day, in the time zone of the reader. */
  since: day,
  until: day,
  from: z.union([z.object({ after: key }), z.object({ before: key })]).nullable(),
});

export type AuditQuery = z.infer<typeof query>;

export const auditAction = action('audit.list', z.object({}));
export const newerEntriesAction = action('audit.newer', z.object({ after: key }));
export const olderEntriesAction = action('audit.older', z.object({ before: key }));
export const filterAuditAction = action('audit.filter', z.object({}));
export const wholeAuditLogAction = action('audit.whole', z.object({}));
export const exportAuditAction = action('audit.export', z.object({ format: z.enum(auditFormats) }));

export const auditLogForm = form('audit', { metadata: query, fields: z.looseObject({}) });

export const auditFilterForm = form('audit-filter', {
  metadata: query,
  fields: z.object({
    person: slackId.nullish(),
    noun: z.enum(auditNouns).nullish(),
    since: z.iso.date().nullish(),
    until: z.iso.date().nullish(),
  }),
});
