import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findJoinRequest, type JoinRequest } from '../../../src/domain/join-requests/store.ts';
import type { Acceptance } from '../../../src/domain/joining/acceptance.ts';
import { HELD_SHOWN, waitingRequests } from '../../../src/domain/joining/waiting-requests.ts';
import { PAGE_SIZE } from '../../../src/domain/page.ts';
import { senturo } from '../../../src/domain/role-templates/senturo.ts';
import { joinRequestCard } from '../../../src/messages/join-request-created.ts';
import { emptyDraft, invitePeopleView, withPicked } from '../../../src/slack/invitations/invite-view.ts';
import { joinRequestsView } from '../../../src/slack/join-requests/list-view.ts';
import { askToJoinView, ownRequestView } from '../../../src/slack/join-requests/own-request-view.ts';
import { approveAsView, rejectView, requestView } from '../../../src/slack/join-requests/views.ts';
import { renderContent } from '../../../src/slack/render-content.ts';
import { somebody } from '../../domain/people.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { fill, longText, type World } from '../worst-case.ts';
import { expectFallback, expectMessage, expectView, uuid } from './fits.ts';
import { inEveryWorld } from './worlds.ts';

inEveryWorld(there => {
  /** What Accept can give: as much as there can be, to a newcomer or a former member, and nothing. */
  const acceptances = ({ role }: JoinRequest): Record<string, Acceptance> & { largest: Acceptance } => {
    const held = role ?? there.world.acting.member.role;
    const grants = Array.from({ length: 120 }, (_, index) => ({
      groupId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      level: 'admin' as const,
      group: { name: longText(there.script, 75) },
    }));
    const gives = { role: { ...held, capabilities: [], name: longText(there.script, 75) }, grants };
    const removed = ['role', 'groups'] as const;
    const mark = 'x'.repeat(40);
    return {
      largest: {
        gives,
        former: gives,
        address: { asked: longText(there.script, 254), now: longText(there.script, 254), isForeign: true },
        removed,
        mark,
      },
      newcomer: { gives, former: null, address: null, removed: [], mark },
      unset: { gives: null, former: null, address: null, removed, mark },
    };
  };

  it.each([0, 1, 2])('the join requests fit Slack, page %i', async page => {
    const { world, domain } = there;
    const { admin, organizationId, acting } = world;
    if (!acting.permissions.role.capabilities.includes('join-request:review')) return;
    const waiting = await waitingRequests(domain, admin, organizationId, { page });
    expect(waiting.list.items).toHaveLength(page < 2 ? PAGE_SIZE : 5);
    expect(waiting.held).toHaveLength(page === 0 ? HELD_SHOWN + 1 : 0);
    expectView(joinRequestsView(waiting, 'Done.'));
  });

  it('Ask to join, Your request, Accept as… and Reject request fit Slack', async () => {
    const { world, candidate, script, joinRequest } = there;
    const { organization } = world.acting;
    expectView(askToJoinView(organization, candidate.email ?? ''));
    const request = await joinRequest('pending');
    expectView(rejectView(request));
    const ids = Array.from({ length: PAGE_SIZE }, (_, index) => uuid(index));
    const problem = longText(script, 300);
    expectView(
      approveAsView(request, world.acting, acceptances(request).largest, {
        list: { page: 2, shown: ids },
        problem,
      }),
    );
    for (const status of ['pending', 'approved', 'rejected', 'withdrawn', 'expired']) {
      expectView(ownRequestView(await joinRequest(status)));
    }
  });

  it.each(['pending', 'approved', 'rejected', 'withdrawn', 'expired'])(
    'a request that is %s fits Slack',
    async status => {
      const { script, joinRequest } = there;
      const request = await joinRequest(status);
      for (const acceptance of Object.values(acceptances(request))) {
        const card = renderContent(joinRequestCard(request, acceptance));
        expectMessage(card);
        expectFallback(card);
        expectView(requestView(request, acceptance, longText(script, 300)));
      }
    },
  );
});

describe('a name that is too long', () => {
  let database: TestDatabase;
  let world: World;

  beforeAll(async () => {
    database = await createTestDatabase();
    world = await fill(database.db, senturo, 'wide letters');
  });

  afterAll(() => database.drop());

  it.each([72, 73, 74])('no name is cut through a character, %i units in', async before => {
    const name = `${'x'.repeat(before)}🚀🚀🚀`;
    const { acting, joinRequests } = world;
    expectView(invitePeopleView(acting, withPicked(emptyDraft, somebody({ name }))));
    const request = await findJoinRequest(database.db, joinRequests[0]?.id ?? '');
    if (!request) throw new Error('The request is not there.');
    for (const more of [0, 75]) expectView(rejectView({ ...request, name: 'x'.repeat(more) + name }));
  });
});
