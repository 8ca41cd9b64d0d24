import { deactivateMember, deactivationConsequences } from '../../domain/members/deactivate.ts';
import { editMember } from '../../domain/members/edit.ts';
import { memberWithin } from '../../domain/members/member-within.ts';
import { reactivateMember } from '../../domain/members/reactivate.ts';
import { below, modal as opened, refresh } from '../reply.ts';
import { button, modal } from '../route.ts';
import {
  deactivateForm,
  deactivateMemberAction,
  editForm,
  editMemberAction,
  reactivateMemberAction,
} from './actions.ts';
import { placeOf, renderMembers } from './current-users.command.ts';
import { choosesLevels, deactivateView, editMemberView, groupsShown } from './edit-view.ts';

export const editMemberButton = button(editMemberAction, async (context, { memberId }) => {
  const { member, membership } = await memberWithin(
    context.domain.db,
    context.actor,
    'member:edit',
    memberId,
  );
  return opened(editMemberView(membership, member, placeOf(context)));
});

export const editMemberModal = modal(editForm, async (context, { metadata, fields }) => {
  const { memberId, version, ...place } = metadata;
  const { domain, actor } = context;
  const { member, membership } = await memberWithin(domain.db, actor, 'member:edit', memberId);
  const had = groupsShown(membership.organization, member);
  const ids = (all: { groupId: string }[]) => all.map(({ groupId }) => groupId);
  // Of oneself the modal has only the name; of very many groups it shows a part.
  const isSelf = member.id === membership.member.id;
  const chosen = (field: string[] | null | undefined, { shown, hidden }: typeof had.groups) => [
    ...(isSelf ? ids(shown) : (field ?? [])),
    ...ids(hidden),
  ];
  const { changes } = await editMember(domain, actor, {
    memberId,
    version,
    name: fields.name,
    role: isSelf ? member.roleId : (fields.role ?? member.roleId),
    groups: chosen(fields.groups, had.groups),
    ...(choosesLevels(membership.organization) && { adminOf: chosen(fields.adminOf, had.adminOf) }),
  });
  const said =
    changes.length > 0 ? `Saved ${fields.name}: ${changes.join('; ')}.` : `${member.name} stays unchanged.`;
  return below(await renderMembers(context, place, said));
});

export const deactivateMemberButton = button(deactivateMemberAction, async (context, { memberId }) =>
  opened(
    deactivateView(await deactivationConsequences(context.domain, context.actor, memberId), placeOf(context)),
  ),
);

export const deactivateMemberModal = modal(deactivateForm, async (context, { metadata }) => {
  const { memberId, ...place } = metadata;
  const { name } = await deactivateMember(context.domain, context.actor, { memberId });
  return below(await renderMembers(context, place, `${name} is deactivated.`));
});

export const reactivateMemberButton = button(reactivateMemberAction, async (context, { memberId }) => {
  const { name } = await reactivateMember(context.domain, context.actor, { memberId });
  return refresh(await renderMembers(context, placeOf(context), `${name} is reactivated.`));
});
