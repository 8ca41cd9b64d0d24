import type { Database } from '../../../src/database/client.ts';
import type { Domain, Person } from '../../../src/domain/domain.ts';
import { startImport } from '../../../src/domain/imports/start.ts';
import { domainOf, type Someone } from '../organization.ts';
import { rowsFor } from './crowd.ts';

/** An uploaded file that invites the crowd, ready to be sent. */
export async function draftFor(
  db: Database,
  { organizationId, admin }: { organizationId: string; admin: Person },
  crowd: Someone[],
): Promise<{ domain: Domain; importId: string }> {
  const domain = domainOf(db);
  const importId = await startImport(domain, admin, {
    organizationId,
    fileName: 'crowd.csv',
    requestKey: `bench ${organizationId}`,
    rows: rowsFor(crowd),
    notifyUploader: false,
  });
  return { domain, importId };
}
