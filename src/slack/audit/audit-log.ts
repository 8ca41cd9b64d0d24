import { authorise } from '../../domain/access/acting-member.ts';
import { type AuditLogQuery, readAuditLog } from '../../domain/audit/audit-log.ts';
import { everNamed } from '../../domain/members/ever-named.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute, type PressContext } from '../route.ts';
import {
  type AuditQuery,
  auditAction,
  auditFilterForm,
  auditLogForm,
  filterAuditAction,
  newerEntriesAction,
  olderEntriesAction,
  wholeAuditLogAction,
} from './actions.ts';
import { auditFilterView, auditView } from './views.ts';

/** The query that the modal of a press carries. */
export function queryOf({ view }: PressContext): AuditQuery {
  return auditLogForm.metadata(view?.metadata ?? '');
}

/**
 * The filter of a query: for a Slack user also their addresses, and the accounts that they had before.
 * @throws DomainError not-set-up, not-allowed
 */
export async function wantedOf(
  { domain, actor, outside }: Context,
  { organizationId, person, noun }: AuditQuery,
): Promise<Omit<AuditLogQuery, 'from'>> {
  const acting = await authorise(domain.db, actor, organizationId, 'audit:read');
  const known = person ? await outside(acting).directory.byId(actor.workspaceId, person) : null;
  if (!person) return { noun, person: null };
  const { workspaceId } = actor;
  return { noun, person: await everNamed(domain.db, { organizationId, workspaceId, person, known }) };
}

async function render(context: Context, query: AuditQuery) {
  const { domain, actor } = context;
  const wanted = await wantedOf(context, query);
  const { acting, auditLog } = await readAuditLog(domain, actor, query.organizationId, {
    ...wanted,
    from: query.from,
  });
  return auditView(acting.organization, auditLog, query);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id: organizationId }) =>
    openView(await render(context, { organizationId, person: null, noun: null, from: null })),
  );

export const auditCommand = commandRoute({
  name: 'audit',
  usage: 'audit',
  help: 'the audit trail: who did what to whom, with filters and exports',
  run: open,
});

export const auditButton = buttonRoute(auditAction, open);

const turn = async (context: PressContext, change: Partial<AuditQuery>) =>
  updateView(await render(context, { ...queryOf(context), ...change }));

export const newerEntriesButton = buttonRoute(newerEntriesAction, (context, from) => turn(context, { from }));
export const olderEntriesButton = buttonRoute(olderEntriesAction, (context, from) => turn(context, { from }));
export const wholeAuditLogButton = buttonRoute(wholeAuditLogAction, context =>
  turn(context, { person: null, noun: null, from: null }),
);

export const filterAuditButton = buttonRoute(filterAuditAction, async context => {
  const query = queryOf(context);
  const { domain, actor } = context;
  const { organization } = await authorise(domain.db, actor, query.organizationId, 'audit:read');
  return openView(auditFilterView(organization, query));
});

export const auditFilterModal = modalRoute(auditFilterForm, async (context, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { person, noun } = fields;
  return updateParent(
    await render(context, { organizationId, person: person ?? null, noun: noun ?? null, from: null }),
  );
});
