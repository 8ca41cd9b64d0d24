import type { KnownBlock, ModalView } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Member } from '../../domain/access/store.ts';
import { clamp } from '../../domain/characters.ts';
import type { Person } from '../../domain/domain.ts';
import type { MembersList } from '../../domain/members/current-users.ts';
import { isErased, mayChange } from '../../domain/members/member-within.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';
import { can } from '../../domain/roles.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import { shortDayText } from '../../texts/dates.ts';
import { texts } from '../../texts/texts.ts';
import { beyondReach } from '../beyond-reach.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  type Inline,
  mention,
  paragraph,
  paragraphBlock,
  plain,
  richText,
} from '../blocks.ts';
import { erasePersonAction } from '../erasure/actions.ts';
import { moveMemberRowAction } from '../new-accounts/actions.ts';
import { moveMemberButton } from '../new-accounts/views.ts';
import { turnButtons } from '../pages.ts';
import {
  deactivateMemberAction,
  editMemberAction,
  everybodyAction,
  exportMembersAction,
  keepGuestAction,
  type ListQuery,
  listForm,
  nextMembersAction,
  previousMembersAction,
  reactivateMemberAction,
  searchMembersAction,
} from './actions.ts';

/** The modal "Current users": everybody with their role and groups; deactivated and external people stay, marked. */
export function currentUsersView(
  acting: ActingMember,
  list: MembersList,
  query: ListQuery,
  shown: { filter?: string; notice?: string } = {},
): ModalView {
  const { organization } = acting;
  const { items, total, previous, next, problems, newAccounts } = list;
  const filter = shown.filter ? ` · ${clamp(shown.filter, 500)}` : '';
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${texts().counts.people(total)}${filter}`),
    ...(shown.notice ? [paragraphBlock(bold(clamp(shown.notice, 1000)))] : []),
    actions(
      button(searchMembersAction, {}, 'Search and filter'),
      ...(shown.filter ? [button(everybodyAction, {}, 'Show everybody')] : []),
      ...(items.length > 0 ? [button(exportMembersAction, {}, 'Download CSV')] : []),
    ),
    ...items.flatMap(member => [
      divider,
      ...row(acting, member, problems.get(member.id), newAccounts.get(member.id)),
    ]),
  ];
  if (items.length === 0)
    blocks.push(paragraphBlock(shown.filter ? 'Nobody matches.' : 'Nobody is here yet.'));
  blocks.push(...turnButtons({ previous, next }, { back: previousMembersAction, on: nextMembersAction }));
  const view = listForm.view({ title: 'Current users', metadata: query, blocks });
  return { ...view, close: plain('Close', 24) };
}

const accounts: Record<PersonProblem, string> = {
  bot: 'a bot',
  deactivated: 'deactivated in Slack',
  external: 'from another Slack workspace',
};

/** "deactivated", or "left on Nov 26" for a person who left by themselves. */
function deactivatedMark({ leftByChoice, deactivatedAt }: Member, timeZone: string): string {
  return leftByChoice && deactivatedAt ? `left on ${shortDayText(deactivatedAt, timeZone)}` : 'deactivated';
}

/** How the list marks who left Slack: "Left Slack on Nov 26". Null: they haven't. */
function leftMark({ leftAt, leftReason }: Member, timeZone: string): string | null {
  if (!leftAt || !leftReason) return null;
  const on = shortDayText(leftAt, timeZone);
  return {
    deactivated: `Left Slack on ${on}`,
    guest: 'Guest in Slack now',
    external: `from another Slack workspace since ${on}`,
  }[leftReason];
}

function row(
  acting: ActingMember,
  member: Member,
  problem: PersonProblem | undefined,
  newAccount: Person | undefined,
): KnownBlock[] {
  const { id: memberId, name, email, slackUserId, state, role } = member;
  const account: Inline[] = slackUserId ? [' ', mention(slackUserId)] : [];
  const isActive = state === 'active';
  const isSelf = memberId === acting.member.id;
  const mayErase = !isSelf && !isActive && can(acting.permissions, 'organization:own');
  const isOwn = !problem || problem === 'deactivated';
  const isGuestLeft = isActive && member.leftReason === 'guest';
  const edits = isActive && isOwn && mayChange(acting, 'member:edit', member);
  const ends = !isSelf && mayChange(acting, 'member:deactivate', member);
  const left = leftMark(member, acting.organization.timeZone) ?? (problem && accounts[problem]);
  const marks = [
    ...(isActive ? [] : [deactivatedMark(member, acting.organization.timeZone)]),
    ...(left ? [left] : []),
  ];
  const moves = newAccount && mayChange(acting, 'member:edit', member);
  const buttons = [
    ...(moves
      ? [moveMemberButton(moveMemberRowAction, member, newAccount.slackUserId, newAccount.email ?? '')]
      : []),
    ...(edits ? [button(editMemberAction, { memberId }, 'Edit')] : []),
    ...(ends && isActive
      ? [button(deactivateMemberAction, { memberId }, 'Deactivate', { style: 'danger' })]
      : []),
    ...(ends && isGuestLeft ? [button(keepGuestAction, { memberId }, 'Keep as a guest')] : []),
    ...(ends && !isActive && !problem ? [button(reactivateMemberAction, { memberId }, 'Reactivate')] : []),
    ...(mayErase ? [button(erasePersonAction, { memberId }, 'Erase person', { style: 'danger' })] : []),
  ];
  const beyond = isSelf ? null : beyondReach(acting, 'member:edit', member, name);
  if (isErased(member)) return [paragraphBlock(bold(name), ' · deactivated')];
  return [
    richText(
      paragraph(bold(name), ...account, ` · ${[email, ...marks].join(' · ')}`),
      paragraph(`${role.name}. ${groupsSentence(member, acting.organization.template)}`.trim()),
    ),
    ...(beyond ? [context(beyond)] : []),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
  ];
}
