import { z } from '@hono/zod-openapi';
import { importAtOnce, tryImport } from '../../../domain/imports/at-once.ts';
import type { CheckedRow } from '../../../domain/imports/check.ts';
import { ImportFileError } from '../../../domain/imports/csv/errors.ts';
import type { Finding } from '../../../domain/imports/findings.ts';
import { type ReadFile, readFile } from '../../../domain/imports/read-file.ts';
import { kindOfClass, kindOfOutcome, type RowKind } from '../../../domain/imports/row-kinds.ts';
import type { ResolvedRow } from '../../../domain/imports/store.ts';
import { fileErrorText } from '../../../slack/imports/file-errors.ts';
import { findingText } from '../../../slack/imports/finding-texts.ts';
import { limitsOf } from '../../../slack/imports/read-upload.ts';
import { type ApiParts, json, newApi, route } from '../env.ts';
import { requestKeyOf } from '../idempotency.ts';
import { ApiError } from '../problem.ts';

/** What happens with a row, as a program reads it. */
const actions = {
  new: 'invited',
  updated: 'updated',
  'sent again': 'resent',
  reactivated: 'reactivated',
  deactivated: 'deactivated',
  revoked: 'revoked',
  unchanged: 'unchanged',
  'to fix': 'refused',
  'left out': 'refused',
} as const satisfies Record<RowKind, string>;

const results = [...new Set(Object.values(actions))] as [(typeof actions)[RowKind]];

const importShape = z
  .object({
    isSent: z.boolean().openapi({ description: 'false: Foyer only looked, and changed nothing.' }),
    counts: z.partialRecord(z.enum(results), z.int()).openapi({ description: 'The rows of each result.' }),
    rows: z.array(
      z.object({
        line: z.int().openapi({ description: 'The line of the file, from 1.' }),
        email: z.string(),
        result: z.enum(results).openapi({
          description: 'What happened with the row, or would happen. `refused`: nothing.',
        }),
        findings: z.array(
          z.object({
            column: z.enum(['Email', 'Role', 'Groups', 'Name', 'Action', 'Row']),
            severity: z.enum(['error', 'warning']),
            code: z.string(),
            detail: z.string().openapi({ description: 'What is wrong and what to do.' }),
          }),
        ),
      }),
    ),
  })
  .openapi('Import');

const yes = z.enum(['true', 'false']).default('false');

/** Its bodies are larger than others. */
export const IMPORTS_PATH = '/v1/imports';

// A row can also change, deactivate or reactivate a member.
const create = route(['invitations:write', 'members:write'], {
  method: 'post',
  path: IMPORTS_PATH,
  summary: 'Invite people by a CSV file',
  description:
    'The file is the one that an upload in Slack takes: columns Email, Role, Groups and Name, in any common encoding. ' +
    'People who are invited or members already get the role and groups of their row.',
  request: {
    headers: z.object({
      'idempotency-key': z.string().min(1).max(200).optional().openapi({
        description: 'Your own name of this request. The same key again returns what the first request did.',
      }),
    }),
    query: z.object({
      dryRun: yes.openapi({ description: '`true`: says what would happen, and changes nothing.' }),
      skipRefused: yes.openapi({
        description: '`true`: sends the rows that can be sent. `false`: sends all rows or none.',
      }),
      fileName: z.string().min(1).max(200).optional().openapi({ description: 'For the audit log.' }),
    }),
    body: {
      required: true,
      description: 'The CSV file.',
      content: { 'text/csv': { schema: z.string() } },
    },
  },
  responses: { 200: json(importShape, 'What happened with each row, or would happen.') },
});

/** A problem names at most so many rows; a dry run names all. */
const NAMED = 100;

/** The route that takes a CSV file. */
export function importRoutes({ domain, importMaxRows }: ApiParts) {
  const api = newApi();
  const limits = limitsOf({ importMaxRows });
  api.openapi(create, async context => {
    const { actor, organizationId } = context.get('key');
    const { dryRun, skipRefused, fileName = null } = context.req.valid('query');
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    const read = await readFile(domain, organizationId, once(bytes), limits).catch(refuseFile);
    if (read.reading.needsColumns) throw unknownColumns();
    if (dryRun === 'true') {
      const { rows } = await tryImport(domain, actor, { organizationId, read });
      return context.json(importOf(rows.map(checkedRow), false), 200);
    }
    const requestKey = requestKeyOf(context);
    const given = { organizationId, fileName, requestKey, skipsRefused: skipRefused === 'true' };
    const ended = await importAtOnce(domain, actor, given, read);
    if (ended.kind === 'changed') {
      throw new ApiError(409, 'changed', 'The organization changed at the same moment. Try again.');
    }
    if (ended.kind === 'refused') throw refusedRows(ended.rows);
    const rows = ended.kind === 'sent' ? ended.rows.map(sentRow) : ended.rows.map(checkedRow);
    return context.json(importOf(rows, true), 200);
  });
  return api;
}

type ImportRow = z.output<typeof importShape>['rows'][number];

function importOf(rows: ImportRow[], isSent: boolean): z.output<typeof importShape> {
  const counts: Partial<Record<ImportRow['result'], number>> = {};
  for (const { result } of rows) counts[result] = (counts[result] ?? 0) + 1;
  return { isSent, counts, rows };
}

const checkedRow = ({ raw, email, class: found, findings }: CheckedRow): ImportRow => ({
  line: raw.line,
  email: email ?? raw.email,
  result: actions[kindOfClass[found]],
  findings: findings.map(findingOf),
});

const sentRow = ({ line, email, outcome, findings }: ResolvedRow): ImportRow => ({
  line,
  email,
  result: outcome ? actions[kindOfOutcome[outcome]] : 'refused',
  findings: ((findings ?? []) as unknown as Finding[]).map(findingOf),
});

const findingOf = (finding: Finding): ImportRow['findings'][number] => ({
  column: finding.column,
  severity: finding.severity,
  code: finding.code,
  detail: findingText(finding),
});

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** @throws ApiError for a file that can't be read, or the error itself */
function refuseFile(error: unknown): Promise<ReadFile> {
  const detail = fileErrorText(error);
  if (detail === null || !(error instanceof ImportFileError)) throw error;
  throw new ApiError(422, `file-${error.code}`, detail);
}

function unknownColumns(): ApiError {
  const detail =
    'Foyer doesn’t know the columns of this file. Name them Email, Role, Groups and Name in its first line.';
  return new ApiError(422, 'unknown-columns', detail);
}

function refusedRows(rows: CheckedRow[]): ApiError {
  const refused = rows.filter(row => row.class === 'error');
  const detail = `${refused.length} of ${rows.length} rows can’t be sent, so nothing was sent. Correct them, or set skipRefused to true.`;
  const errors = refused.slice(0, NAMED).map(row => ({
    field: `line ${row.raw.line}`,
    detail: row.findings.map(findingText).join(' '),
  }));
  return new ApiError(422, 'refused-rows', detail, { errors });
}
