import type { KnownBlock, ModalView } from '@slack/types';
import { readActingMember } from '../../domain/members/rename-self.ts';
import { organizationHere } from '../../domain/organizations/organization-here.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { texts } from '../../texts/texts.ts';
import { plain, context as words } from '../blocks.ts';
import { openedIn } from '../form.ts';
import { matrixGrids, matrixTable, matrixText } from '../matrix.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, openView } from '../reply.ts';
import { buttonRoute, commandRoute } from '../route.ts';
import { matrixAction } from './actions.ts';

/** The modal "Roles matrix": what each role can do. */
export function matrixView(organization: Organization, ownRole: string | null): ModalView {
  return {
    type: 'modal',
    callback_id: 'roles-matrix',
    private_metadata: openedIn(organization),
    title: plain(texts().matrix.title, 24),
    close: plain(texts().answers.close, 24),
    blocks: blocksFor(organization, ownRole),
  };
}

function blocksFor(organization: Organization, ownRole: string | null): KnownBlock[] {
  return [headLine(organization, ownRole), ...matrixGrids(organization)];
}

function headLine({ name: organization }: Organization, role: string | null): KnownBlock {
  return words(role === null ? organization : texts().matrix.youAre({ organization, role }));
}

export const matrixCommand = commandRoute({
  name: 'matrix',
  usage: 'matrix',
  help: { under: 'you', for: 'member', says: 'matrix' },
  run: context =>
    withOrganization(context, async ({ id }) => {
      const { organization, member } = await readActingMember(context.domain, context.actor, id);
      const summary = texts().matrix.summary({ organization: organization.name });
      return message(`${summary}\n${matrixText(organization)}`, [
        headLine(organization, member.role.name),
        ...matrixTable(organization),
      ]);
    }),
});

/**
 * Opens the matrix for everybody who has the button. On top of three modals no fourth one opens, so it is shown above the
 * form, which keeps what was typed.
 */
export const matrixButton = buttonRoute(matrixAction, async (context, { organizationId }) => {
  const { domain, actor, acting, view } = context;
  const id = organizationId ?? context.organization?.id;
  if (!id) return withOrganization(context, async organization => openView(matrixView(organization, null)));
  const organization = await organizationHere(domain.db, actor, id);
  const ownRole = acting?.organization.id === id ? acting.member.role.name : null;
  if (view?.type !== 'modal') return openView(matrixView(organization, ownRole));
  const { title } = texts().matrix;
  return message(title, blocksFor(organization, ownRole), title);
});
