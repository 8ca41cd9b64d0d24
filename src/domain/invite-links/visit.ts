import type { Database } from '../../database/client.ts';
import { hashOf } from '../invitations/tokens/token.ts';
import { findOrganization, type Organization } from '../organizations/store.ts';
import { type InviteLinkState, stateOf } from './rules.ts';
import { findByTokenHash, type InviteLink } from './store.ts';

/** Everything that the page of an invite link shows. */
export interface InviteLinkVisit {
  link: InviteLink;
  organization: Organization;
  state: InviteLinkState;
}

/** Reads the invite link with that token; null when there is none. It changes nothing. */
export async function visitInviteLink(
  db: Database,
  token: string,
  now: Date,
): Promise<InviteLinkVisit | null> {
  const link = await findByTokenHash(db, hashOf(token));
  const organization = link && (await findOrganization(db, link.organizationId));
  return link && organization ? { link, organization, state: stateOf(link, now) } : null;
}
