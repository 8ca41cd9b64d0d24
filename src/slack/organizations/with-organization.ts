import { DomainError } from '../../domain/errors.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import { openView, type Reply } from '../reply.ts';
import type { Context } from '../route.ts';
import { setUpView } from './views.ts';

/**
 * Runs with the workspace's organization. Before there is one, a workspace admin gets the set-up instead, and everybody
 * else reads who can do it.
 */
export async function withOrganization(
  context: Context,
  run: (organization: Organization) => Promise<Reply>,
): Promise<Reply> {
  if (context.organization) return run(context.organization);
  if (!context.actor.isWorkspaceAdmin) throw new DomainError('only-workspace-admins', {});
  return openView(setUpView(context.actor, { workspaceName: context.workspaceName }));
}
