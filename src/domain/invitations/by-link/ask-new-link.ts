import { z } from 'zod';
import { aboutInvitation } from '../../about-invitation.ts';
import { pauseMsOf } from '../cooldown.ts';
import { invitationOf } from './answer-by-link.ts';
import { operationByLink } from './operation-by-link.ts';
import { markLinkSent } from './store.ts';

/** The shortest time between two emails of one invitation that its invitee asked for. */
const PAUSE_MS = 5 * 60_000;

/**
 * Sends an open invitation to its address again, because its invitee asked for a new link. The organization's pause
 * between two messages to one address applies, and five minutes at least; too soon, nothing happens.
 */
export const askNewLink = operationByLink({
  name: 'askNewLink',
  input: z.object({}),
  fails: ['invitation-not-found'],
  takesReplaced: true,
  async run(scope): Promise<void> {
    const { tx, now, audit, record } = scope;
    const invitation = await invitationOf(scope);
    const { id, organizationId, email, organization } = invitation;
    const pauseMs = Math.max(PAUSE_MS, pauseMsOf(organization));
    if (!(await markLinkSent(tx, id, now, pauseMs))) return;
    audit({ organizationId, action: 'invitation.ask-link', subject: email });
    record({ type: 'invitation.link-asked', ...aboutInvitation(invitation) });
  },
});
