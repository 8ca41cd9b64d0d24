import type { HomeView } from '@slack/types';
import type { Domain, Person } from '../../domain/domain.ts';
import { pendingFor } from '../../domain/invitations/store.ts';
import { mayJoin } from '../../domain/join-requests/rules.ts';
import { findPendingRequest } from '../../domain/join-requests/store.ts';
import { findOwnMember } from '../../domain/members/store.ts';
import { currentOrganization } from '../../domain/organizations/current.ts';
import { homeView } from './views.ts';

/** Renders a person's App Home as things stand now. */
export async function renderHome({ db }: Domain, actor: Person): Promise<HomeView> {
  const organization = await currentOrganization(db, actor);
  if (!organization) {
    return homeView({ actor, organization, member: null, invitations: [], mayAsk: false, request: null });
  }
  const [member, invitations, request] = await Promise.all([
    findOwnMember(db, organization.id, actor),
    pendingFor(db, actor),
    findPendingRequest(db, organization.id, actor.slackUserId),
  ]);
  const mayAsk = member?.state !== 'active' && invitations.length === 0 && mayJoin(actor, organization);
  return homeView({ actor, organization, member, invitations, mayAsk, request });
}
