import { validateBlocks } from 'local-slack/block-kit';
import { expect, it } from 'vitest';
import { DomainError } from '../../../src/domain/errors.ts';
import { allInvited } from '../../../src/domain/invitations/invited-users.ts';
import { currentUsers, everybody, type MembersQuery } from '../../../src/domain/members/current-users.ts';
import { keptOf, PAGE_SIZE } from '../../../src/domain/page.ts';
import { invitedUsersView } from '../../../src/slack/invitations/invited-users-view.ts';
import { joinRequestsView } from '../../../src/slack/join-requests/list-view.ts';
import { deactivateView, editMemberView, ownDetailsView } from '../../../src/slack/members/edit-view.ts';
import { searchView } from '../../../src/slack/members/search-view.ts';
import { currentUsersView } from '../../../src/slack/members/views.ts';
import { refusal } from '../../../src/slack/refusal.ts';
import { somebody } from '../../domain/people.ts';
import { longText } from '../worst-case.ts';
import { expectMessage, expectView, uuid } from './fits.ts';
import { inEveryWorld } from './worlds.ts';

inEveryWorld(there => {
  it('Current users fits Slack, page by page in both directions, with Edit, Deactivate and search on top', async () => {
    const { world, domain, script } = there;
    const { admin, organizationId, acting } = world;
    const search = longText('markup', 75);
    const query = { organizationId, ...everybody, search };
    const counts: number[] = [];
    let from: MembersQuery['from'] = null;
    for (;;) {
      const { list } = await currentUsers(domain, admin, organizationId, { ...everybody, from });
      counts.push(list.items.length);
      const here = { ...query, from, kept: keptOf(list) };
      for (const id of [list.items[0]?.id ?? '', uuid(0)]) {
        const happened = { id, name: longText(script, 120), said: longText('emoji', 3000) };
        expectView(currentUsersView(acting, list, here, { filter: search, happened }));
      }
      for (const member of list.items) {
        expectView(editMemberView(acting, member, here));
        const consequences = { member, acting, pendingInvitations: 2 };
        expectView(
          deactivateView(
            {
              ...consequences,
              groupsWithoutAdmin: [longText('markup', 3000)],
              targets: [longText(script, 3000)],
            },
            here,
          ),
        );
      }
      if (!list.next) break;
      from = { after: list.next };
    }
    expect(counts).toEqual([PAGE_SIZE, PAGE_SIZE, 5]);
    expectView(searchView(acting.organization, query, { id: organizationId, name: search }));
    expectView(ownDetailsView(acting.organization, acting.member));
  });

  it('lists with nothing in them fit Slack', () => {
    const { world } = there;
    const none = { items: [], page: 0, pages: 1, total: 0 };
    const { acting } = world;
    const { organization } = acting;
    const nobody = { items: [], previous: null, next: null, total: { count: 0, isExact: true } };
    const organizationId = organization.id;
    expectView(invitedUsersView(acting, nobody, { organizationId, ...allInvited }));
    expectView(
      currentUsersView(
        world.acting,
        { ...nobody, problems: new Map(), newAccounts: new Map() },
        { organizationId, ...everybody },
      ),
    );
    expectView(joinRequestsView({ acting, list: none, acceptances: new Map(), held: [] }));
  });

  it('a refusal fits Slack, with the matrix and who to ask', async () => {
    const { world, domain } = there;
    const { organizationId } = world;
    for (const role of [null, world.acting.organization.roles.at(-1)?.name ?? '']) {
      const error = new DomainError('not-allowed', { capability: 'member:read', organizationId, role });
      const said = await refusal(
        domain,
        error,
        '/foyer',
        somebody({ workspaceId: world.admin.workspaceId, slackUserId: 'UNOBODY' }),
      );
      expectMessage(said);
      expect(validateBlocks(said.blocks, 'modal')).toEqual([]);
    }
  });
});
