import { describe, expect, it } from 'vitest';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { sendImport } from '../../src/domain/imports/send.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { inviteSeveral } from '../../src/domain/invitations/invite-several.ts';
import { approveJoinRequest } from '../../src/domain/joining/approve.ts';
import { alone, takeLocks } from '../../src/domain/locks.ts';
import { reactivateMember } from '../../src/domain/members/reactivate.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { until } from '../faults/until.ts';
import { outcomeOf, startWorld } from '../members/world.ts';
import { lockWaits } from '../support/lock-waits.ts';

interface Things {
  organizationId: string;
  importId: string;
  joinRequestId: string;
  goneId: string;
}
type Attempt = (domain: Domain, actor: Person, things: Things) => Promise<unknown>;

const person = { email: 'new@y.example', name: null, role: 'VIEWER', groups: [], person: null };

/** Everything that gives a seat, and what it says where none is left. */
const attempts: Record<string, [Attempt, expected: string]> = {
  sendImport: [(domain, actor, { importId }) => sendImport(domain, actor, { importId }), 'nothing-to-send'],
  invite: [
    (domain, actor, { organizationId }) =>
      invite(domain, actor, { organizationId, note: null, requestKey: null, ...person }),
    'no-seat',
  ],
  inviteSeveral: [
    async (domain, actor, { organizationId }) => {
      const list = { organizationId, note: null, requestKey: 'list', people: [person] };
      const { refused } = await inviteSeveral(domain, actor, list);
      for (const refusal of refused.values()) throw refusal;
    },
    'no-seat',
  ],
  approveJoinRequest: [
    (domain, actor, { joinRequestId }) => approveJoinRequest(domain, actor, { joinRequestId }),
    'no-seat',
  ],
  reactivateMember: [
    (domain, actor, { goneId: memberId }) => reactivateMember(domain, actor, { memberId }),
    'no-seat',
  ],
};

describe('the seat limit under the lock', () => {
  it.each(Object.entries(attempts))(
    'seats are counted against the limit that applies once the organization is locked: %s',
    async (_, [act, expected]) => {
      await using world = await startWorld(crowdsec);
      const { db, domain, clock, organization } = world;
      const organizationId = organization.id;
      const createdAt = clock.now();
      const { actor, id: uploaderId } = await world.member('Grace', 'OWNER');
      const { id: goneId } = await world.member('Gone', 'VIEWER', {}, { state: 'deactivated' });
      const row = { position: 0, line: 2, email: 'row@y.example', role: 'viewer', groups: '', name: 'Row' };
      const { id: importId } = await db.import.create({
        data: { organizationId, uploaderId, requestKey: 'draft', createdAt, rows: { create: [row] } },
      });
      const { id: joinRequestId } = await db.joinRequest.create({
        data: { organizationId, slackUserId: 'UEVE', email: 'eve@y.example', name: 'Eve', createdAt },
      });
      let outcome: Promise<string> | undefined;
      await db.$transaction(
        async tx => {
          await takeLocks(tx, alone(organizationId));
          outcome = outcomeOf(act(domain, actor, { organizationId, importId, joinRequestId, goneId }));
          outcome.catch(() => {});
          await until(async () => (await lockWaits(db)) > 0, 'the operation to wait');
          await tx.organization.update({ where: { id: organizationId }, data: { seatLimit: 1 } });
        },
        { timeout: 60_000 },
      );
      expect(await outcome).toBe(expected);
      expect(await db.invitation.count()).toBe(0);
      expect(await db.member.count({ where: { state: 'active' } })).toBe(1);
    },
  );
});
