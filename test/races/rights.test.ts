import { randomUUID } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/database/client.ts';
import { makeApiKey, revokeApiKey } from '../../src/domain/api-keys/manage.ts';
import { askForAccess } from '../../src/domain/asking/ask.ts';
import { draftBatch, startBatch } from '../../src/domain/batches/start.ts';
import { addRole, editRole, removeRole } from '../../src/domain/custom-roles/manage.ts';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { erasePerson } from '../../src/domain/erasure/erase.ts';
import { addGroups, removeGroup, renameGroup } from '../../src/domain/groups/manage.ts';
import { acceptTopRole, declineTopRole } from '../../src/domain/handing-on/answer.ts';
import { offerTopRole } from '../../src/domain/handing-on/offer.ts';
import { createImportGroups } from '../../src/domain/imports/create-groups.ts';
import { editImportRow, fixImportCase, removeImportRow } from '../../src/domain/imports/edit-rows.ts';
import { storedReading } from '../../src/domain/imports/reading.ts';
import { forgetImportColumns, rereadImport } from '../../src/domain/imports/reread.ts';
import { sendImport } from '../../src/domain/imports/send.ts';
import { startImport } from '../../src/domain/imports/start.ts';
import { undoImport } from '../../src/domain/imports/undo/undo.ts';
import { giveImportRole, replaceImportValue } from '../../src/domain/imports/values.ts';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { approveInvitation, rejectInvitation } from '../../src/domain/invitations/approve-invitation.ts';
import { declineInvitation } from '../../src/domain/invitations/decline.ts';
import { editInvitation } from '../../src/domain/invitations/edit.ts';
import { freeInvitations } from '../../src/domain/invitations/free-invitations.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { inviteSeveral } from '../../src/domain/invitations/invite-several.ts';
import { allInvited } from '../../src/domain/invitations/invited-users.ts';
import { resendInvitation } from '../../src/domain/invitations/resend.ts';
import { revokeInvitation } from '../../src/domain/invitations/revoke.ts';
import { welcomePerson } from '../../src/domain/invitations/welcome.ts';
import {
  makeInviteLink,
  pauseInviteLink,
  replaceInviteLink,
  resumeInviteLink,
  revokeInviteLink,
} from '../../src/domain/invite-links/manage.ts';
import { approveJoinRequest } from '../../src/domain/joining/approve.ts';
import { rejectJoinRequest } from '../../src/domain/joining/reject.ts';
import { requestToJoin } from '../../src/domain/joining/request.ts';
import { withdrawJoinRequest } from '../../src/domain/joining/withdraw.ts';
import { keepGuest } from '../../src/domain/leaving/keep-as-guest.ts';
import { askForSync, linkGroup, unlinkGroup } from '../../src/domain/linking/manage.ts';
import { alone, takeLocks } from '../../src/domain/locks.ts';
import { deactivateMember } from '../../src/domain/members/deactivate.ts';
import { editMember } from '../../src/domain/members/edit.ts';
import { followAddress } from '../../src/domain/members/follow-address.ts';
import { hideChecklist } from '../../src/domain/members/hide-checklist.ts';
import { leaveOrganization } from '../../src/domain/members/leave.ts';
import { reactivateMember } from '../../src/domain/members/reactivate.ts';
import { renameSelf } from '../../src/domain/members/rename-self.ts';
import { switchOrganization } from '../../src/domain/my-organizations/current.ts';
import { moveToNewAccount, takeOwnPlace } from '../../src/domain/new-accounts/new-account.ts';
import { changeMember, releaseMember } from '../../src/domain/provisioning/change.ts';
import { changeGroup, provisionGroup } from '../../src/domain/provisioning/groups.ts';
import { provisionMember } from '../../src/domain/provisioning/provision.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { setUpOrganization } from '../../src/domain/set-up/set-up.ts';
import { editSettings } from '../../src/domain/settings/edit.ts';
import { takeOver } from '../../src/domain/taking-over/take-over.ts';
import { sendAgain, sendAgainSince } from '../../src/domain/webhooks/log/send-again.ts';
import {
  removeWebhook,
  storeSecret,
  storeWebhook,
  testWebhook,
  turnWebhook,
} from '../../src/domain/webhooks/manage.ts';
import { sendSeatsChart } from '../../src/domain/weeks/seats-chart.ts';
import { until } from '../faults/until.ts';
import { type MembersWorld, outcomeOf, startWorld } from '../members/world.ts';
import { lockWaits } from '../support/lock-waits.ts';

