import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { DomainError } from '../../domain/errors.ts';
import {
  type Orphaned,
  organizationsToTakeOver,
  readOrphaned,
  takeOver,
} from '../../domain/taking-over/take-over.ts';
import { texts } from '../../texts/texts.ts';
import { actions, bold, button, type Inline, paragraph, paragraphBlock, richText } from '../blocks.ts';
import { message, openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute, modalRoute } from '../route.ts';
import { takeOverAction } from './actions.ts';
import { takeOverForm } from './forms.ts';

/** How many organizations are offered at once. */
const OFFERED = 5;

/** Offers an owner of the workspace the organizations in which nobody with the top role can act. */
export function takeOverBlocks(orphaned: readonly { id: string; name: string }[]): KnownBlock[] {
  const said = texts().organizations;
  return orphaned.slice(0, OFFERED).flatMap((organization): [KnownBlock, ActionsBlock] => [
    paragraphBlock(...said.canTakeOver<Inline>({ organization: bold(organization.name) })),
    actions(
      button(takeOverAction, { organizationId: organization.id }, said.takeOver, {
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
  const said = texts().organizations;
  const becomes = { organization: name, role: bold(top.name) };
  return takeOverForm.view({
    title: said.takeOver,
    submit: said.takeOver,
    metadata: { organizationId },
    blocks: [
      paragraphBlock(...said.takeOverQuestion<Inline>({ organization: bold(name), role: top.name })),
      richText({
        type: 'rich_text_list',
        style: 'bullet',
        elements: [
          paragraph(
            ...(present
              ? said.becomesFrom<Inline>({ ...becomes, was: present.role.name })
              : said.becomes<Inline>(becomes)),
          ),
          paragraph(said.takeOverNotifies),
          paragraph(said.takeOverAudited),
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
  help: { under: 'organization', for: 'workspace-owner', says: 'take-over' },
  async run(context) {
    const { domain, actor } = context;
    if (!actor.isWorkspaceOwner) throw new DomainError('only-workspace-owners', {});
    const orphaned = await organizationsToTakeOver(domain, actor);
    const [first, ...others] = orphaned;
    const said = texts().organizations;
    if (!first) return message(said.nothingToTakeOver);
    if (others.length === 0) return open(context, first.id);
    return message(said.takeOverChoice, takeOverBlocks(orphaned));
  },
});

export const takeOverModal = modalRoute(takeOverForm, async ({ domain, actor }, { metadata }) => {
  const { organization, role } = await takeOver(domain, actor, metadata);
  const said = texts().organizations;
  return message(said.tookOver({ organization: organization.name, role }), undefined, said.takenOver);
});
