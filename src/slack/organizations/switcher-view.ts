import type { KnownBlock, ModalView } from '@slack/types';
import type { AccessibleOrganization } from '../../domain/my-organizations/current.ts';
import type { Page } from '../../domain/page.ts';
import { actions, bold, button, context, divider, paragraphBlock, plain } from '../blocks.ts';
import { pageButtons } from '../pages.ts';
import {
  newOrganizationAction,
  nextOrganizationsAction,
  previousOrganizationsAction,
  switchAction,
} from './actions.ts';

/** The modal "Organizations": those of the person's switcher, the current one ticked. */
export function organizationsView(
  list: Page<AccessibleOrganization>,
  options: { mayAdd: boolean; notice?: string | undefined },
): ModalView {
  const blocks: KnownBlock[] = [
    context('Commands and buttons act in the organization that is ticked.'),
    ...(options.notice ? [paragraphBlock(bold(options.notice)), divider] : []),
    ...list.items.flatMap(concern => row(concern, list.page)),
    ...pageButtons(list, { back: previousOrganizationsAction, on: nextOrganizationsAction }, page => ({
      page,
    })),
  ];
  if (options.mayAdd) {
    blocks.push(divider, actions(button(newOrganizationAction, {}, 'Set up another organization')));
  }
  return {
    type: 'modal',
    callback_id: 'organizations',
    title: plain('Organizations', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function row(concern: AccessibleOrganization, page: number): KnownBlock[] {
  const { organization, isCurrent } = concern;
  const name = bold(organization.name);
  if (isCurrent) return [paragraphBlock('✓ ', name, ` · ${permissions(concern)}`)];
  const value = { organizationId: organization.id, page };
  return [
    paragraphBlock(name, ` · ${permissions(concern)}`),
    actions(button(switchAction, value, `Switch to ${organization.name}`)),
  ];
}

function permissions({ state, role, isInvited }: AccessibleOrganization): string {
  if (state === 'active') return `you are ${role}`;
  if (isInvited) return 'you are invited';
  return state === 'deactivated' ? 'you are deactivated there' : 'you are no member yet';
}
