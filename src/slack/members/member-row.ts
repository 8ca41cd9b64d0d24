import type { KnownBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { Member } from '../../domain/access/store.ts';
import type { Person } from '../../domain/domain.ts';
import type { MembersList } from '../../domain/members/current-users.ts';
import { isErased, mayChange } from '../../domain/members/member-within.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';
import { can } from '../../domain/roles.ts';
import { accessInList } from '../../messages/access-sentences.ts';
import { shortDayText } from '../../texts/dates.ts';
import { texts } from '../../texts/texts.ts';
import { beyondReach } from '../beyond-reach.ts';
import { actions, context } from '../blocks.ts';
import { erasePersonAction } from '../erasure/actions.ts';
import { type Happened, saidOf } from '../list-parts.ts';
import { moveMemberRowAction } from '../new-accounts/actions.ts';
import { moveMemberButton } from '../new-accounts/views.ts';
import { namedRow, personRow, type RowControl, rowControl } from '../rows.ts';
import {
  deactivateMemberAction,
  editMemberAction,
  keepGuestAction,
  reactivateMemberAction,
} from './actions.ts';

/** A member in the list, with what the reader may do about them, and what just happened to them. */
export function memberRow(
  acting: ActingMember,
  member: Member,
  { problems, newAccounts }: Pick<MembersList, 'problems' | 'newAccounts'>,
  happened: Happened | undefined,
): KnownBlock[] {
  const { id, name, role } = member;
  const { template } = acting.organization;
  if (isErased(member)) return namedRow(name, { facts: [texts().members.deactivated], controls: [] });
  const problem = problems.get(id);
  const isSelf = id === acting.member.id;
  const beyond = isSelf ? null : beyondReach(acting, 'member:edit', member);
  const newAccount = newAccounts.get(id);
  return [
    ...personRow(member, {
      facts: [accessInList({ ...member, role }, template), ...marksOf(member, problem)],
      controls: controlsOf(acting, member, { problem, isDone: happened?.id === id }),
      said: saidOf(happened, id),
    }),
    ...(beyond ? [context(beyond)] : []),
    ...(newAccount && mayChange(acting, 'member:edit', member) ? [moveRow(member, newAccount)] : []),
  ];
}

/** What the reader may do about a member. What they just did can be undone at once. */
function controlsOf(
  acting: ActingMember,
  member: Member,
  { problem, isDone }: { problem: PersonProblem | undefined; isDone: boolean },
): RowControl[] {
  const said = texts().members;
  const about = { memberId: member.id };
  const isSelf = member.id === acting.member.id;
  const isActive = member.state === 'active';
  const isGuestLeft = isActive && member.leftReason === 'guest';
  const isOwn = !problem || problem === 'deactivated';
  const ends = !isSelf && mayChange(acting, 'member:deactivate', member);
  const mayErase = !isSelf && !isActive && can(acting.permissions, 'organization:own');
  const reactivates = ends && !isActive && !problem;
  if (isDone && reactivates) return [rowControl(reactivateMemberAction, about, said.undo)];
  return [
    ...(isActive && isOwn && mayChange(acting, 'member:edit', member)
      ? [rowControl(editMemberAction, about, said.edit)]
      : []),
    ...(ends && isActive ? [rowControl(deactivateMemberAction, about, said.deactivate, 'danger')] : []),
    ...(ends && isGuestLeft ? [rowControl(keepGuestAction, about, said.keepAsGuest)] : []),
    ...(reactivates ? [rowControl(reactivateMemberAction, about, said.reactivate)] : []),
    ...(mayErase ? [rowControl(erasePersonAction, about, said.erase, 'danger')] : []),
  ];
}

const moveRow = (member: Member, { slackUserId, email }: Person) =>
  actions(moveMemberButton(moveMemberRowAction, member, slackUserId, email ?? ''));

/** Whether somebody is from the directory, deactivated, left Slack or can't act: "deactivated", "left Slack on Nov 26". */
function marksOf(member: Member, problem: PersonProblem | undefined): string[] {
  const said = texts().members;
  const { state, isProvisioned, leftByChoice, deactivatedAt, leftAt, leftReason } = member;
  const ended =
    leftByChoice && deactivatedAt ? said.leftOn({ day: shortDayText(deactivatedAt) }) : said.deactivated;
  const day = leftAt ? shortDayText(leftAt) : '';
  const left =
    leftAt && leftReason
      ? {
          deactivated: said.leftSlack({ day }),
          guest: said.guestNow,
          external: said.elsewhereSince({ day }),
        }[leftReason]
      : null;
  const account = left ?? (problem && said.accounts[problem]);
  return [
    ...(state === 'active' ? [] : [ended]),
    ...(isProvisioned ? [said.fromDirectory] : []),
    ...(account ? [account] : []),
  ];
}
