import { deactivateMember, deactivationConsequences } from '../../domain/members/deactivate.ts';
import { editMember } from '../../domain/members/edit.ts';
import { memberWithin } from '../../domain/members/member-within.ts';
import { reactivateMember } from '../../domain/members/reactivate.ts';
import { groupsChosen, groupsShown } from '../invitations/access-inputs.ts';
import { updateParent, openView, updateView } from '../reply.ts';
import { buttonRoute, modalRoute } from '../route.ts';
import {
  deactivateForm,
  deactivateMemberAction,
  editForm,
  editMemberAction,
  reactivateMemberAction,
} from './actions.ts';
import { placeOf, renderMembers } from './current-users.ts';
import { deactivateView, editMemberView } from './edit-view.ts';

export const editMemberButton = buttonRoute(editMemberAction, async (context, { memberId }) => {
  const { member, membership } = await memberWithin(
    context.domain.db,
    context.actor,
    'member:edit',
    memberId,
  );
  return openView(editMemberView(membership, member, placeOf(context)));
});

export const editMemberModal = modalRoute(editForm, async (context, { metadata, fields }) => {
  const { memberId, version, ...place } = metadata;
  const { domain, actor } = context;
  const { member, membership } = await memberWithin(domain.db, actor, 'member:edit', memberId);
  const { template } = membership.organization;
  const had = groupsShown(template, member.grants);
  // Of oneself the modal has only the name.
  const isSelf = member.id === membership.member.id;
  const ids = ({ shown }: typeof had.groups) => shown.map(({ id }) => id);
  const chosen = isSelf ? { groups: ids(had.groups), adminOf: ids(had.adminOf) } : fields;
  const { changes } = await editMember(domain, actor, {
    memberId,
    version,
    name: fields.name,
    role: isSelf ? member.roleId : (fields.role ?? member.roleId),
    ...groupsChosen(template, chosen, had),
  });
  const said =
    changes.length > 0 ? `Saved ${fields.name}: ${changes.join('; ')}.` : `${member.name} stays unchanged.`;
  return updateParent(await renderMembers(context, place, said));
});

export const deactivateMemberButton = buttonRoute(deactivateMemberAction, async (context, { memberId }) =>
  openView(
    deactivateView(await deactivationConsequences(context.domain, context.actor, memberId), placeOf(context)),
  ),
);

export const deactivateMemberModal = modalRoute(deactivateForm, async (context, { metadata }) => {
  const { memberId, ...place } = metadata;
  const { name } = await deactivateMember(context.domain, context.actor, { memberId });
  return updateParent(await renderMembers(context, place, `${name} is deactivated.`));
});

export const reactivateMemberButton = buttonRoute(reactivateMemberAction, async (context, { memberId }) => {
  const { name } = await reactivateMember(context.domain, context.actor, { memberId });
  return updateView(await renderMembers(context, placeOf(context), `${name} is reactivated.`));
});
