import type { KnownBlock, ModalView } from '@slack/types';
import type { Member } from '../../domain/members/store.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { Page } from '../../domain/page.ts';
import { bold, context, type Inline, line, paragraph, person, plain, rich } from '../blocks.ts';
import { openedIn } from '../form.ts';
import { groupsSentence } from '../invitations/sentences.ts';
import { pageButtons } from '../pages.ts';
import { nextMembersAction, previousMembersAction } from './actions.ts';

/** The modal "Current Users": everybody with their role and groups; deactivated people stay, marked. */
export function currentUsersView(organization: Organization, list: Page<Member>): ModalView {
  const blocks: KnownBlock[] = [
    context(`${organization.name} · ${list.total} ${list.total === 1 ? 'person' : 'people'}`),
    ...list.items.map(member => row(organization, member)),
    ...pageButtons(list, { back: previousMembersAction, on: nextMembersAction }, page => ({ page })),
  ];
  if (list.total === 0) blocks.push(line('Nobody is here yet.'));
  return {
    type: 'modal',
    callback_id: 'current-users',
    private_metadata: openedIn(organization),
    title: plain('Current Users', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function row(organization: Organization, member: Member): KnownBlock {
  const mention: Inline[] = member.slackUserId ? [' ', person(member.slackUserId)] : [];
  return rich(
    paragraph(
      bold(member.name),
      ...mention,
      ` · ${member.email}${member.state === 'deactivated' ? ' · deactivated' : ''}`,
    ),
    paragraph(`${member.role.name}. ${groupsSentence(member, organization.template)}`.trim()),
  );
}
