import { writeCells } from '../csv-lines.ts';
import type { NamedEntry } from './store.ts';

/** The formats that the audit log is exported in. */
export const auditFormats = ['csv', 'jsonl'] as const;
export type AuditFormat = (typeof auditFormats)[number];

type Facts = Readonly<Record<string, unknown>>;

/** Facts with columns of their own, before and after; `status` is a member's state too. */
const ownColumns: Readonly<Record<string, readonly string[]>> = {
  Role: ['role'],
  Groups: ['groups'],
  Name: ['name'],
  Email: ['email'],
  Status: ['status', 'state'],
};

/** One column a fact. Programs read these headings: they stay, and they are English for every reader. */
const columns: readonly [string, (entry: NamedEntry) => string][] = [
  ['When', ({ at }) => at.toISOString()],
  ['Category', ({ action }) => action.split('.', 1).join()],
  ['Action', ({ action }) => action],
  ['Actor name', entry => nameOfActor(entry) ?? ''],
  ['Actor email', entry => emailOfActor(entry) ?? ''],
  ['Actor id', ({ actor }) => actor],
  ['Subject', ({ subject }) => subject],
  ['Subject name', ({ subjectName }) => subjectName ?? ''],
  ['Subject email', entry => emailOfSubject(entry) ?? ''],
  ['Subject id', ({ subjectId }) => subjectId ?? ''],
  ...Object.entries(ownColumns).flatMap(([heading, keys]): (typeof columns)[number][] => [
    [`${heading} before`, ({ before }) => cell(factIn(before, keys))],
    [`${heading} after`, ({ after }) => cell(factIn(after, keys))],
  ]),
  ['Other facts before', ({ before }) => rest(before)],
  ['Other facts after', ({ after }) => rest(after)],
  ['Entry id', ({ id }) => id],
];

/**
 * Writes the audit log as text, piece by piece: CSV that spreadsheets open directly, or JSON lines, one entry per line.
 */
export async function* formatAuditLog(
  format: AuditFormat,
  batches: AsyncIterable<NamedEntry[]>,
): AsyncGenerator<string> {
  if (format === 'csv') yield `\ufeff${writeCells([columns.map(([heading]) => heading)])}`;
  for await (const entries of batches) {
    yield format === 'csv'
      ? writeCells(entries.map(entry => columns.map(([, value]) => value(entry))))
      : entries.map(entry => `${JSON.stringify(lineOf(entry))}\n`).join('');
  }
}

function lineOf(entry: NamedEntry) {
  const { id, at, actor, action, subject, before, after, subjectName, subjectId } = entry;
  return {
    id,
    at: at.toISOString(),
    actor,
    actorName: nameOfActor(entry),
    actorEmail: emailOfActor(entry),
    action,
    subject,
    subjectName,
    subjectEmail: emailOfSubject(entry),
    subjectId,
    before,
    after,
  };
}

/** Programs act with a key of somebody. */
function nameOfActor({ actorName, apiKeyName }: NamedEntry): string | null {
  return apiKeyName === null ? actorName : `API key “${apiKeyName}” (of ${actorName})`;
}

const LINK = 'link:';

/** Who answers by the link in an email is known by its address alone. */
function emailOfActor({ actor, actorEmail }: NamedEntry): string | null {
  return actor.startsWith(LINK) ? actor.slice(LINK.length) : actorEmail;
}

const emailOfSubject = ({ subject }: NamedEntry) => (subject.includes('@') ? subject : null);

const factsOf = (facts: unknown): Facts =>
  typeof facts === 'object' && facts !== null ? (facts as Facts) : {};

function factIn(facts: unknown, keys: readonly string[]): unknown {
  const known = factsOf(facts);
  return keys.map(key => known[key]).find(value => value !== undefined);
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(cell).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The facts without a column, as JSON. */
function rest(facts: unknown): string {
  const named = new Set(Object.values(ownColumns).flat());
  const others = Object.entries(factsOf(facts)).filter(([key]) => !named.has(key));
  return others.length > 0 ? JSON.stringify(Object.fromEntries(others)) : '';
}
