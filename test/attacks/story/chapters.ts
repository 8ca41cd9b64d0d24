import { playApiKeys } from './api-keys.ts';
import { playAsking } from './asking.ts';
import { playHandOn } from './hand-on.ts';
import { playImports } from './imports.ts';
import { playInvitations } from './invitations.ts';
import { playInviteLinks } from './invite-links.ts';
import { playLeavers } from './leavers.ts';
import { playMembers } from './members.ts';
import { playOrganization } from './organization.ts';
import { playPlaces } from './places.ts';
import { playRequests } from './requests.ts';
import { playTakeOver } from './take-over.ts';
import { playWebhooks } from './webhooks.ts';

/** An owner's whole story, which uses every route. */
export const chapters = [
  playOrganization,
  playApiKeys,
  playWebhooks,
  playInvitations,
  playInviteLinks,
  playMembers,
  playLeavers,
  playRequests,
  playAsking,
  playImports,
  playHandOn,
  playPlaces,
  playTakeOver,
];