/** What a person asks for, how they lose their right while it waits, and the expected outcome. */
interface Attempt {
  act(domain: Domain, found: Found): Promise<unknown>;
  loses(tx: Transaction, found: Found): Promise<unknown>;
  expected: string;
  /** It happens because an account is deactivated. */
  isAboutLeaving?: true;
}

/** The people and things that the deeds are about. */
type Found = Awaited<ReturnType<typeof prepare>>;

async function prepare(world: MembersWorld) {
  const { db, clock, organization, workspaceId, roleId, groupId } = world;
  const organizationId = organization.id;
  const now = clock.now();
  const inSlack = async (actor: Person) => {
    await db.slackPerson.create({ data: { ...actor, updatedAt: now } });
    return actor;
  };
  const grace = await world.member('Grace', 'OWNER');
  const olga = await world.member('Olga', 'OWNER');
  const ada = await world.member('Ada', 'VIEWER');
  const gone = await world.member('Gone', 'VIEWER', {}, { state: 'deactivated' });
  const actor = await inSlack({ ...grace.actor, isWorkspaceAdmin: true });
  // A member whose account is gone, and their new account; a member whose address changed; an invitee who left Slack.
  const lost = await world.member('Lost', 'VIEWER');
  await inSlack({ ...lost.actor, isDeactivated: true });
  const back = await inSlack({ ...lost.actor, slackUserId: 'UBACK' });
  const moved = await inSlack({ ...(await world.member('Moved', 'VIEWER')).actor, email: 'moved@y.example' });
  const left = await inSlack({
    ...grace.actor,
    slackUserId: 'ULEFT',
    email: 'left@y.example',
    isDeactivated: true,
  });
  const eve = await inSlack({
    ...grace.actor,
    slackUserId: 'UEVE',
    email: 'eve@y.example',
    name: 'Eve',
    isWorkspaceOwner: true,
  });
  const invited = async (email: string, more: object = {}) =>
    db.invitation.create({
      data: {
        organizationId,
        email,
        roleId: roleId('VIEWER'),
        inviterId: olga.id,
        createdAt: now,
        sentAt: now,
        ...more,
      },
    });
  const draft = await db.import.create({
    data: {
      organizationId,
      uploaderId: grace.id,
      requestKey: 'draft',
      createdAt: now,
      rows: {
        create: [{ position: 0, line: 2, email: 'row@y.example', role: 'viewer', groups: '', name: 'Row' }],
      },
    },
    include: { rows: true },
  });
  const other = await db.organization.create({
    data: {
      workspaceId,
      name: 'Other',
      template: crowdsec.id,
      domains: ['y.example'],
      createdAt: now,
      roles: {
        create: crowdsec.roles.map((role, position) => ({
          ...role,
          capabilities: [...role.capabilities],
          position,
        })),
      },
    },
  });
  const webhook = await db.webhookEndpoint.create({
    data: {
      id: randomUUID(),
      organizationId,
      url: 'https://hooks.lovelace.example/',
      state: 'off',
      secret: new Uint8Array(24),
      blankMeansAll: false,
      createdAt: now,
      messages: {
        create: [
          {
            id: randomUUID(),
            sequence: 1,
            type: 'test',
            subjectKind: 'test',
            subjectId: randomUUID(),
            xact: 1,
            body: '{}',
          },
        ],
      },
    },
    include: { messages: true },
  });
  return {
    organizationId,
    otherId: other.id,
    actor,
    eve,
    grace,
    ada,
    gone,
    lost,
    back,
    moved,
    left,
    toLeft: (await invited('left@y.example', { slackUserId: left.slackUserId })).id,
    invitationId: (await invited('new@y.example')).id,
    toEve: (await invited('eve@y.example')).id,
    held: (await invited('held@y.example', { slackUserId: 'UHELD', awaitingApprovalAt: now })).id,
    joinRequestId: (
      await db.joinRequest.create({
        data: { organizationId, slackUserId: 'UEVE', email: 'eve@y.example', name: 'Eve', createdAt: now },
      })
    ).id,
    batchId: (
      await db.invitationBatch.create({
        data: { organizationId, memberId: grace.id, kind: 'revoke', requestKey: 'batch', createdAt: now },
      })
    ).id,
    sentImportId: (
      await db.import.create({
        data: {
          organizationId,
          uploaderId: grace.id,
          requestKey: 'sent',
          status: 'sent',
          createdAt: now,
          sentAt: now,
        },
      })
    ).id,
    importId: draft.id,
    rowId: draft.rows[0]?.id ?? '',
    groupId: groupId('Phones'),
    linkId: (
      await db.groupLink.create({
        data: {
          groupId: groupId('Laptops'),
          kind: 'channel',
          slackId: 'C1',
          name: 'laptops',
          createdAt: now,
        },
      })
    ).id,
    roleId: roleId('EDITOR'),
    handoverId: (
      await db.handover.create({
        data: {
          organizationId,
          giverId: olga.id,
          receiverId: grace.id,
          roleId: roleId('ADMIN'),
          createdAt: now,
        },
      })
    ).id,
    apiKeyId: (
      await db.apiKey.create({
        data: {
          organizationId,
          name: 'Inventory',
          secretHash: 'a hash',
          hint: '0000',
          scopes: ['members:read'],
          creatorId: olga.id,
          requestKey: 'key',
          createdAt: now,
        },
      })
    ).id,
    webhookId: webhook.id,
    deliveryId: webhook.messages[0]?.id ?? '',
    inviteLinkId: (
      await db.inviteLink.create({
        data: {
          organizationId,
          tokenHash: 'a hash',
          name: 'Class of 1843',
          roleId: roleId('VIEWER'),
          mode: 'join',
          creatorId: olga.id,
          requestKey: 'link',
          createdAt: now,
        },
      })
    ).id,
  };
}

