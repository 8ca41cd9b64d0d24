import type { HomeView } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { pendingFor } from '../../domain/invitations/store.ts';
import { mayJoin } from '../../domain/join-requests/rules.ts';
import { findPendingRequest } from '../../domain/join-requests/store.ts';
import { findOwnMember } from '../../domain/members/store.ts';
import { firstOrganization } from '../../domain/organizations/store.ts';
import { homeView } from './views.ts';

/** Renders a person's App Home as things stand now. */
export async function renderHome({ db }: Domain, actor: Person): Promise<HomeView> {
  const organization = await firstOrganization(db, actor.workspaceId);
  if (!organization) {
    return homeView({ actor, organization, member: null, invitations: [], mayAsk: false, isWaiting: false });
  }
  const [member, invitations, waiting] = await Promise.all([
    findOwnMember(db, organization.id, actor),
    pendingFor(db, actor),
    findPendingRequest(db, organization.id, actor.slackUserId),
  ]);
  const mayAsk = !member && invitations.length === 0 && mayJoin(actor, organization.domains);
  return homeView({ actor, organization, member, invitations, mayAsk, isWaiting: waiting !== null });
}
