import { DomainError } from '../../domain/errors.ts';
import { groupToChange } from '../../domain/groups/manage.ts';
import { organizationToEdit } from '../../domain/organizations/edit.ts';
import { groupTies, tieGroup, untieGroup } from '../../domain/ties/manage.ts';
import { placeName } from '../../domain/ties/place.ts';
import { plain } from '../blocks.ts';
import { channelToTie } from '../organizations/channel.ts';
import { updateParent, openView, updateView } from '../reply.ts';
import { buttonRoute, type Context, modalRoute, optionsRoute } from '../route.ts';
import {
  tiesAction,
  tieToChannelAction,
  tieToChannelForm,
  tieToUserGroupAction,
  tieToUserGroupForm,
  untieAction,
} from './actions.ts';
import { tiesView, tieToChannelView, tieToUserGroupView } from './views.ts';

async function render({ domain, actor }: Context, groupId: string, notice?: string) {
  const { membership, group, ties } = await groupTies(domain, actor, groupId);
  return tiesView(membership.organization, group, ties, notice);
}

export const tiesButton = buttonRoute(tiesAction, async (context, { groupId }) =>
  openView(await render(context, groupId)),
);

export const tieToChannelButton = buttonRoute(tieToChannelAction, async ({ domain, actor }, { groupId }) => {
  const { group, membership } = await groupToChange(domain, actor, groupId);
  return openView(tieToChannelView(membership.organization, group));
});

export const tieToUserGroupButton = buttonRoute(
  tieToUserGroupAction,
  async ({ domain, actor, outside }, { groupId }) => {
    const { group, membership } = await groupToChange(domain, actor, groupId);
    const there = await outside(membership).directory.userGroups(actor.workspaceId, { fresh: true });
    if (there.length === 0) throw new DomainError('no-user-groups', { reason: 'none' });
    return openView(tieToUserGroupView(membership.organization, group));
  },
);

const tied = (place: Parameters<typeof placeName>[0]) =>
  `Tied to ${placeName(place)}. Whoever is missing there is being added.`;

export const tieToChannelModal = modalRoute(tieToChannelForm, async (context, { metadata, fields }) => {
  const { domain, actor, outside } = context;
  const { groupId } = metadata;
  const { membership } = await groupToChange(domain, actor, groupId);
  const name = await channelToTie(outside(membership).client, fields.channel);
  const place = { kind: 'channel' as const, slackId: fields.channel, name };
  await tieGroup(domain, actor, { groupId, ...place });
  return updateParent(await render(context, groupId, tied(place)));
});

export const tieToUserGroupModal = modalRoute(tieToUserGroupForm, async (context, { metadata, fields }) => {
  const { domain, actor, outside } = context;
  const { groupId } = metadata;
  const { membership } = await groupToChange(domain, actor, groupId);
  const chosen = (await outside(membership).directory.userGroups(actor.workspaceId)).find(
    ({ id }) => id === fields.usergroup,
  );
  if (!chosen) throw new DomainError('no-user-groups', { reason: 'gone' }, 'usergroup');
  const place = { kind: 'usergroup' as const, slackId: chosen.id, name: chosen.handle };
  await tieGroup(domain, actor, { groupId, ...place });
  return updateParent(await render(context, groupId, tied(place)));
});

export const untieButton = buttonRoute(untieAction, async (context, { groupId, tieId }) => {
  const tie = await untieGroup(context.domain, context.actor, { tieId });
  return updateView(await render(context, groupId, `Untied from ${placeName(tie)}. People stay there.`));
});

/** Slack shows at most 100 options. */
const SHOWN = 100;

/** The user groups of the workspace, found by handle or name as one types. */
export const userGroupOptions = optionsRoute({
  id: 'usergroup',
  async run({ domain, actor, organization, outside }, search) {
    if (!organization) return [];
    const membership = await organizationToEdit(domain, actor, organization.id);
    const wanted = search.trim().replace(/^@/u, '').toLowerCase();
    return (await outside(membership).directory.userGroups(actor.workspaceId))
      .filter(({ handle, name }) => `${handle} ${name}`.toLowerCase().includes(wanted))
      .slice(0, SHOWN)
      .map(({ id, handle, name }) => ({ text: plain(`@${handle} · ${name}`, 75), value: id }));
  },
});
