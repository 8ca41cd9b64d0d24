import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportAuditLog } from '../../domain/audit/audit-log.ts';
import { formatAuditLog } from '../../domain/audit/formats.ts';
import { sendFile } from '../files.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { exportAuditAction } from './actions.ts';
import { queryOf, wantedOf } from './audit-log.ts';

/**
 * Sends what the audit log shows as a file. Slack wants its length first, so it is written to disk: a million entries
 * need no more memory than a thousand.
 */
export const exportAuditButton = buttonRoute(exportAuditAction, async (context, { format }) => {
  const { domain, actor, outside } = context;
  const query = queryOf(context);
  const { acting, batches } = await exportAuditLog(
    domain,
    actor,
    query.organizationId,
    await wantedOf(context, query),
  );
  const { name } = acting.organization;
  const folder = await mkdtemp(join(tmpdir(), 'foyer-audit-'));
  try {
    const path = join(folder, `audit.${format}`);
    await pipeline(Readable.from(formatAuditLog(format, batches)), createWriteStream(path));
    await sendFile(outside(acting).client, actor.slackUserId, {
      name: `audit-${domain.clock.now().toISOString().slice(0, 10)}.${format}`,
      content: await openAsBlob(path),
      comment: `The audit trail of ${name}${query.person || query.noun ? ', filtered as you saw it' : ''}.`,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return message(
    `The audit trail of ${name} is in your direct messages with Foyer.`,
    undefined,
    'Audit trail',
  );
});
