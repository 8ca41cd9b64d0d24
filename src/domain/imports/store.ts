import type { Database, Transaction } from '../../database/client.ts';
import type { DeliveryStatus, ImportOutcome, ImportStatus, Prisma } from '../../database/generated/client.ts';
import type { RawRow } from './csv/file.ts';
import type { Finding } from './findings.ts';
import type { AccessById } from './undo/store.ts';

type Reader = Database | Transaction;

const withOwner = { organization: true, uploader: true } satisfies Prisma.ImportInclude;

/** A bulk upload with its organization and uploader. */
export type Import = Prisma.ImportGetPayload<{ include: typeof withOwner }>;

/** A row of the draft. */
export interface DraftRow extends RawRow {
  id: string;
  position: number;
}

/** Inserts a draft with its rows. The same request delivered again finds the existing draft. */
export async function insertDraft(
  tx: Transaction,
  draft: {
    organizationId: string;
    uploaderId: string;
    fileName: string | null;
    requestKey: string;
    createdAt: Date;
    hasGroups?: boolean;
    rows: RawRow[];
    reading?: Prisma.InputJsonObject;
    /** The file itself, to read it again. */
    source?: Uint8Array | null;
  },
): Promise<{ importId: string; isNew: boolean }> {
  const { rows, source, ...rest } = draft;
  const { organizationId, uploaderId, requestKey } = draft;
  const inserted = await tx.import.createManyAndReturn({
    data: [rest],
    select: { id: true },
    skipDuplicates: true,
  });
  const importId = inserted[0]?.id;
  if (!importId) {
    const existing = await tx.import.findUniqueOrThrow({
      where: { organizationId_uploaderId_requestKey: { organizationId, uploaderId, requestKey } },
      select: { id: true },
    });
    return { importId: existing.id, isNew: false };
  }
  if (source) await tx.importSource.create({ data: { importId, bytes: Buffer.from(source) } });
  await insertRows(tx, importId, rows);
  return { importId, isNew: true };
}

async function insertRows(
  tx: Transaction,
  importId: string,
  rows: readonly (RawRow & { isRemoved?: boolean })[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((row, position) => ({ ...row, position })));
  await tx.$executeRaw`
    insert into import_rows (id, import_id, position, line, email, role, groups, name, action, is_removed)
    select gen_random_uuid(), ${importId}::uuid, r.position, r.line, r.email, r.role, r.groups, r.name,
      coalesce(r.action, ''), coalesce(r."isRemoved", false)
    from jsonb_to_recordset(${json}::jsonb)
      as r(position int, line int, email text, role text, "groups" text, name text, action text, "isRemoved" boolean)`;
}

