const MOMENT = /_(at|on)$/u;
/** Columns that contain lists: a column that was never written is empty, as Prisma reads it. */
const LISTS = new Set(['accept_group_ids', 'capabilities', 'domains']);

/** Columns that only the database reads. */
const UNREAD = new Set(['search_text']);

/** Names of columns by the schema, where they differ by more than case; the others are added on first use. */
const fieldNames = new Map([
  ['reminded_on', 'digestSentOn'],
  ['settled_at', 'resolvedAt'],
  ['settled_by', 'resolvedBy'],
  ['tie_id', 'linkId'],
  ['causer_id', 'initiatorId'],
]);

/**
 * Reads rows that a statement returns as JSON, with the schema's names of their columns and with dates: one statement
 * reads everything, however many rows belong to one. Such statements leave out columns of JSON, because the keys inside
 * them would be renamed too.
 */
export function fromJson<Row>(json: unknown): Row {
  return read(json, false) as Row;
}

function read(json: unknown, isMoment: boolean): unknown {
  if (json === null) return null;
  if (Array.isArray(json)) return json.map(each => read(each, false));
  if (typeof json === 'string') return isMoment ? new Date(json) : json;
  if (typeof json !== 'object') return json;
  const row: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(json)) {
    // Only the database reads the workspace of what an organization has.
    if (UNREAD.has(column) || (column === 'workspace_id' && 'organization_id' in json)) continue;
    const isEmpty = value === null && LISTS.has(column);
    row[fieldNameOf(column)] = isEmpty ? [] : read(value, MOMENT.test(column));
  }
  return row;
}

/** As in the schema: `slack_user_id` is `slackUserId`. */
function fieldNameOf(column: string): string {
  let name = fieldNames.get(column);
  if (name === undefined) {
    name = column.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
    fieldNames.set(column, name);
  }
  return name;
}
