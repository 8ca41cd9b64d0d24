import type { EventType } from '../../domain/events.ts';
import type { Reaction } from '../reaction.ts';
import { apiKeyReactions } from './api-keys.ts';
import { batchReactions } from './batches.ts';
import { handOnReactions } from './hand-on.ts';
import { importReactions } from './imports.ts';
import { invitationReactions } from './invitations.ts';
import { joinRequestReactions } from './join-requests.ts';
import { memberReactions } from './members.ts';
import { organizationReactions } from './organizations.ts';
import { webhookReactions } from './webhooks.ts';

/** THE list of reactions to each event. The compiler names a missing one. */
export const reactions: { [Type in EventType]: Reaction<Type> } = {
  ...invitationReactions,
  ...joinRequestReactions,
  ...memberReactions,
  ...handOnReactions,
  ...importReactions,
  ...apiKeyReactions,
  ...batchReactions,
  ...organizationReactions,
  ...webhookReactions,
};
