import type { Route } from '../route.ts';
import {
  inviteLinksButton,
  inviteLinksCommand,
  newInviteLinkButton,
  newInviteLinkModal,
  nextInviteLinksButton,
  pauseInviteLinkButton,
  previousInviteLinksButton,
  replaceInviteLinkButton,
  resumeInviteLinkButton,
  revokeInviteLinkButton,
} from './manage.ts';

/** Routes of invite links. */
export const inviteLinkRoutes: readonly Route[] = [
  inviteLinksCommand,
  inviteLinksButton,
  previousInviteLinksButton,
  nextInviteLinksButton,
  newInviteLinkButton,
  newInviteLinkModal,
  pauseInviteLinkButton,
  resumeInviteLinkButton,
  revokeInviteLinkButton,
  replaceInviteLinkButton,
];