const settings = {
  seen: '',
  name: 'Elsewhere',
  approvalsChannelId: null,
  domains: '',
  includeSubdomains: false,
  welcomeMessage: null,
  contactSlackUserId: null,
  seatLimit: null,
  invitationDays: null,
  reminderDays: null,
  cooldownMinutes: null,
  requestDays: null,
  requestPauseDays: null,
  inviteBy: null,
  joinSlackUrl: null,
  whenSomebodyLeaves: null,
  weeklyDigest: null,
  timeZone: 'UTC',
};

/** By a member who is deactivated while it waits. */
const byMember = (act: Attempt['act'], expected = 'not-allowed'): Attempt => ({
  act,
  loses: (tx, { grace }) => tx.member.update({ where: { id: grace.id }, data: { state: 'deactivated' } }),
  expected,
});

const becomesUnconfirmed = (tx: Transaction, { slackUserId }: Person) =>
  tx.slackPerson.updateMany({ where: { slackUserId }, data: { isEmailConfirmed: false } });

/** By a person for themselves, whose address becomes unconfirmed while it waits. */
const bySelf = (act: Attempt['act'], expected: string): Attempt => ({
  act,
  loses: (tx, { eve }) =>
    tx.slackPerson.updateMany({
      where: { slackUserId: eve.slackUserId },
      data: { isEmailConfirmed: false },
    }),
  expected,
});

const person = { email: 'fresh@y.example', name: null, role: 'VIEWER', groups: [], person: null };
const roleAsWritten = { name: 'Extra', description: '', capabilities: [] };

