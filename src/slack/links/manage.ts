import { DomainError } from '../../domain/errors.ts';
import { groupToChange } from '../../domain/groups/manage.ts';
import { targetName } from '../../domain/link-target.ts';
import { groupToLink, syncConsequences } from '../../domain/linking/consequences.ts';
import { groupLinks, linkGroup, unlinkGroup } from '../../domain/linking/manage.ts';
import { organizationToEdit } from '../../domain/settings/edit.ts';
import { texts } from '../../texts/texts.ts';
import { plain } from '../blocks.ts';
import { channelToLink } from '../organizations/channel.ts';
import { openView, updateParent, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute, optionsRoute } from '../route.ts';
import {
  linkChannelAction,
  linkChannelForm,
  linksAction,
  linkUserGroupAction,
  linkUserGroupForm,
  unlinkAction,
} from './actions.ts';
import { linkChannelView, linksView, linkUserGroupView } from './views.ts';

async function render({ domain, actor }: Context, groupId: string, notice?: string) {
  const { acting, group, links } = await groupLinks(domain, actor, groupId);
  const { led } = await groupToLink(domain, actor, groupId);
  const sync = links.length > 0 ? await syncConsequences(domain, actor, acting.organization.id) : null;
  return linksView(acting.organization, group, links, { notice, led, sync });
}

export const linksButton = buttonRoute(linksAction, async (context, { groupId }) =>
  openView(await render(context, groupId)),
);

export const linkChannelButton = buttonRoute(linkChannelAction, async ({ domain, actor }, { groupId }) => {
  const { group, acting, led } = await groupToLink(domain, actor, groupId);
  return openView(linkChannelView(acting.organization, group, led));
});

export const linkUserGroupButton = buttonRoute(
  linkUserGroupAction,
  async ({ domain, actor, outside }, { groupId }) => {
    const { group, acting, led } = await groupToLink(domain, actor, groupId);
    const there = await outside(acting).directory.userGroups(actor.workspaceId, { fresh: true });
    if (there.length === 0) throw new DomainError('no-user-groups', { reason: 'none' });
    return openView(linkUserGroupView(acting.organization, group, led));
  },
);

const linked = (target: Parameters<typeof targetName>[0]) =>
  texts().links.linked({ target: targetName(target) });

export const linkChannelModal = modalRoute(linkChannelForm, async (context, { metadata, fields }) => {
  const { domain, actor, outside } = context;
  const { groupId } = metadata;
  const { acting } = await groupToChange(domain, actor, groupId);
  const name = await channelToLink(outside(acting).client, fields.channel);
  const target = { kind: 'channel' as const, slackId: fields.channel, name };
  await linkGroup(domain, actor, { groupId, ...target });
  return updateParent(await render(context, groupId, linked(target)));
});

export const linkUserGroupModal = modalRoute(linkUserGroupForm, async (context, { metadata, fields }) => {
  const { domain, actor, outside } = context;
  const { groupId } = metadata;
  const { acting } = await groupToChange(domain, actor, groupId);
  const chosen = (await outside(acting).directory.userGroups(actor.workspaceId)).find(
    ({ id }) => id === fields.usergroup,
  );
  if (!chosen) throw new DomainError('no-user-groups', { reason: 'gone' }, 'usergroup');
  const target = { kind: 'usergroup' as const, slackId: chosen.id, name: chosen.handle };
  await linkGroup(domain, actor, { groupId, ...target });
  return updateParent(await render(context, groupId, linked(target)));
});

export const unlinkButton = buttonRoute(unlinkAction, async (context, { groupId, linkId }) => {
  const link = await unlinkGroup(context.domain, context.actor, { linkId });
  return updateView(await render(context, groupId, texts().links.unlinked({ target: targetName(link) })));
});

/** Slack shows at most 100 options. */
const SHOWN = 100;

/** The user groups of the workspace, filtered by handle or name as people type. */
export const userGroupOptions = optionsRoute({
  id: 'usergroup',
  async run({ domain, actor, organization, outside }, search) {
    if (!organization) return [];
    const acting = await organizationToEdit(domain, actor, organization.id);
    const wanted = search.trim().replace(/^@/u, '').toLowerCase();
    return (await outside(acting).directory.userGroups(actor.workspaceId))
      .filter(({ handle, name }) => `${handle} ${name}`.toLowerCase().includes(wanted))
      .slice(0, SHOWN)
      .map(({ id, handle, name }) => ({ text: plain(`@${handle} · ${name}`, 75), value: id }));
  },
});
