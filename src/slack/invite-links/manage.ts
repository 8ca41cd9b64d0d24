import { authorise } from '../../domain/access/acting-member.ts';
import {
  listInviteLinks,
  type MadeInviteLink,
  makeInviteLink,
  pauseInviteLink,
  replaceInviteLink,
  resumeInviteLink,
  revokeInviteLink,
} from '../../domain/invite-links/manage.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, openView, type Reply, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import {
  inviteLinksAction,
  newInviteLinkAction,
  newInviteLinkForm,
  nextInviteLinksAction,
  pauseInviteLinkAction,
  previousInviteLinksAction,
  replaceInviteLinkAction,
  resumeInviteLinkAction,
  revokeInviteLinkAction,
} from './actions.ts';
import { type InviteLinkNotice, inviteLinksView, missingFor, newInviteLinkView } from './views.ts';

async function render(
  { domain, actor }: Context,
  organizationId: string,
  page: number,
  notice?: InviteLinkNotice,
) {
  const { acting, list } = await listInviteLinks(domain, actor, organizationId, page);
  return inviteLinksView(acting, list, notice);
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => openView(await render(context, id, 0)));

const turn = (context: Context, { page }: { page: number }): Promise<Reply> =>
  withOrganization(context, async ({ id }) => updateView(await render(context, id, page)));

export const inviteLinksCommand = commandRoute({
  name: 'links',
  usage: 'links',
  help: { under: 'invite', for: 'invitation:create', says: 'links' },
  run: open,
});

export const inviteLinksButton = buttonRoute(inviteLinksAction, open);
export const previousInviteLinksButton = buttonRoute(previousInviteLinksAction, turn);
export const nextInviteLinksButton = buttonRoute(nextInviteLinksAction, turn);

export const newInviteLinkButton = buttonRoute(newInviteLinkAction, context =>
  withOrganization(context, async ({ id }) => {
    const acting = await authorise(context.domain.db, context.actor, id, 'invitation:create');
    return openView(newInviteLinkView(acting, context.settings));
  }),
);

export const newInviteLinkModal = modalRoute(newInviteLinkForm, async (context, { metadata, fields }) => {
  const { domain, actor, requestKey, settings } = context;
  const { organizationId } = metadata;
  const missing = missingFor(settings);
  if (missing) return message(missing);
  const { groups, adminOf, ...written } = fields;
  const access = { groups: groups ?? [], adminOf: adminOf ?? [] };
  const made = await makeInviteLink(domain, actor, { organizationId, ...written, ...access, requestKey });
  return updateParent(await render(context, organizationId, 0, ready(context, made)));
});

export const pauseInviteLinkButton = buttonRoute(
  pauseInviteLinkAction,
  async (context, { inviteLinkId, page }) => {
    const { organizationId, name } = await pauseInviteLink(context.domain, context.actor, { inviteLinkId });
    const text = texts().inviteLinks.paused({ name });
    return updateView(await render(context, organizationId, page, { text }));
  },
);

export const resumeInviteLinkButton = buttonRoute(
  resumeInviteLinkAction,
  async (context, { inviteLinkId, page }) => {
    const { organizationId, name } = await resumeInviteLink(context.domain, context.actor, { inviteLinkId });
    const text = texts().inviteLinks.resumed({ name });
    return updateView(await render(context, organizationId, page, { text }));
  },
);

export const revokeInviteLinkButton = buttonRoute(
  revokeInviteLinkAction,
  async (context, { inviteLinkId, page }) => {
    const { organizationId, name } = await revokeInviteLink(context.domain, context.actor, { inviteLinkId });
    const text = texts().inviteLinks.revoked({ name });
    return updateView(await render(context, organizationId, page, { text }));
  },
);

export const replaceInviteLinkButton = buttonRoute(
  replaceInviteLinkAction,
  async (context, { inviteLinkId, page }) => {
    const missing = missingFor(context.settings);
    if (missing) return message(missing);
    const made = await replaceInviteLink(context.domain, context.actor, { inviteLinkId });
    const notice = ready(context, made);
    return updateView(await render(context, made.link.organizationId, page, notice));
  },
);

/** The link itself, which is stored nowhere. */
function ready({ settings }: Context, { link, token }: MadeInviteLink): InviteLinkNotice {
  return { text: texts().inviteLinks.ready({ name: link.name }), url: `${settings.publicUrl}/i/${token}` };
}
