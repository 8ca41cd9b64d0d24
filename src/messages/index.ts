import { accessAskedMessage } from './access-asked.ts';
import { apiKeyEndingMessage } from './api-key-ending.ts';
import { batchMessage } from './batch.ts';
import { channelSharedMessage } from './channel-shared.ts';
import { digestMessage } from './daily-digest.ts';
import { deliveryFailedMessage } from './delivery-failed.ts';
import { guestDeactivatedMessage } from './guest-deactivated.ts';
import {
  handOnAcceptedMessage,
  handOnDeclinedMessage,
  handOnHappenedMessage,
  handOnMessage,
} from './hand-on.ts';
import { importMessage } from './import-sent.ts';
import { importReviewMessage } from './import-started.ts';
import { invitationAcceptedMessage } from './invitation-accepted.ts';
import { invitationApprovalMessage } from './invitation-approval-requested.ts';
import { invitationMessage } from './invitation-created.ts';
import { invitationConfirmedMessage, invitationRefusedMessage } from './invitation-decided.ts';
import { invitationDeclinedMessage } from './invitation-declined.ts';
import { invitationExpiredMessage } from './invitation-expired.ts';
import { invitationReminderMessage } from './invitation-reminded.ts';
import { joinRequestApprovedMessage } from './join-request-approved.ts';
import { joinRequestMessage } from './join-request-created.ts';
import { joinRequestExpiredMessage } from './join-request-expired.ts';
import { joinRequestRejectedMessage } from './join-request-rejected.ts';
import { joinRequestReminderMessage } from './join-request-reminded.ts';
import { memberAddressMessage } from './member-address.ts';
import { memberBackMessage } from './member-back.ts';
import { memberChangedMessage } from './member-changed.ts';
import { memberDeactivatedMessage } from './member-deactivated.ts';
import { memberKeptMessage } from './member-kept.ts';
import { memberLeftMessage } from './member-left.ts';
import { memberLeftByChoiceMessage } from './member-left-by-choice.ts';
import { memberMovedMessage } from './member-moved.ts';
import { memberReactivatedMessage } from './member-reactivated.ts';
import { memberSyncFailedMessage } from './member-sync-failed.ts';
import { membersLeftMessage } from './members-left.ts';
import type { MessageKind, Render } from './message.ts';
import { roleChangedMessage } from './role-changed.ts';
import { seatsChartMessage } from './seats-chart.ts';
import { syncEndedMessage } from './sync-ended.ts';
import { takenOverMessage } from './taken-over.ts';
import { webhookDisabledMessage } from './webhook-disabled.ts';
import { webhookGivenUpMessage } from './webhook-given-up.ts';
import { weeklyDigestMessage } from './weekly-digest.ts';
import { welcomeMessage } from './welcome.ts';

/** What each message says. It is rendered when it is sent and at each update. */
export const messages: Record<MessageKind, Render> = {
  invitation: invitationMessage,
  'invitation-accepted': invitationAcceptedMessage,
  welcome: welcomeMessage,
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
  'weekly-digest': weeklyDigestMessage,
  'seats-chart': seatsChartMessage,
  'join-request-approved': joinRequestApprovedMessage,
  'join-request-rejected': joinRequestRejectedMessage,
  'member-address': memberAddressMessage,
  'member-moved': memberMovedMessage,
  'member-changed': memberChangedMessage,
  'member-deactivated': memberDeactivatedMessage,
  'member-reactivated': memberReactivatedMessage,
  'member-left': memberLeftMessage,
  'member-left-by-choice': memberLeftByChoiceMessage,
  'hand-on': handOnMessage,
  'hand-on-accepted': handOnAcceptedMessage,
  'hand-on-declined': handOnDeclinedMessage,
  'hand-on-happened': handOnHappenedMessage,
  'member-kept': memberKeptMessage,
  'guest-deactivated': guestDeactivatedMessage,
  'members-left': membersLeftMessage,
  'member-back': memberBackMessage,
  'role-changed': roleChangedMessage,
  'access-asked': accessAskedMessage,
  'taken-over': takenOverMessage,
  'api-key-ending': apiKeyEndingMessage,
  'channel-shared': channelSharedMessage,
  'webhook-disabled': webhookDisabledMessage,
  'webhook-given-up': webhookGivenUpMessage,
  'import-review': importReviewMessage,
  import: importMessage,
  batch: batchMessage,
  'access-failed': memberSyncFailedMessage,
  'sync-ended': syncEndedMessage,
  'delivery-failed': deliveryFailedMessage,
};
