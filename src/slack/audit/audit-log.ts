import { authorise } from '../../domain/access/acting-member.ts';
import { type AuditLogQuery, readAuditLog } from '../../domain/audit/audit-log.ts';
import { everNamed } from '../../domain/members/ever-named.ts';
import { daysAfter, momentOf } from '../../domain/time/local-time.ts';
import { currentReader } from '../../texts/reader.ts';
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
  { organizationId, person, noun, since, until }: AuditQuery,
): Promise<Omit<AuditLogQuery, 'from'>> {
  const days = daysBetween(since, until);
  const acting = await authorise(domain.db, actor, organizationId, 'audit:read');
  const known = person ? await outside(acting).directory.byId(actor.workspaceId, person) : null;
  if (!person) return { noun, person: null, ...days };
  const { workspaceId } = actor;
  return {
    noun,
    person: await everNamed(domain.db, { organizationId, workspaceId, person, known }),
    ...days,
  };
}

/** From the beginning of one day to the end of the other, where the reader lives. */
function daysBetween(since: string | null, until: string | null): Pick<AuditLogQuery, 'since' | 'before'> {
  const { timeZone } = currentReader();
  return {
    since: since ? momentOf(since, 0, timeZone) : null,
    before: until ? daysAfter(momentOf(until, 0, timeZone), 1, timeZone) : null,
  };
}

const everything = { person: null, noun: null, since: null, until: null, from: null };

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
    openView(await render(context, { organizationId, ...everything })),
  );

export const auditCommand = commandRoute({
  name: 'audit',
  usage: 'audit',
  help: { under: 'organization', for: 'audit:read', says: 'audit' },
  run: open,
});

export const auditButton = buttonRoute(auditAction, open);

const turn = async (context: PressContext, change: Partial<AuditQuery>) =>
  updateView(await render(context, { ...queryOf(context), ...change }));

export const newerEntriesButton = buttonRoute(newerEntriesAction, (context, from) => turn(context, { from }));
export const olderEntriesButton = buttonRoute(olderEntriesAction, (context, from) => turn(context, { from }));
export const wholeAuditLogButton = buttonRoute(wholeAuditLogAction, context => turn(context, everything));

export const filterAuditButton = buttonRoute(filterAuditAction, async context => {
  const query = queryOf(context);
  const { domain, actor } = context;
  const { organization } = await authorise(domain.db, actor, query.organizationId, 'audit:read');
  return openView(auditFilterView(organization, query));
});

export const auditFilterModal = modalRoute(auditFilterForm, async (context, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { person = null, noun = null, since = null, until = null } = fields;
  // A person who enters the later day first means the same days.
  const isCrossed = since !== null && until !== null && until < since;
  const days = isCrossed ? { since: until, until: since } : { since, until };
  return updateParent(await render(context, { organizationId, person, noun, ...days, from: null }));
});
