import { DomainError } from '../../domain/errors.ts';
import { groupToChange } from '../../domain/groups/manage.ts';
import { organizationToEdit } from '../../domain/organizations/edit.ts';
import { groupTies, tieGroup, untieGroup } from '../../domain/ties/manage.ts';
import { placeName } from '../../domain/ties/place.ts';
import { plain } from '../blocks.ts';
import { channelToTie } from '../organizations/channel.ts';
import { below, modal as opened, refresh } from '../reply.ts';
import { button, type Context, modal, options } from '../route.ts';
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

export const tiesButton = button(tiesAction, async (context, { groupId }) =>
  opened(await render(context, groupId)),
);

export const tieToChannelButton = button(tieToChannelAction, async ({ domain, actor }, { groupId }) => {
  const { group, membership } = await groupToChange(domain, actor, groupId);
  return opened(tieToChannelView(membership.organization, group));
});

export const tieToUserGroupButton = button(
  tieToUserGroupAction,
  async ({ domain, actor, outside }, { groupId }) => {
    const { group, membership } = await groupToChange(domain, actor, groupId);
    const there = await outside(membership).directory.userGroups(actor.workspaceId, { fresh: true });
    if (there.length === 0) throw new DomainError('no-user-groups', { reason: 'none' });
    return opened(tieToUserGroupView(membership.organization, group));
  },
);

const tied = (place: Parameters<typeof placeName>[0]) =>
  `Tied to ${placeName(place)}. Whoever is missing there is being added.`;

export const tieToChannelModal = modal(tieToChannelForm, async (context, { metadata, fields }) => {
  const { domain, actor, outside } = context;
  const { groupId } = metadata;
  const { membership } = await groupToChange(domain, actor, groupId);
  const name = await channelToTie(outside(membership).client, fields.channel);
  const place = { kind: 'channel' as const, slackId: fields.channel, name };
  await tieGroup(domain, actor, { groupId, ...place });
  return below(await render(context, groupId, tied(place)));
});

export const tieToUserGroupModal = modal(tieToUserGroupForm, async (context, { metadata, fields }) => {
  const { domain, actor, outside } = context;
  const { groupId } = metadata;
  const { membership } = await groupToChange(domain, actor, groupId);
  const chosen = (await outside(membership).directory.userGroups(actor.workspaceId)).find(
    ({ id }) => id === fields.usergroup,
  );
  if (!chosen) throw new DomainError('no-user-groups', { reason: 'gone' }, 'usergroup');
  const place = { kind: 'usergroup' as const, slackId: chosen.id, name: chosen.handle };
  await tieGroup(domain, actor, { groupId, ...place });
  return below(await render(context, groupId, tied(place)));
});

export const untieButton = button(untieAction, async (context, { groupId, tieId }) => {
  const tie = await untieGroup(context.domain, context.actor, { tieId });
  return refresh(await render(context, groupId, `Untied from ${placeName(tie)}. People stay there.`));
});

/** Slack shows at most 100 options. */
const SHOWN = 100;

/** The user groups of the workspace, found by handle or name as one types. */
export const userGroupOptions = options({
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
