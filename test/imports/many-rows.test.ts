import { expect, it } from 'vitest';
import { sendImport } from '../../src/domain/imports/send.ts';
import { startImport } from '../../src/domain/imports/start.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { startSenturo } from '../support/import-story.ts';

it('an import sends 10,000 rows at once where the operator allows them, and all of them again', async () => {
  await using foyer = await startSenturo();
  const { slack, db, clock } = foyer;
  const domain = { db, clock, commitChanges };
  const { id: organizationId, workspaceId } = await db.organization.findFirstOrThrow();
  const actor = await findPerson(db, workspaceId, slack.person('grace').id);
  if (!actor) throw new Error('Grace is not known.');
  for (const role of ['Remote', 'Analyst']) {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      line: index + 2,
      email: `somebody${index}@x.example`,
      role,
      groups: 'Teacher Laptops, Student Devices',
      name: `Somebody ${index}`,
    }));
    const importId = await startImport(domain, actor, {
      organizationId,
      fileName: `${role}.csv`,
      requestKey: role,
      rows,
      notifyUploader: false,
    });
    await sendImport(domain, actor, { importId });
    expect(await db.invitation.count({ where: { status: 'pending', role: { name: role } } })).toBe(10_000);
    expect(await db.invitationGrant.count()).toBe(20_000);
    expect(await db.importRow.count({ where: { importId, invitationId: { not: null } } })).toBe(10_000);
  }
  expect(await db.delivery.count({ where: { message: 'invitation', status: 'waiting' } })).toBe(10_000);
});
