import { deactivateMember, deactivationConsequences } from '../../domain/members/deactivate.ts';
import { editMember } from '../../domain/members/edit.ts';
import { memberWithin } from '../../domain/members/member-within.ts';
import { reactivateMember } from '../../domain/members/reactivate.ts';
import { texts } from '../../texts/texts.ts';
import { groupsChosen, groupsShown } from '../invitations/access-inputs.ts';
import { openView, updateParent, updateView } from '../reply.ts';
import { buttonRoute, modalRoute } from '../route.ts';
import {
  deactivateForm,
  deactivateMemberAction,
  editForm,
  editMemberAction,
  reactivateMemberAction,
} from './actions.ts';
import { queryOf, renderMembers } from './current-users.ts';
import { deactivateView, editMemberView } from './edit-view.ts';

export const editMemberButton = buttonRoute(editMemberAction, async (context, { memberId }) => {
  const { member, acting } = await memberWithin(context.domain.db, context.actor, 'member:edit', memberId);
  return openView(editMemberView(acting, member, queryOf(context)));
});

export const editMemberModal = modalRoute(editForm, async (context, { metadata, fields }) => {
  const { memberId, version, ...query } = metadata;
  const { domain, actor } = context;
  const { member, acting } = await memberWithin(domain.db, actor, 'member:edit', memberId);
  const { template } = acting.organization;
  const had = groupsShown(template, member.grants);
  // A person's own modal has only their name.
  const isSelf = member.id === acting.member.id;
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
    changes.length > 0
      ? texts().members.saved({ changes: texts().access.changes(changes) })
      : texts().members.unchanged;
  return updateParent(await renderMembers(context, query, { id: memberId, name: fields.name, said }));
});

export const deactivateMemberButton = buttonRoute(deactivateMemberAction, async (context, { memberId }) =>
  openView(
    deactivateView(await deactivationConsequences(context.domain, context.actor, memberId), queryOf(context)),
  ),
);

export const deactivateMemberModal = modalRoute(deactivateForm, async (context, { metadata }) => {
  const { memberId, ...query } = metadata;
  const { name } = await deactivateMember(context.domain, context.actor, { memberId });
  const said = texts().members.nowDeactivated;
  return updateParent(await renderMembers(context, query, { id: memberId, name, said }));
});

export const reactivateMemberButton = buttonRoute(reactivateMemberAction, async (context, { memberId }) => {
  const { name } = await reactivateMember(context.domain, context.actor, { memberId });
  const said = texts().members.nowReactivated;
  return updateView(await renderMembers(context, queryOf(context), { id: memberId, name, said }));
});
