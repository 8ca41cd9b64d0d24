import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadActor } from '../../src/domain/actor/store.ts';
import { readAuditLog } from '../../src/domain/audit/audit-log.ts';
import { addRole } from '../../src/domain/custom-roles/manage.ts';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { erasePerson } from '../../src/domain/erasure/erase.ts';
import { addGroups } from '../../src/domain/groups/manage.ts';
import { startImport } from '../../src/domain/imports/start.ts';
import { checkList } from '../../src/domain/invitations/check-invitees.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { inviteSeveral } from '../../src/domain/invitations/invite-several.ts';
import { allInvited, invitedUsers } from '../../src/domain/invitations/invited-users.ts';
import { joinOptionFor, requestToJoin } from '../../src/domain/joining/request.ts';
import { waitingRequests } from '../../src/domain/joining/waiting-requests.ts';
import { askForSync } from '../../src/domain/linking/manage.ts';
import { currentUsers, everybody } from '../../src/domain/members/current-users.ts';
import { readActingMember, renameSelf } from '../../src/domain/members/rename-self.ts';
import { membershipFor, switchOrganization } from '../../src/domain/my-organizations/current.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { type MembersWorld, outcomeOf, startWorld } from '../members/world.ts';

const person = { email: 'new@y.example', name: null, role: 'VIEWER', groups: [], person: null };
const upload = { fileName: null, requestKey: 'another', rows: [], notifyUploader: false };
const role = { groupLevel: 'access' as const, name: 'Extra', description: '', capabilities: [] };
const place = { from: null, person: null, noun: null };

/** Every operation on an organization by its id. */
const asked: Record<string, (domain: Domain, actor: Person, organizationId: string) => Promise<unknown>> = {
  invite: (domain, actor, organizationId) =>
    invite(domain, actor, { organizationId, note: null, requestKey: null, ...person }),
  inviteSeveral: (domain, actor, organizationId) =>
    inviteSeveral(domain, actor, { organizationId, note: null, requestKey: 'list', people: [person] }),
  checkList: (domain, actor, organizationId) => checkList(domain, actor, organizationId, [person]),
  startImport: (domain, actor, organizationId) => startImport(domain, actor, { organizationId, ...upload }),
  addGroups: (domain, actor, organizationId) => addGroups(domain, actor, { organizationId, groups: 'More' }),
  addRole: (domain, actor, organizationId) => addRole(domain, actor, { organizationId, ...role }),
  askForSync: (domain, actor, organizationId) => askForSync(domain, actor, { organizationId }),
  erasePerson: (domain, actor, organizationId) =>
    erasePerson(domain, actor, { organizationId, email: 'x@y.example', slackUserId: null }),
  renameSelf: (domain, actor, organizationId) => renameSelf(domain, actor, { organizationId, name: 'Else' }),
  readActingMember,
  requestToJoin: (domain, actor, organizationId) =>
    requestToJoin(domain, actor, { organizationId, note: null }),
  joinOptionFor: ({ db, clock }, actor, organizationId) =>
    joinOptionFor(db, actor, organizationId, clock.now()),
  switchOrganization: (domain, actor, organizationId) =>
    switchOrganization(domain, actor, { organizationId }),
  membershipFor: async ({ db }, actor, organizationId) =>
    membershipFor((await loadActor(db, actor))?.memberships ?? [], organizationId),
  auditLog: (domain, actor, organizationId) => readAuditLog(domain, actor, organizationId, place),
  invitedUsers: (domain, actor, organizationId) => invitedUsers(domain, actor, organizationId, allInvited),
  currentUsers: (domain, actor, organizationId) => currentUsers(domain, actor, organizationId, everybody),
  waitingRequests: (domain, actor, organizationId) =>
    waitingRequests(domain, actor, organizationId, { page: 0 }),
};

describe('an organization of another workspace is not found, whatever is asked of it', () => {
  let world: MembersWorld;
  let stranger: Person;
  beforeAll(async () => {
    world = await startWorld(crowdsec);
    const { db, clock } = world;
    const { actor } = await world.member('Grace', 'OWNER');
    const elsewhere = await db.workspace.create({
      data: { slackTeamId: 'T2', name: 'Elsewhere', botUserId: 'UBOT2', createdAt: clock.now() },
    });
    stranger = { ...actor, workspaceId: elsewhere.id };
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it.each(Object.entries(asked))(
    'nothing can be asked of an organization of another workspace: %s',
    async (_, ask) => {
      expect(await outcomeOf(ask(world.domain, stranger, world.organization.id))).toBe(
        'organization-not-found',
      );
      expect(await outcomeOf(ask(world.domain, stranger, randomUUID()))).toBe('organization-not-found');
    },
  );
});
