import { exportAuditLog } from '../../domain/audit/audit-log.ts';
import { formatAuditLog } from '../../domain/audit/formats.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { sendExport } from '../send-export.ts';
import { exportAuditAction } from './actions.ts';
import { queryOf, wantedOf } from './audit-log.ts';

/** Sends what the audit log shows as a file. */
export const exportAuditButton = buttonRoute(exportAuditAction, async (context, { format }) => {
  const { domain, actor } = context;
  const query = queryOf(context);
  const { acting, batches } = await exportAuditLog(
    domain,
    actor,
    query.organizationId,
    await wantedOf(context, query),
  );
  const { name } = acting.organization;
  await sendExport(context, acting, {
    name: 'audit',
    extension: format,
    comment: `The audit trail of ${name}${query.person || query.noun ? ', filtered as you saw it' : ''}.`,
    text: formatAuditLog(format, batches),
  });
  return message(
    `The audit trail of ${name} is in your direct messages with Foyer.`,
    undefined,
    'Audit trail',
  );
});