const attempts: Record<string, Attempt> = {
  addRole: byMember((domain, { actor, organizationId }) =>
    addRole(domain, actor, { organizationId, groupLevel: 'access', ...roleAsWritten }),
  ),
  editRole: byMember((domain, { actor, roleId }) => editRole(domain, actor, { roleId, ...roleAsWritten })),
  removeRole: byMember((domain, { actor, roleId }) => removeRole(domain, actor, { roleId })),
  addGroups: byMember((domain, { actor, organizationId }) =>
    addGroups(domain, actor, { organizationId, groups: 'More' }),
  ),
  renameGroup: byMember((domain, { actor, groupId }) =>
    renameGroup(domain, actor, { groupId, name: 'Renamed' }),
  ),
  removeGroup: byMember((domain, { actor, groupId }) => removeGroup(domain, actor, { groupId })),
  provisionGroup: byMember((domain, { actor, organizationId, ada }) =>
    provisionGroup(domain, actor, { organizationId, name: 'Pushed', externalId: 'g', members: [ada.id] }),
  ),
  changeGroup: byMember((domain, { actor, groupId, ada }) =>
    changeGroup(domain, actor, { groupId, name: 'Pushed', add: [ada.id] }),
  ),
  provisionMember: byMember((domain, { actor, organizationId }) =>
    provisionMember(domain, actor, {
      organizationId,
      email: 'provisioned@y.example',
      name: 'Una',
      givenName: null,
      familyName: null,
      externalId: null,
      isActive: true,
    }),
  ),
  changeMember: byMember((domain, { actor, ada }) =>
    changeMember(domain, actor, { memberId: ada.id, name: 'Else', externalId: 'ada', isActive: false }),
  ),
  releaseMember: byMember((domain, { actor, ada }) => releaseMember(domain, actor, { memberId: ada.id })),
  linkGroup: byMember((domain, { actor, groupId }) =>
    linkGroup(domain, actor, { groupId, kind: 'channel', slackId: 'C2', name: 'phones' }),
  ),
  unlinkGroup: byMember((domain, { actor, linkId }) => unlinkGroup(domain, actor, { linkId })),
  askForSync: byMember((domain, { actor, organizationId }) => askForSync(domain, actor, { organizationId })),
  sendSeatsChart: byMember((domain, { actor, organizationId }) =>
    sendSeatsChart(domain, actor, { organizationId }),
  ),
  editImportRow: byMember((domain, { actor, importId, rowId }) =>
    editImportRow(domain, actor, {
      importId,
      rowId,
      email: 'z@y.example',
      role: '',
      groups: [],
      groupIds: [],
      name: '',
      isRoleForAll: false,
    }),
  ),
  removeImportRow: byMember((domain, { actor, importId, rowId }) =>
    removeImportRow(domain, actor, { importId, rowId }),
  ),
  fixImportCase: byMember((domain, { actor, importId }) => fixImportCase(domain, actor, { importId })),
  rereadImport: byMember((domain, { actor, importId }) =>
    rereadImport(domain, actor, {
      importId,
      rows: [],
      hasGroups: false,
      reading: storedReading({ reading: null }),
    }),
  ),
  forgetImportColumns: byMember((domain, { actor, importId }) =>
    forgetImportColumns(domain, actor, { importId }),
  ),
  giveImportRole: byMember((domain, { actor, importId, roleId }) =>
    giveImportRole(domain, actor, { importId, written: '', roleId, groupIds: [] }),
  ),
  replaceImportValue: byMember((domain, { actor, importId }) =>
    replaceImportValue(domain, actor, { importId, column: 'Role', value: 'viewer', by: 'VIEWER' }),
  ),
  createImportGroups: byMember((domain, { actor, importId }) =>
    createImportGroups(domain, actor, { importId, names: ['More'] }),
  ),
  sendImport: byMember((domain, { actor, importId }) => sendImport(domain, actor, { importId })),
  undoImport: byMember((domain, { actor, sentImportId }) =>
    undoImport(domain, actor, { importId: sentImportId }),
  ),
  startImport: byMember((domain, { actor, organizationId }) =>
    startImport(domain, actor, {
      organizationId,
      fileName: null,
      requestKey: 'another',
      rows: [],
      notifyUploader: false,
    }),
  ),
  approveInvitation: byMember((domain, { actor, held }) =>
    approveInvitation(domain, actor, { invitationId: held }),
  ),
  rejectInvitation: byMember((domain, { actor, held }) =>
    rejectInvitation(domain, actor, { invitationId: held }),
  ),
  editInvitation: byMember((domain, { actor, invitationId }) =>
    editInvitation(domain, actor, { invitationId, role: 'EDITOR', groups: [] }),
  ),
  invite: byMember((domain, { actor, organizationId }) =>
    invite(domain, actor, { organizationId, note: null, requestKey: null, ...person }),
  ),
  inviteSeveral: byMember((domain, { actor, organizationId }) =>
    inviteSeveral(domain, actor, { organizationId, note: null, requestKey: 'list', people: [person] }),
  ),
  resendInvitation: byMember((domain, { actor, invitationId }) =>
    resendInvitation(domain, actor, { invitationId }),
  ),
  revokeInvitation: byMember((domain, { actor, invitationId }) =>
    revokeInvitation(domain, actor, { invitationId }),
  ),
  draftBatch: byMember((domain, { actor, organizationId }) =>
    draftBatch(domain, actor, { organizationId, kind: 'revoke', wanted: allInvited, requestKey: 'more' }),
  ),
  startBatch: byMember((domain, { actor, batchId }) => startBatch(domain, actor, { batchId })),
  makeApiKey: byMember((domain, { actor, organizationId }) =>
    makeApiKey(domain, actor, {
      organizationId,
      name: 'Reports',
      scopes: ['members:read'],
      days: '90',
      requestKey: 'another key',
    }),
  ),
  revokeApiKey: byMember((domain, { actor, apiKeyId }) => revokeApiKey(domain, actor, { apiKeyId })),
  makeInviteLink: byMember((domain, { actor, organizationId }) =>
    makeInviteLink(domain, actor, {
      organizationId,
      name: 'Another class',
      role: 'VIEWER',
      groups: [],
      mode: 'join',
      domains: null,
      maxUses: null,
      days: null,
      requestKey: 'another link',
    }),
  ),
  storeWebhook: byMember((domain, { actor, organizationId }) =>
    storeWebhook(domain, actor, {
      organizationId,
      id: randomUUID(),
      url: 'https://hooks.lovelace.example/',
      events: [],
      allowsPrivate: false,
      secret: new Uint8Array(24),
      keyId: null,
    }),
  ),
  storeSecret: byMember((domain, { actor, webhookId }) =>
    storeSecret(domain, actor, { webhookId, secret: new Uint8Array(24), keyId: null }),
  ),
  turnWebhook: byMember((domain, { actor, webhookId }) =>
    turnWebhook(domain, actor, { webhookId, on: true }),
  ),
  testWebhook: byMember((domain, { actor, webhookId }) => testWebhook(domain, actor, { webhookId })),
  sendAgain: byMember((domain, { actor, deliveryId }) => sendAgain(domain, actor, { deliveryId })),
  sendAgainSince: byMember((domain, { actor, webhookId }) =>
    sendAgainSince(domain, actor, { webhookId, since: new Date() }),
  ),
  removeWebhook: byMember((domain, { actor, webhookId }) => removeWebhook(domain, actor, { webhookId })),
  pauseInviteLink: byMember((domain, { actor, inviteLinkId }) =>
    pauseInviteLink(domain, actor, { inviteLinkId }),
  ),
  resumeInviteLink: byMember((domain, { actor, inviteLinkId }) =>
    resumeInviteLink(domain, actor, { inviteLinkId }),
  ),
  replaceInviteLink: byMember((domain, { actor, inviteLinkId }) =>
    replaceInviteLink(domain, actor, { inviteLinkId }),
  ),
  revokeInviteLink: byMember((domain, { actor, inviteLinkId }) =>
    revokeInviteLink(domain, actor, { inviteLinkId }),
  ),
  approveJoinRequest: byMember((domain, { actor, joinRequestId }) =>
    approveJoinRequest(domain, actor, { joinRequestId, as: { role: 'ADMIN', groups: [] } }),
  ),
  rejectJoinRequest: byMember((domain, { actor, joinRequestId }) =>
    rejectJoinRequest(domain, actor, { joinRequestId, reason: null }),
  ),
  deactivateMember: byMember((domain, { actor, ada }) =>
    deactivateMember(domain, actor, { memberId: ada.id }),
  ),
  editMember: byMember((domain, { actor, ada }) =>
    editMember(domain, actor, { memberId: ada.id, version: 0, name: 'Ada', role: 'ADMIN', groups: [] }),
  ),
  erasePerson: byMember((domain, { actor, organizationId }) =>
    erasePerson(domain, actor, { organizationId, email: 'gone@x.example', slackUserId: 'UGONE' }),
  ),
  keepGuest: byMember((domain, { actor, ada }) => keepGuest(domain, actor, { memberId: ada.id })),
  leaveOrganization: byMember(
    (domain, { actor, organizationId }) => leaveOrganization(domain, actor, { organizationId }),
    'not-a-member',
  ),
  offerTopRole: byMember(
    (domain, { actor, organizationId }) =>
      offerTopRole(domain, actor, { organizationId, slackUserId: 'UADA', role: 'ADMIN' }),
    'not-a-member',
  ),
  acceptTopRole: byMember(
    (domain, { actor, handoverId }) => acceptTopRole(domain, actor, { handoverId }),
    'hand-on-for-another',
  ),
  declineTopRole: byMember(
    (domain, { actor, handoverId }) => declineTopRole(domain, actor, { handoverId }),
    'hand-on-for-another',
  ),
  askForAccess: {
    act: (domain, { eve, organizationId }) =>
      askForAccess(domain, eve, { organizationId, capability: 'invitation:create', text: 'Please' }),
    // Everybody who could be asked loses the right.
    loses: (tx, { organizationId }) =>
      tx.member.updateMany({ where: { organizationId }, data: { state: 'deactivated' } }),
    expected: 'nobody-to-ask',
  },
  takeOver: {
    act: (domain, { eve, otherId }) => takeOver(domain, eve, { organizationId: otherId }),
    loses: (tx, { eve }) =>
      tx.slackPerson.updateMany({
        where: { slackUserId: eve.slackUserId },
        data: { isWorkspaceOwner: false },
      }),
    expected: 'only-workspace-owners',
  },
  reactivateMember: byMember((domain, { actor, gone }) =>
    reactivateMember(domain, actor, { memberId: gone.id }),
  ),
  renameSelf: byMember(
    (domain, { actor, organizationId }) => renameSelf(domain, actor, { organizationId, name: 'Else' }),
    'not-a-member',
  ),
  editSettings: byMember((domain, { actor, organizationId }) =>
    editSettings(domain, actor, { organizationId, ...settings }),
  ),
  setUpOrganization: {
    act: (domain, { actor }) =>
      setUpOrganization(domain, actor, {
        name: 'Third',
        template: 'crowdsec',
        groups: '',
        approvalsChannelId: null,
        domains: '',
        isAnother: true,
      }),
    loses: (tx, { actor }) =>
      tx.slackPerson.updateMany({
        where: { slackUserId: actor.slackUserId },
        data: { isWorkspaceAdmin: false },
      }),
    expected: 'only-workspace-admins-add',
  },
  acceptInvitation: bySelf(
    (domain, { eve, toEve }) => acceptInvitation(domain, eve, { invitationId: toEve }),
    'invitation-for-another',
  ),
  declineInvitation: bySelf(
    (domain, { eve, toEve }) => declineInvitation(domain, eve, { invitationId: toEve }),
    'invitation-for-another',
  ),
  requestToJoin: bySelf(
    (domain, { eve, otherId }) => requestToJoin(domain, eve, { organizationId: otherId, note: null }),
    'email-unconfirmed',
  ),
  switchOrganization: bySelf(
    (domain, { eve, otherId }) => switchOrganization(domain, eve, { organizationId: otherId }),
    'organization-not-found',
  ),
  hideChecklist: byMember(
    (domain, { actor, organizationId }) => hideChecklist(domain, actor, { organizationId }),
    'not-a-member',
  ),
  // Nobody gets a message: it just does nothing for them.
  welcomePerson: bySelf((domain, { eve }) => welcomePerson(domain, eve, {}), 'done'),
  takeOwnPlace: {
    act: (domain, { back, lost }) => takeOwnPlace(domain, back, { memberId: lost.id, version: 0 }),
    loses: (tx, { back }) => becomesUnconfirmed(tx, back),
    expected: 'no-old-account',
  },
  moveToNewAccount: byMember((domain, { actor, lost, back }) =>
    moveToNewAccount(domain, actor, { memberId: lost.id, slackUserId: back.slackUserId }),
  ),
  // It happens to them, so nobody reads why it doesn't.
  followAddress: {
    act: (domain, { moved }) => followAddress(domain, moved, {}),
    loses: (tx, { moved }) => becomesUnconfirmed(tx, moved),
    expected: 'done',
  },
  freeInvitations: {
    act: (domain, { left }) => freeInvitations(domain, left, {}),
    loses: (tx, { left }) =>
      tx.slackPerson.updateMany({ where: { slackUserId: left.slackUserId }, data: { isDeactivated: false } }),
    expected: 'done',
    isAboutLeaving: true,
  },
  withdrawJoinRequest: {
    act: (domain, { eve, joinRequestId }) => withdrawJoinRequest(domain, eve, { joinRequestId }),
    loses: (tx, { joinRequestId }) =>
      tx.joinRequest.update({
        where: { id: joinRequestId },
        data: { status: 'expired', resolvedAt: new Date(0) },
      }),
    expected: 'join-request-resolved',
  },
};

