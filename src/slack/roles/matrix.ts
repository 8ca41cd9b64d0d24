import type { ModalView } from '@slack/types';
import { readActingMember } from '../../domain/members/rename-self.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { plain, context as words } from '../blocks.ts';
import { openedIn } from '../form.ts';
import { matrixBlocks } from '../matrix.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { openView, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute } from '../route.ts';
import { matrixAction } from './actions.ts';

/** The modal "Roles matrix": what each role may do, for everybody with a role. */
export function matrixView(organization: Organization, ownRole: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'roles-matrix',
    private_metadata: openedIn(organization),
    title: plain('Roles matrix', 24),
    close: plain('Close', 24),
    blocks: [words(`${organization.name} · you are ${ownRole}`), ...matrixBlocks(organization)],
  };
}

const open = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id }) => {
    const { organization, member } = await readActingMember(context.domain, context.actor, id);
    return openView(matrixView(organization, member.role.name));
  });

export const matrixCommand = commandRoute({
  name: 'matrix',
  usage: 'matrix',
  help: 'Roles matrix: what each role may do',
  run: open,
});

export const matrixButton = buttonRoute(matrixAction, open);
