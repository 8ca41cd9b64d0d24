import type { Route } from '../route.ts';
import {
  deactivateMemberButton,
  deactivateMemberModal,
  editMemberButton,
  editMemberModal,
  reactivateMemberButton,
} from './change-member.ts';
import {
  currentUsersButton,
  currentUsersCommand,
  everybodyButton,
  leaversButton,
  memberGroupOptions,
  nextMembersButton,
  previousMembersButton,
  searchMembersButton,
  searchMembersModal,
  sortMembersMenu,
} from './current-users.ts';
import { exportMembersButton } from './export.ts';
import { leaveButton, leaveCommand, leaveModal } from './leave.ts';
import { deactivateLeaverButton, keepGuestButton, reactivateReturnerButton } from './leavers.ts';
import { ownDetailsButton, ownDetailsCommand, ownDetailsModal } from './own-details.ts';

/** Routes for the list of members, their access, and people's own details. */
export const memberRoutes: readonly Route[] = [
  currentUsersCommand,
  currentUsersButton,
  previousMembersButton,
  nextMembersButton,
  everybodyButton,
  sortMembersMenu,
  exportMembersButton,
  leaversButton,
  searchMembersButton,
  searchMembersModal,
  memberGroupOptions,
  editMemberButton,
  editMemberModal,
  deactivateMemberButton,
  deactivateMemberModal,
  reactivateMemberButton,
  deactivateLeaverButton,
  keepGuestButton,
  reactivateReturnerButton,
  ownDetailsCommand,
  ownDetailsButton,
  ownDetailsModal,
  leaveCommand,
  leaveButton,
  leaveModal,
];
