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
  memberGroupOptions,
  nextMembersButton,
  previousMembersButton,
  searchMembersButton,
  searchMembersModal,
} from './current-users.ts';
import { exportMembersButton } from './export.ts';
import { ownDetailsButton, ownDetailsCommand, ownDetailsModal } from './own-details.ts';

/** Routes for the list of members, their access, and people's own details. */
export const memberRoutes: readonly Route[] = [
  currentUsersCommand,
  currentUsersButton,
  previousMembersButton,
  nextMembersButton,
  everybodyButton,
  exportMembersButton,
  searchMembersButton,
  searchMembersModal,
  memberGroupOptions,
  editMemberButton,
  editMemberModal,
  deactivateMemberButton,
  deactivateMemberModal,
  reactivateMemberButton,
  ownDetailsCommand,
  ownDetailsButton,
  ownDetailsModal,
];
