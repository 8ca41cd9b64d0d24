import type { Database } from '../../src/database/client.ts';
import { ImportOutcome } from '../../src/database/generated/client.ts';
import { insertDraft } from '../../src/domain/imports/store.ts';
import { address, at, GROUPS, longText, ROWS, type Script, type World } from './worst-case.ts';

/** A draft that waits for its review, and an import that was sent. */
export interface WorstImports {
  draft: string;
  sent: string;
}

/** Everything that Foyer keeps of a file's reading, at its longest. */
function worstReading(cell: (most: number) => string) {
  const headers = Array.from({ length: 20 }, () => cell(100));
  return {
    isRemembered: true,
    fingerprint: 'f',
    encoding: 'windows-1252',
    otherEncodings: ['windows-1250', 'macintosh'],
    ignored: headers,
    ignoredCount: 500,
    questions: headers.map((header, place) => ({ place, header, column: 'Groups' })),
    leftOut: {
      lines: headers.map((_, line) => line + 9_980),
      inactive: { count: 10_000, header: cell(100) },
    },
    choices: { columns: { Email: 0, Role: 1, Groups: 2, Name: [3] } },
  };
}

/** Cells longer than any that is taken, beside some that are in order. */
export async function fillImports(
  db: Database,
  { organizationId, acting, invitations }: World,
  script: Script,
): Promise<WorstImports> {
  const uploaderId = acting.member.id;
  const cell = (most: number) => longText(script, most);
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    line: index + 2,
    email: index % 3 === 0 ? address(300 + index) : cell(400 + index),
    role: index % 2 === 0 ? cell(300) : '',
    groups: Array.from({ length: GROUPS }, (_, group) => `${group} ${cell(70)}`).join(', '),
    name: cell(150 + index),
  }));
  const upload = { organizationId, uploaderId, fileName: `${cell(250)}.csv`, createdAt: at };
  const draft = await insertDraft(db, { ...upload, requestKey: 'draft', rows, reading: worstReading(cell) });
  const sent = await db.import.create({
    data: { ...upload, requestKey: 'sent', status: 'sent', sentAt: at },
  });
  const outcomes = Object.values(ImportOutcome);
  const finding = { row: 0, line: 2, column: 'Role', severity: 'error', code: 'unknown-role' };
  const findings = Array.from({ length: 20 }, () => ({
    ...finding,
    value: cell(200),
    data: { roles: Array.from({ length: 20 }, () => cell(75)), nearest: null },
  }));
  await db.importRow.createMany({
    data: outcomes.flatMap((outcome, which) => {
      const isInvited = outcome === 'invited';
      return Array.from({ length: isInvited ? invitations.length : 11 }, (_, index) => ({
        ...(rows[index % rows.length] ?? { line: 2, email: '', role: '', groups: '', name: '' }),
        importId: sent.id,
        position: which * 100 + index,
        outcome,
        ...(outcome === 'rejected' && { findings }),
        ...(isInvited && { invitationId: invitations[index]?.id }),
      }));
    }),
  });
  const statusOf = (index: number) => (index < 11 ? 'failed' : index < 20 ? 'delivered' : 'waiting');
  await db.delivery.createMany({
    data: invitations.map(({ id: invitationId }, index) => ({
      organizationId,
      message: 'invitation',
      status: statusOf(index) as 'failed' | 'delivered' | 'waiting',
      reason: cell(300),
      invitationId,
      importId: sent.id,
      createdAt: at,
    })),
  });
  return { draft: draft.importId, sent: sent.id };
}
