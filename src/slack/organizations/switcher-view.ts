import type { KnownBlock, ModalView } from '@slack/types';
import type { AccessibleOrganization } from '../../domain/my-organizations/current.ts';
import type { Page } from '../../domain/page.ts';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, context, divider, type Inline, paragraphBlock, plain } from '../blocks.ts';
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
  const said = texts().organizations;
  const blocks: KnownBlock[] = [
    context(said.whatTheTickMeans),
    ...(options.notice ? [paragraphBlock(bold(options.notice)), divider] : []),
    ...list.items.flatMap(concern => row(concern, list.page)),
    ...pageButtons(list, { back: previousOrganizationsAction, on: nextOrganizationsAction }, page => ({
      page,
    })),
  ];
  if (options.mayAdd) {
    blocks.push(divider, actions(button(newOrganizationAction, {}, said.setUpAnother)));
  }
  return {
    type: 'modal',
    callback_id: 'organizations',
    title: plain(said.title, 24),
    close: plain(texts().answers.close, 24),
    blocks,
  };
}

function row(concern: AccessibleOrganization, page: number): KnownBlock[] {
  const said = texts().organizations;
  const { organization, isCurrent } = concern;
  const line = said.withState<Inline>({ organization: bold(organization.name), state: stateOf(concern) });
  if (isCurrent) return [paragraphBlock('✓ ', ...line)];
  const value = { organizationId: organization.id, page };
  return [
    paragraphBlock(...line),
    actions(button(switchAction, value, said.switchTo({ organization: organization.name }))),
  ];
}

function stateOf({ state, role, isInvited }: AccessibleOrganization): string {
  const said = texts().organizations;
  if (state === 'active') return said.youAre({ role: role ?? '' });
  if (isInvited) return said.invited;
  return state === 'deactivated' ? said.deactivated : said.notMember;
}
