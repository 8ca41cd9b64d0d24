import type { KnownBlock, SectionBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import { type Overview, seesChecklist } from '../../domain/home/overview.ts';
import { topRole } from '../../domain/members/member-within.ts';
import { hasEverywhere } from '../../domain/roles.ts';
import { groupWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';
import { button, divider, namedSection, section } from '../blocks.ts';
import { groupsAction } from '../groups/actions.ts';
import { openInviteAction } from '../invitations/actions.ts';
import { approvalsChannelAction } from '../organizations/actions.ts';
import { hideChecklistAction } from './actions.ts';

/** One thing to do after the set-up; null: this person can't do it. */
type Step = { isDone: boolean; open: () => SectionBlock } | null;

/**
 * What is left to do after the set-up, worked out from what is there: each open step with its button. Empty when all is
 * done, and for people who can't do it or don't want to see it.
 */
export function checklistBlocks(acting: ActingMember, overview: Overview): KnownBlock[] {
  if (!seesChecklist(acting)) return [];
  const steps = stepsOf(acting, overview).filter(step => step !== null);
  const open = steps.filter(({ isDone }) => !isDone);
  if (open.length === 0) return [];
  const said = texts().checklist;
  const { id: organizationId } = acting.organization;
  const progress = said.progress({ done: steps.length - open.length + 1, of: steps.length + 1 });
  return [
    divider,
    namedSection(said.title, progress, button(hideChecklistAction, { organizationId }, said.hide)),
    ...open.map(step => step.open()),
  ];
}

function stepsOf({ organization, permissions }: ActingMember, overview: Overview): Step[] {
  const said = texts().checklist;
  const { invited, members, groups, hasSecondOwner } = overview;
  const { many } = groupWords(organization.template);
  const role = topRole(organization).name;
  const invites = hasEverywhere(permissions, 'invitation:create');
  return [
    {
      isDone: organization.approvalsChannelId !== null,
      open: () => section(said.channel, button(approvalsChannelAction, {}, said.chooseChannel)),
    },
    groups === null
      ? null
      : {
          isDone: groups > 0,
          open: () => section(said.groups({ many }), button(groupsAction, {}, said.addGroups({ many }))),
        },
    invites
      ? {
          isDone: (invited?.pending ?? 0) > 0 || (members?.active ?? 0) > 1,
          open: () =>
            section(said.people, button(openInviteAction, {}, said.invite, { variant: 'checklist' })),
        }
      : null,
    invites && hasSecondOwner !== null
      ? {
          isDone: hasSecondOwner,
          open: () =>
            section(
              said.secondOwner({ role }),
              button(openInviteAction, {}, said.inviteOwner({ role }), { variant: 'owner' }),
            ),
        }
      : null,
  ];
}
