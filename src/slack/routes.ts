import {
  auditButton,
  auditCommand,
  auditFilterModal,
  filterAuditButton,
  newerEntriesButton,
  olderEntriesButton,
  wholeTrailButton,
} from './audit/audit.command.ts';
import { exportAuditButton } from './audit/export.button.ts';
import { personChangedEvent, personJoinedEvent } from './directory/people.event.ts';
import { eraseCommand, eraseModal, erasePersonButton } from './erasure/erase.command.ts';
import {
  addGroupsButton,
  addGroupsModal,
  groupsButton,
  groupsCommand,
  nextGroupsButton,
  previousGroupsButton,
  removeGroupButton,
  removeGroupModal,
  renameGroupButton,
  renameGroupModal,
} from './groups/groups.command.ts';
import { groupOptions } from './groups/groups.options.ts';
import { helpCommand } from './help.command.ts';
import { homeOpenedEvent } from './home/home.event.ts';
import { inboxButton, inboxCommand, nextInboxButton, previousInboxButton } from './home/inbox.command.ts';
import { wordSaidEvent } from './home/word.event.ts';
import { bulkCommand, bulkModal, openBulkButton, templateButton } from './imports/bulk.command.ts';
import {
  fixMeButton,
  nextResultsButton,
  previousResultsButton,
  resultsButton,
} from './imports/results.button.ts';
import {
  editRowButton,
  editRowModal,
  filterButton,
  fixCaseButton,
  nextRowsButton,
  previousRowsButton,
  removeRowButton,
  reviewButton,
  sendImportModal,
} from './imports/review.button.ts';
import { fileSentEvent } from './imports/upload.event.ts';
import { acceptButton, declineButton } from './invitations/answer.button.ts';
import {
  editInvitationButton,
  editInvitationModal,
  resendButton,
  revokeButton,
} from './invitations/change-invited.modal.ts';
import { approveHeldButton, rejectHeldButton } from './invitations/decide-held.button.ts';
import {
  inviteCommand,
  inviteShortcut,
  openInviteButton,
  quickInviteCommand,
} from './invitations/invite.command.ts';
import {
  addAnotherButton,
  inviteModal,
  pickPersonButton,
  removeListedButton,
} from './invitations/invite.modal.ts';
import {
  allInvitedButton,
  invitedGroupOptions,
  invitedSearchModal,
  invitedUsersButton,
  invitedUsersCommand,
  nextInvitationsButton,
  previousInvitationsButton,
  searchInvitedButton,
} from './invitations/invited-users.command.ts';
import {
  askToJoinButton,
  askToJoinCommand,
  askToJoinModal,
  withdrawButton,
} from './join-requests/ask.command.ts';
import {
  approveAsButton,
  approveAsModal,
  approveButton,
  rejectButton,
  rejectModal,
} from './join-requests/decide.button.ts';
import {
  approveRowButton,
  joinRequestsButton,
  joinRequestsCommand,
  nextRequestsButton,
  previousRequestsButton,
} from './join-requests/join-requests.command.ts';
import {
  deactivateMemberButton,
  deactivateMemberModal,
  editMemberButton,
  editMemberModal,
  reactivateMemberButton,
} from './members/change.modal.ts';
import {
  currentUsersButton,
  currentUsersCommand,
  everybodyButton,
  memberGroupOptions,
  nextMembersButton,
  previousMembersButton,
  searchMembersButton,
  searchMembersModal,
} from './members/current-users.command.ts';
import { ownDetailsButton, ownDetailsCommand, ownDetailsModal } from './members/me.command.ts';
import { findInvitationButton, findMemberButton } from './offers/find.button.ts';
import { channelSharedEvent, channelUnsharedEvent } from './organizations/channel-shared.event.ts';
import { setUpModal } from './organizations/set-up.modal.ts';
import {
  settingsButton,
  settingsCommand,
  settingsModal,
  timeZoneOptions,
} from './organizations/settings.command.ts';
import {
  newOrganizationButton,
  nextOrganizationsButton,
  organizationsButton,
  organizationsCommand,
  previousOrganizationsButton,
  switchButton,
} from './organizations/switcher.command.ts';
import { matrixButton, matrixCommand } from './roles/matrix.command.ts';
import {
  addRoleButton,
  addRoleModal,
  editRoleButton,
  editRoleModal,
  nextRolesButton,
  previousRolesButton,
  removeRoleButton,
  rolesButton,
  rolesCommand,
} from './roles/roles.command.ts';
import type { Route } from './route.ts';
import { syncButton, syncCommand } from './ties/sync.command.ts';
import {
  tiesButton,
  tieToChannelButton,
  tieToChannelModal,
  tieToUserGroupButton,
  tieToUserGroupModal,
  untieButton,
  userGroupOptions,
} from './ties/ties.button.ts';

