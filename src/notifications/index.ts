import type { EventType } from '../domain/events.ts';
import { accessFailedMessage } from './access-failed.ts';
import { channelShared, channelSharedMessage } from './channel-shared.ts';
import { deliveryFailed, deliveryFailedMessage } from './delivery-failed.ts';
import { groupTied } from './group-tied.ts';
import { importMessage, importSent } from './import-sent.ts';
import { importReviewMessage, importStarted } from './import-started.ts';
import { invitationAccepted, invitationAcceptedMessage } from './invitation-accepted.ts';
import { invitationChanged } from './invitation-changed.ts';
import { invitationCreated, invitationMessage } from './invitation-created.ts';
import {
  invitationConfirmed,
  invitationConfirmedMessage,
  invitationRefused,
  invitationRefusedMessage,
} from './invitation-decided.ts';
import { invitationDeclined, invitationDeclinedMessage } from './invitation-declined.ts';
import { invitationExpired, invitationExpiredMessage } from './invitation-expired.ts';
import { invitationApprovalMessage, invitationHeld } from './invitation-held.ts';
import { invitationReachable } from './invitation-reachable.ts';
import { invitationReminded, invitationReminderMessage } from './invitation-reminded.ts';
import { invitationResent } from './invitation-resent.ts';
import { invitationRevoked } from './invitation-revoked.ts';
import { joinRequestApproved, joinRequestApprovedMessage } from './join-request-approved.ts';
import { joinRequestCreated, joinRequestMessage } from './join-request-created.ts';
import { joinRequestExpired, joinRequestExpiredMessage } from './join-request-expired.ts';
import { joinRequestRejected, joinRequestRejectedMessage } from './join-request-rejected.ts';
import { joinRequestReminded, joinRequestReminderMessage } from './join-request-reminded.ts';
import { joinRequestWithdrawn } from './join-request-withdrawn.ts';
import { memberChanged, memberChangedMessage } from './member-changed.ts';
import { memberDeactivated, memberDeactivatedMessage } from './member-deactivated.ts';
import { memberReactivated, memberReactivatedMessage } from './member-reactivated.ts';
import { digestMessage, morningCame } from './morning-came.ts';
import type { MessageKind, Notification, Render } from './notification.ts';
import { organizationChanged } from './organization-changed.ts';
import { personErased } from './person-erased.ts';
import { roleChanged, roleChangedMessage } from './role-changed.ts';
import { syncAsked } from './sync-asked.ts';
import { syncEnded, syncEndedMessage } from './sync-ended.ts';

/** THE list: who hears what of each event. */
export const notifications: { [Type in EventType]: Notification<Type> } = {
  'invitation.created': invitationCreated,
  'invitation.resent': invitationResent,
  'invitation.reachable': invitationReachable,
  'invitation.accepted': invitationAccepted,
  'invitation.declined': invitationDeclined,
  'invitation.revoked': invitationRevoked,
  'invitation.changed': invitationChanged,
  'invitation.held': invitationHeld,
  'invitation.confirmed': invitationConfirmed,
  'invitation.refused': invitationRefused,
  'invitation.expired': invitationExpired,
  'invitation.reminded': invitationReminded,
  'join-request.created': joinRequestCreated,
  'join-request.approved': joinRequestApproved,
  'join-request.rejected': joinRequestRejected,
  'join-request.withdrawn': joinRequestWithdrawn,
  'join-request.expired': joinRequestExpired,
  'join-request.reminded': joinRequestReminded,
  'morning.came': morningCame,
  'member.changed': memberChanged,
  'member.deactivated': memberDeactivated,
  'member.reactivated': memberReactivated,
  'person.erased': personErased,
  'role.changed': roleChanged,
  'organization.changed': organizationChanged,
  'channel.shared': channelShared,
  'import.started': importStarted,
  'import.sent': importSent,
  'group.tied': groupTied,
  'sync.asked': syncAsked,
  'sync.ended': syncEnded,
  'delivery.failed': deliveryFailed,
};

/** What each message says, rendered when it is sent and whenever it is brought up to date. */
export const messages: Record<MessageKind, Render> = {
  invitation: invitationMessage,
  'invitation-accepted': invitationAcceptedMessage,
  'invitation-declined': invitationDeclinedMessage,
  'invitation-approval': invitationApprovalMessage,
  'invitation-confirmed': invitationConfirmedMessage,
  'invitation-refused': invitationRefusedMessage,
  'invitation-expired': invitationExpiredMessage,
  'invitation-reminder': invitationReminderMessage,
  'join-request': joinRequestMessage,
  'join-request-expired': joinRequestExpiredMessage,
  'join-request-reminder': joinRequestReminderMessage,
  digest: digestMessage,
  'join-request-approved': joinRequestApprovedMessage,
  'join-request-rejected': joinRequestRejectedMessage,
  'member-changed': memberChangedMessage,
  'member-deactivated': memberDeactivatedMessage,
  'member-reactivated': memberReactivatedMessage,
  'role-changed': roleChangedMessage,
  'channel-shared': channelSharedMessage,
  'import-review': importReviewMessage,
  import: importMessage,
  'access-failed': accessFailedMessage,
  'sync-ended': syncEndedMessage,
  'delivery-failed': deliveryFailedMessage,
};
