import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { DomainError } from '../../domain/errors.ts';
import {
  type Orphaned,
  organizationsToTakeOver,
  readOrphaned,
  takeOver,
} from '../../domain/taking-over/take-over.ts';
import { actions, bold, button, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { takeOverAction } from './actions.ts';
import { takeOverForm } from './forms.ts';

/** How many organizations are offered at once. */
const OFFERED = 5;

/** Offers an owner of the workspace the organizations in which nobody with the top role can act. */
export function takeOverBlocks(orphaned: readonly { id: string; name: string }[]): KnownBlock[] {
  return orphaned.slice(0, OFFERED).flatMap((organization): [KnownBlock, ActionsBlock] => [
    paragraphBlock(
      '⚠ Nobody with the top role of ',
      bold(organization.name),
      ' can act in it. As an owner of this Slack workspace, you can take it over.',
    ),
    actions(
      button(takeOverAction, { organizationId: organization.id }, 'Take over', {
        variant: organization.id,
      }),
    ),
  ]);
}

/** The same for one organization, beside a refusal. */
export async function takeOverOffer(
  domain: Domain,
  actor: Person,
  organizationId: string,
): Promise<KnownBlock[]> {
  const orphaned = await organizationsToTakeOver(domain, actor);
  return takeOverBlocks(orphaned.filter(({ id }) => id === organizationId));
}

/** The modal before the organization is taken over: what it does. */
function takeOverView({ organization, top, present }: Orphaned): ModalView {
  const { id: organizationId, name } = organization;
  const was = present ? ` You were ${present.role.name}.` : '';
  return takeOverForm.view({
    title: 'Take over',
    submit: 'Take over',
    metadata: { organizationId },
    blocks: [
      paragraphBlock('Take over ', bold(name), `? Nobody who is ${top.name} can act in it.`),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          paragraph('You become ', bold(top.name), ` of ${name}.${was}`),
          paragraph('Every admin who is left and the owners of this Slack workspace get a message.'),
          paragraph('The audit log records it.'),
        ],
      }),
    ],
  });
}

const open = async ({ domain, actor }: Context, organizationId: string): Promise<Reply> =>
  openView(takeOverView(await readOrphaned(domain, actor, organizationId)));

export const takeOverButton = buttonRoute(takeOverAction, (context, { organizationId }) =>
  open(context, organizationId),
);

export const takeOverCommand = commandRoute({
  name: 'take-over',
  usage: 'take-over',
  help: 'for owners of this Slack workspace: takes over an organization in which nobody with the top role can act',
  async run(context) {
    const { domain, actor } = context;
    if (!actor.isWorkspaceOwner) throw new DomainError('only-workspace-owners', {});
    const orphaned = await organizationsToTakeOver(domain, actor);
    const [first, ...others] = orphaned;
    if (!first)
      return message('Every organization has a person with the top role. There’s nothing to take over.');
    if (others.length === 0) return open(context, first.id);
    return message('You can take over these organizations.', takeOverBlocks(orphaned));
  },
});

export const takeOverModal = modalRoute(takeOverForm, async ({ domain, actor }, { metadata }) => {
  const { organization, role } = await takeOver(domain, actor, metadata);
  return message(`You are ${role} of ${organization.name} now.`, undefined, 'Taken over');
});