const commands = [
  inviteCommand,
  quickInviteCommand,
  bulkCommand,
  invitedUsersCommand,
  currentUsersCommand,
  ownDetailsCommand,
  inboxCommand,
  askToJoinCommand,
  joinRequestsCommand,
  organizationsCommand,
  settingsCommand,
  groupsCommand,
  syncCommand,
  rolesCommand,
  matrixCommand,
  auditCommand,
  eraseCommand,
];

const help = helpCommand(commands);

/** THE list: everything through which a person or Slack reaches Foyer. Help and manifest are made from it. */
export const routes: readonly Route[] = [
  ...commands,
  help,

  inviteShortcut,

  acceptButton,
  declineButton,
  openInviteButton,
  pickPersonButton,
  addAnotherButton,
  removeListedButton,
  invitedUsersButton,
  previousInvitationsButton,
  nextInvitationsButton,
  searchInvitedButton,
  allInvitedButton,
  resendButton,
  findInvitationButton,
  findMemberButton,
  editInvitationButton,
  revokeButton,
  approveHeldButton,
  rejectHeldButton,
  currentUsersButton,
  previousMembersButton,
  nextMembersButton,
  searchMembersButton,
  everybodyButton,
  editMemberButton,
  deactivateMemberButton,
  reactivateMemberButton,
  erasePersonButton,
  ownDetailsButton,
  auditButton,
  newerEntriesButton,
  olderEntriesButton,
  filterAuditButton,
  wholeTrailButton,
  exportAuditButton,
  askToJoinButton,
  withdrawButton,
  approveButton,
  approveAsButton,
  rejectButton,
  joinRequestsButton,
  previousRequestsButton,
  nextRequestsButton,
  approveRowButton,
  openBulkButton,
  templateButton,
  reviewButton,
  filterButton,
  previousRowsButton,
  nextRowsButton,
  editRowButton,
  removeRowButton,
  fixCaseButton,
  resultsButton,
  previousResultsButton,
  nextResultsButton,
  fixMeButton,

  inboxButton,
  previousInboxButton,
  nextInboxButton,
  organizationsButton,
  previousOrganizationsButton,
  nextOrganizationsButton,
  switchButton,
  newOrganizationButton,
  settingsButton,
  groupsButton,
  previousGroupsButton,
  nextGroupsButton,
  addGroupsButton,
  renameGroupButton,
  removeGroupButton,
  tiesButton,
  tieToChannelButton,
  tieToUserGroupButton,
  untieButton,
  syncButton,
  matrixButton,
  rolesButton,
  previousRolesButton,
  nextRolesButton,
  addRoleButton,
  editRoleButton,
  removeRoleButton,

  setUpModal,
  settingsModal,
  addGroupsModal,
  renameGroupModal,
  removeGroupModal,
  tieToChannelModal,
  tieToUserGroupModal,
  addRoleModal,
  editRoleModal,
  inviteModal,
  searchMembersModal,
  editMemberModal,
  deactivateMemberModal,
  eraseModal,
  ownDetailsModal,
  auditFilterModal,
  askToJoinModal,
  editInvitationModal,
  invitedSearchModal,
  approveAsModal,
  rejectModal,
  bulkModal,
  editRowModal,
  sendImportModal,

  groupOptions,
  memberGroupOptions,
  invitedGroupOptions,
  userGroupOptions,
  timeZoneOptions,

  personJoinedEvent,
  personChangedEvent,
  homeOpenedEvent,
  fileSentEvent,
  wordSaidEvent([...commands, help]),
  channelSharedEvent,
  channelUnsharedEvent,
];
