import type { Route } from '../route.ts';
import { acceptButton, declineButton } from './answer.ts';
import { approveInvitationButton, rejectInvitationButton } from './approve-invitation.ts';
import { chooseBatchButton, chooseBatchModal, confirmBatchModal } from './batch.ts';
import {
  copyTextButtonPressed,
  editInvitationButton,
  editInvitationModal,
  inviteAgainButton,
  resendButton,
  revokeButton,
  revokeModal,
} from './change-invited.ts';
import { exportInvitedButton } from './export.ts';
import { inviteCommand, inviteShortcut, openInviteButton, quickInviteCommand } from './invite.ts';
import {
  addAnotherButton,
  inviteAnotherButton,
  inviteModal,
  pickPersonButton,
  removeListedButton,
} from './invite-form.ts';
import {
  allInvitedButton,
  invitedGroupOptions,
  invitedSearchModal,
  invitedUsersButton,
  invitedUsersCommand,
  nextInvitationsButton,
  previousInvitationsButton,
  searchInvitedButton,
  sortInvitedMenu,
} from './invited-users.ts';

/** Routes for inviting people and following their invitations. */
export const invitationRoutes: readonly Route[] = [
  inviteCommand,
  inviteShortcut,
  openInviteButton,
  quickInviteCommand,
  inviteModal,
  addAnotherButton,
  inviteAnotherButton,
  removeListedButton,
  pickPersonButton,
  invitedUsersCommand,
  invitedUsersButton,
  previousInvitationsButton,
  nextInvitationsButton,
  allInvitedButton,
  sortInvitedMenu,
  searchInvitedButton,
  invitedSearchModal,
  invitedGroupOptions,
  resendButton,
  copyTextButtonPressed,
  revokeModal,
  revokeButton,
  inviteAgainButton,
  exportInvitedButton,
  chooseBatchButton,
  chooseBatchModal,
  confirmBatchModal,
  editInvitationButton,
  editInvitationModal,
  acceptButton,
  declineButton,
  approveInvitationButton,
  rejectInvitationButton,
];
