import { auditTrail, type TrailPlace } from '../../domain/audit/trail.ts';
import { authorise } from '../../domain/members/membership.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { below, modal as opened, type Reply, refresh } from '../reply.ts';
import { button, type Context, command, modal, type PressContext } from '../route.ts';
import {
  type AuditPlace,
  auditAction,
  auditFilterForm,
  filterAuditAction,
  newerEntriesAction,
  olderEntriesAction,
  trailForm,
  wholeTrailAction,
} from './actions.ts';
import { auditFilterView, auditView } from './views.ts';

/** The place that the modal carries in which something was pressed. */
export function placeOf({ view }: PressContext): AuditPlace {
  return trailForm.metadata(view?.metadata ?? '');
}

/**
 * What a place asks for: of a Slack user also what happened to their address.
 * @throws DomainError not-set-up, not-allowed
 */
export async function wantedOf(
  { domain, actor, outside }: Context,
  { organizationId, person, noun }: AuditPlace,
): Promise<Omit<TrailPlace, 'from'>> {
  const membership = await authorise(domain.db, actor, organizationId, 'audit:read');
  const known = person ? await outside(membership).directory.byId(actor.workspaceId, person) : null;
  return { noun, person: person ? { slackUserId: person, email: known?.email ?? null } : null };
}

async function render(context: Context, place: AuditPlace) {
  const { domain, actor } = context;
  const wanted = await wantedOf(context, place);
  const { membership, trail } = await auditTrail(domain, actor, place.organizationId, {
    ...wanted,
    from: place.from,
  });
  return auditView(membership.organization, trail, place);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id: organizationId }) =>
    opened(await render(context, { organizationId, person: null, noun: null, from: null })),
  );

export const auditCommand = command({
  name: 'audit',
  usage: 'audit',
  help: 'the audit trail: who did what to whom, with filters and exports',
  run: open,
});

export const auditButton = button(auditAction, open);

const turn = async (context: PressContext, change: Partial<AuditPlace>) =>
  refresh(await render(context, { ...placeOf(context), ...change }));

export const newerEntriesButton = button(newerEntriesAction, (context, from) => turn(context, { from }));
export const olderEntriesButton = button(olderEntriesAction, (context, from) => turn(context, { from }));
export const wholeTrailButton = button(wholeTrailAction, context =>
  turn(context, { person: null, noun: null, from: null }),
);

export const filterAuditButton = button(filterAuditAction, async context => {
  const place = placeOf(context);
  const { domain, actor } = context;
  const { organization } = await authorise(domain.db, actor, place.organizationId, 'audit:read');
  return opened(auditFilterView(organization, place));
});

export const auditFilterModal = modal(auditFilterForm, async (context, { metadata, fields }) => {
  const { organizationId } = metadata;
  const { person, noun } = fields;
  return below(
    await render(context, { organizationId, person: person ?? null, noun: noun ?? null, from: null }),
  );
});
