import { exportAuditLog } from '../../domain/audit/audit-log.ts';
import { formatAuditLog } from '../../domain/audit/formats.ts';
import { texts } from '../../texts/texts.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { sendExport } from '../send-export.ts';
import { exportAuditAction } from './actions.ts';
import { queryOf, wantedOf } from './audit-log.ts';
import { isFiltered } from './views.ts';

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
  const said = texts().audit;
  await sendExport(context, acting, {
    name: 'audit',
    extension: format,
    comment: said.exportComment({ organization: name, isFiltered: isFiltered(query) }),
    text: formatAuditLog(format, batches),
  });
  return message(said.exported({ organization: name }), undefined, said.title);
});