/** The operations that there are, by the files in which they are made. */
async function operations(): Promise<string[]> {
  const root = join(import.meta.dirname, '../../src/domain');
  const names: string[] = [];
  for await (const file of glob('**/*.ts', { cwd: root })) {
    const text = await readFile(join(root, file), 'utf8');
    names.push(...[...text.matchAll(/export const (\w+) = operation\(/gu)].flatMap(([, name]) => name ?? []));
  }
  return names.sort();
}

const tables = (tx: Transaction) =>
  Promise.all([
    tx.member.findMany({ orderBy: { id: 'asc' }, include: { grants: true } }),
    tx.invitation.findMany({ orderBy: { id: 'asc' }, include: { grants: true } }),
    tx.joinRequest.findMany({ orderBy: { id: 'asc' } }),
    tx.organization.findMany({ orderBy: { id: 'asc' }, include: { roles: true, groups: true } }),
    tx.import.findMany({ orderBy: { id: 'asc' }, include: { rows: true } }),
    tx.invitationBatch.findMany({ orderBy: { id: 'asc' }, include: { items: true } }),
    tx.groupLink.findMany({ orderBy: { id: 'asc' } }),
    tx.inviteLink.findMany({ orderBy: { id: 'asc' } }),
    tx.apiKey.findMany({ orderBy: { id: 'asc' } }),
    tx.webhookEndpoint.findMany({ orderBy: { id: 'asc' } }),
    tx.handover.findMany({ orderBy: { id: 'asc' } }),
    tx.slackPerson.findMany({ orderBy: { slackUserId: 'asc' } }),
    tx.auditEntry.count(),
    tx.delivery.count(),
  ]);

describe('an operation that waited for a lock', () => {
  let world: MembersWorld;
  let found: Found;
  beforeAll(async () => {
    world = await startWorld(crowdsec);
    found = await prepare(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('every operation of the domain is tried here', async () => {
    expect(await operations()).toEqual(Object.keys(attempts).sort());
  });

  /** While others have the locks, the actor of an attempt loses something; then the attempt continues. */
  async function meanwhile({ act, expected }: Attempt, loses: Attempt['loses']): Promise<void> {
    const { db, domain, workspaceId } = world;
    const before = await tables(db);
    const members = await db.member.findMany({ select: { id: true, state: true } });
    let outcome: Promise<string> | undefined;
    const left = await db.$transaction(
      async tx => {
        const held = await takeLocks(tx, alone([found.organizationId, found.otherId], { workspaceId }));
        await loses(held, found);
        let isOver = false;
        outcome = outcomeOf(act(domain, found)).finally(() => {
          isOver = true;
        });
        outcome.catch(() => {});
        await until(async () => isOver || (await lockWaits(db)) > 0, 'the operation to wait');
        if (isOver) throw new Error(`It did not wait: ${await outcome}`);
        return tables(held);
      },
      { timeout: 60_000 },
    );
    expect(await outcome).toBe(expected);
    expect(await tables(db)).toEqual(left);

    const { actor, eve, back, moved, left: gone, joinRequestId } = found;
    for (const { id, state } of members) await db.member.update({ where: { id }, data: { state } });
    await db.joinRequest.update({
      where: { id: joinRequestId },
      data: { status: 'pending', resolvedAt: null },
    });
    for (const each of [actor, eve, back, moved, gone]) {
      await db.slackPerson.updateMany({ where: { slackUserId: each.slackUserId }, data: each });
    }
    expect(await tables(db)).toEqual(before);
  }

  it.each(Object.entries(attempts))(
    'an operation that waited for a lock decides by the rights that are left then: %s',
    async (_, attempt) => {
      await meanwhile(attempt, attempt.loses);
    },
  );

  it.each(Object.entries(attempts).filter(([, { isAboutLeaving }]) => !isAboutLeaving))(
    'an operation that waited for a lock does nothing for a person whose Slack account was deactivated: %s',
    async (_, attempt) => {
      await meanwhile(
        { ...attempt, expected: attempt.expected === 'done' ? 'done' : 'cannot-act' },
        (tx, { actor, eve, back, moved }) =>
          tx.slackPerson.updateMany({
            where: { slackUserId: { in: [actor, eve, back, moved].map(each => each.slackUserId) } },
            data: { isDeactivated: true },
          }),
      );
    },
  );
});