/** Replaces the rows of a draft by those of another reading of its file. */
export async function replaceRows(
  tx: Transaction,
  importId: string,
  read: {
    rows: readonly (RawRow & { isRemoved: boolean })[];
    hasGroups: boolean;
    reading: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { rows, ...data } = read;
  await tx.importRow.deleteMany({ where: { importId } });
  await insertRows(tx, importId, rows);
  await tx.import.update({ where: { id: importId }, data, select: { id: true } });
}

/** Changes what is known about a draft's reading. */
export async function updateReading(
  tx: Transaction,
  importId: string,
  reading: Prisma.InputJsonObject,
): Promise<void> {
  await tx.import.update({ where: { id: importId }, data: { reading }, select: { id: true } });
}

/** The bytes of a draft's file; null when Foyer has none. */
export async function findSource(db: Reader, importId: string): Promise<Uint8Array | null> {
  const found = await db.importSource.findUnique({ where: { importId } });
  return found?.bytes ?? null;
}

/** A member's newest uploads, with the count of their invitations that are pending. */
export async function recentUploads(
  db: Database,
  { uploaderId, take }: { uploaderId: string; take: number },
): Promise<{ id: string; fileName: string | null; sentAt: Date; people: number }[]> {
  const uploads = await db.import.findMany({
    where: { uploaderId, status: 'sent', rows: { some: { invitation: { status: 'pending' } } } },
    select: {
      id: true,
      fileName: true,
      sentAt: true,
      createdAt: true,
      _count: { select: { rows: { where: { invitation: { status: 'pending' } } } } },
    },
    orderBy: { id: 'desc' },
    take,
  });
  return uploads.map(({ id, fileName, sentAt, createdAt, _count }) => ({
    id,
    fileName,
    sentAt: sentAt ?? createdAt,
    people: _count.rows,
  }));
}

/** The import with that id, or null. */
export async function findImport(db: Reader, id: string): Promise<Import | null> {
  return db.import.findUnique({ where: { id }, include: withOwner });
}

/** The import that a request sent, or null. */
export async function findSent(
  db: Reader,
  where: { organizationId: string; requestKey: string },
): Promise<string | null> {
  const found = await db.import.findFirst({ where: { ...where, status: 'sent' }, select: { id: true } });
  return found?.id ?? null;
}

/** The organization that an import belongs to, or null. */
export async function organizationOfImport(db: Reader, id: string): Promise<string | null> {
  const found = await db.import.findUnique({ where: { id }, select: { organizationId: true } });
  return found?.organizationId ?? null;
}

/** A row of a draft, also one that was taken out. */
export interface StoredRow extends DraftRow {
  isRemoved: boolean;
}

/** The rows of a draft that nobody removed, in file order. */
export function draftRows(db: Reader, importId: string): Promise<DraftRow[]> {
  return rowsWhere(db, { importId, isRemoved: false });
}

/** Every row of a draft, in file order. */
export function storedRows(db: Reader, importId: string): Promise<StoredRow[]> {
  return rowsWhere(db, { importId });
}

function rowsWhere(db: Reader, where: Prisma.ImportRowWhereInput): Promise<StoredRow[]> {
  return db.importRow.findMany({
    where,
    select: {
      id: true,
      position: true,
      line: true,
      email: true,
      role: true,
      groups: true,
      name: true,
      action: true,
      isRemoved: true,
    },
    orderBy: { position: 'asc' },
  });
}

/** Changes cells of a draft's rows, in one statement. */
export async function updateRows(
  tx: Transaction,
  importId: string,
  changes: { id: string; data: Partial<Pick<RawRow, 'email' | 'role' | 'groups' | 'name'>> }[],
): Promise<void> {
  const byRow = new Map<string, (typeof changes)[number]['data']>();
  for (const { id, data } of changes) byRow.set(id, { ...byRow.get(id), ...data });
  const json = JSON.stringify([...byRow].map(([id, data]) => ({ id, ...data })));
  await tx.$executeRaw`
    update import_rows set email = coalesce(c.email, import_rows.email), role = coalesce(c.role, import_rows.role),
      groups = coalesce(c.groups, import_rows.groups), name = coalesce(c.name, import_rows.name)
    from jsonb_to_recordset(${json}::jsonb) as c(id uuid, email text, role text, "groups" text, name text)
    where import_rows.id = c.id and import_rows.import_id = ${importId}::uuid`;
}

/** Removes a row from a draft. */
export async function markRemoved(tx: Transaction, importId: string, rowId: string): Promise<void> {
  await tx.importRow.updateMany({ where: { id: rowId, importId }, data: { isRemoved: true } });
}

/** Moves a draft to its next status, and deletes its file. False when it is no longer a draft, so of two at once exactly one gets true. */
export async function leaveDraft(
  tx: Transaction,
  id: string,
  to: { status: Exclude<ImportStatus, 'draft'>; sentAt?: Date },
): Promise<boolean> {
  const { status, sentAt = null } = to;
  const [{ count }] = await tx.$queryRaw<[{ count: number }]>`
    with moved as (
      update imports set status = ${status}::"ImportStatus", sent_at = ${sentAt}::timestamptz
      where id = ${id}::uuid and status = 'draft' returning id
    ), emptied as (
      delete from import_sources where import_id in (select id from moved)
    )
    select count(*)::int as count from moved`;
  return count === 1;
}

/** Discards a workspace's drafts older than a time, and deletes the people in them; returns how many. */
export async function discardDrafts(db: Database, workspaceId: string, before: Date): Promise<number> {
  const [{ count }] = await db.$queryRaw<[{ count: number }]>`
    with discarded as (
      update imports set status = 'discarded'
      where status = 'draft' and created_at < ${before}::timestamptz
        and organization_id in (select id from organizations where workspace_id = ${workspaceId}::uuid)
      returning id
    ), emptied as (
      delete from import_rows where import_id in (select id from discarded)
    ), unread as (
      delete from import_sources where import_id in (select id from discarded)
    )
    select count(*)::int as count from discarded`;
  return count;
}

/** How a row ended. */
export type RowOutcome = ImportOutcome;

/** The result of a row. */
export interface RowResult {
  id: string;
  outcome: ImportOutcome;
  findings?: Finding[];
  invitationId?: string | null;
  /** The member whom it changed, with their access before and what it gave: for the undo. */
  changed?: { memberId: string; had: AccessById; given: AccessById };
  /** What a new invitation gives, to see later whether it is still that. */
  given?: AccessById;
}

/** Writes the result of every row; returns how many were removed during the review. */
export async function recordResults(
  tx: Transaction,
  importId: string,
  results: RowResult[],
): Promise<number> {
  const json = JSON.stringify(
    results.map(({ id, outcome, findings = null, invitationId = null, changed = null, given = null }) => ({
      id,
      outcome,
      findings,
      invitation_id: invitationId,
      member_id: changed?.memberId ?? null,
      had: changed?.had ?? null,
      given: changed?.given ?? given,
    })),
  );
  await tx.$executeRaw`
    update import_rows set outcome = r.outcome::"ImportOutcome", findings = r.findings,
      invitation_id = r.invitation_id, member_id = r.member_id, had = r.had, given = r.given
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, outcome text, findings jsonb, invitation_id uuid,
      member_id uuid, had jsonb, given jsonb)
    where import_rows.id = r.id`;
  const where = { importId, isRemoved: true };
  const { count } = await tx.importRow.updateMany({ where, data: { outcome: 'removed' } });
  return count;
}

/** How many rows ended with each outcome, and the status of the messages to the invited people. */
export interface ImportCounts {
  outcomes: Partial<Record<ImportOutcome, number>>;
  deliveries: { queued: number; delivered: number; emailed: number; failed: number; waiting: number };
}

/**
 * Counts the results of an import's rows and of the messages to the invited people. It is one statement: between two, a
 * message could end and count both as sent and as failed.
 */
export async function countResults(db: Reader, importId: string): Promise<ImportCounts> {
  const [counted] = await db.$queryRaw<{ [Key in keyof ImportCounts]: Partial<ImportCounts[Key]> | null }[]>`
    with each_person as (
      -- Of a direct message and an email to one person, the one that got further.
      select distinct on (invitation_id) invitation_id,
        case when status = 'delivered' and medium = 'email' then 'emailed' else status::text end as status
      from deliveries where import_id = ${importId}::uuid and message = 'invitation'
      order by invitation_id, array_position(array['delivered', 'queued', 'waiting', 'failed'], status::text), medium
    )
    select
      (select jsonb_object_agg(outcome, n) from (
        select outcome, count(*) as n from import_rows
        where import_id = ${importId}::uuid and outcome is not null group by outcome) t) as outcomes,
      (select jsonb_object_agg(status, n) from (
        select status, count(*) as n from each_person group by status) t) as deliveries`;
  return {
    outcomes: counted?.outcomes ?? {},
    deliveries: { queued: 0, delivered: 0, emailed: 0, failed: 0, waiting: 0, ...counted?.deliveries },
  };
}

/** Rows whose person has a message with this status, and none that got further. */
function withMessage(importId: string, status: DeliveryStatus) {
  const further: DeliveryStatus[] = ['delivered', 'queued'];
  return {
    invitation: {
      deliveries: {
        some: { importId, status },
        none: { importId, status: { in: further } },
      },
    },
  };
}

/** The status of an invited person's message: waiting for them to join Slack, or failed. */
export type MessageState = 'waiting' | 'failed';

/** A row with its result. */
export type ResolvedRow = Prisma.ImportRowGetPayload<{
  include: { invitation: { include: { deliveries: true } } };
}>;

/** The rows with one outcome, in file order. */
export async function resolvedRows(
  db: Reader,
  query: {
    importId: string;
    outcomes: ImportOutcome[];
    /** Only rows whose message has this status. */
    message?: MessageState | undefined;
    skip?: number;
    take?: number;
  },
): Promise<{ items: ResolvedRow[]; total: number }> {
  const { importId, message } = query;
  const where: Prisma.ImportRowWhereInput = {
    importId,
    outcome: { in: query.outcomes },
    ...(message && withMessage(importId, message)),
  };
  const [items, total] = await Promise.all([
    db.importRow.findMany({
      where,
      include: {
        invitation: {
          include: { deliveries: { where: { importId: query.importId }, orderBy: { id: 'desc' } } },
        },
      },
      orderBy: { position: 'asc' },
      ...(query.skip !== undefined && { skip: query.skip }),
      ...(query.take !== undefined && { take: query.take }),
    }),
    db.importRow.count({ where }),
  ]);
  return { items, total };
}
