import type { ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Member } from '../../domain/access/store.ts';
import { clamp } from '../../domain/characters.ts';
import type { Consequences } from '../../domain/members/deactivate.ts';
import { mayChange } from '../../domain/members/member-within.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { tallyOf } from '../../messages/tallied.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  context,
  type Inline,
  input,
  paragraph,
  paragraphBlock,
  richText,
} from '../blocks.ts';
import { accessInputs, groupsShown } from '../invitations/access-inputs.ts';
import { whatEachRoleCanDo } from '../matrix.ts';
import { rowButton } from '../rows.ts';
import {
  deactivateForm,
  deactivateMemberAction,
  editForm,
  type ListQuery,
  MEMBER_GROUPS,
  ownDetailsForm,
} from './actions.ts';
import { withoutAdmin } from './consequences.ts';

/** The modal "Edit" of a member; one's own has only the name. */
export function editMemberView(acting: ActingMember, member: Member, query: ListQuery): ModalView {
  const { organization } = acting;
  const isSelf = member.id === acting.member.id;
  const mayEnd = !isSelf && mayChange(acting, 'member:deactivate', member);
  const { members, lists } = texts();
  const own = members.ownAccess<Inline>({
    role: bold(member.role.name),
    groups: groupsSentence(member, organization.template),
  });
  return editForm.view({
    title: members.editTitle,
    submit: lists.save,
    metadata: { ...query, memberId: member.id, version: member.version },
    blocks: [
      aboutMember(organization, member),
      nameInput(member.name),
      ...(isSelf
        ? [paragraphBlock(...own)]
        : accessInputs(
            { ...acting, by: 'member:edit' },
            { roleId: member.roleId, ...groupsShown(organization.template, member.grants) },
            { source: MEMBER_GROUPS },
          )),
      ...(mayEnd
        ? [
            actions(
              rowButton(deactivateMemberAction, { memberId: member.id }, members.deactivate, {
                name: member.name,
                style: 'danger',
              }),
            ),
          ]
        : []),
      whatEachRoleCanDo(organization),
    ],
  });
}

/** The organization, the address, and whether a directory decides about the member. */
function aboutMember({ name }: Organization, { email, isProvisioned }: Member) {
  const facts = [name, email, ...(isProvisioned ? [texts().members.fromDirectory] : [])];
  return context(facts.join(' · '));
}

function nameInput(name: string) {
  return input('name', texts().lists.name, {
    type: 'plain_text_input',
    max_length: 75,
    initial_value: clamp(name, 75),
  });
}

/** The modal before a deactivation: what it causes. */
export function deactivateView(
  { member, acting, pendingInvitations: count, groupsWithoutAdmin, targets }: Consequences,
  query: ListQuery,
): ModalView {
  const { name, template } = acting.organization;
  const said = texts().members;
  const question = said.deactivateQuestion<Inline>({
    name: bold(member.name),
    email: member.email,
    organization: bold(name),
  });
  return deactivateForm.view({
    title: said.deactivateTitle,
    submit: said.deactivateTitle,
    metadata: { ...query, memberId: member.id },
    blocks: [
      paragraphBlock(...question),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          paragraph(said.theyLoseAccess),
          paragraph(said.theyStayListed({ role: member.role.name })),
          ...(count > 0 ? [paragraph(said.theirInvitations(tallyOf(count)))] : []),
          ...(targets.length > 0
            ? [paragraph(...said.theyLeave<Inline>({ channels: bold(clamp(targets.join(', '), 1000)) }))]
            : []),
          ...withoutAdmin(template, groupsWithoutAdmin),
        ],
      }),
    ],
  });
}

/** The modal in which everybody edits their own name. */
export function ownDetailsView(organization: Organization, member: Member): ModalView {
  const { members, lists } = texts();
  const you = members.you<Inline>({
    role: bold(member.role.name),
    groups: groupsSentence(member, organization.template),
  });
  return ownDetailsForm.view({
    title: members.ownTitle,
    submit: lists.save,
    metadata: { organizationId: organization.id },
    blocks: [aboutMember(organization, member), nameInput(member.name), paragraphBlock(...you)],
  });
}
