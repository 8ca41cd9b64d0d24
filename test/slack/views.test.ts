import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { ManualClock } from 'local-slack';
import { validateBlocks, validateOptions, validateView } from 'local-slack/block-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listGroups } from '../../src/domain/access/store.ts';
import type { Domain, Person } from '../../src/domain/domain.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { manageGroups } from '../../src/domain/groups/manage.ts';
import { type HomeFacts, homeFacts } from '../../src/domain/home/facts.ts';
import { pageOfInbox } from '../../src/domain/home/inbox.ts';
import { reviewImport } from '../../src/domain/imports/review.ts';
import { MAX_LIST } from '../../src/domain/invitations/check-invitees.ts';
import {
  allInvited,
  type InvitationsQuery,
  invitedUsers,
} from '../../src/domain/invitations/invited-users.ts';
import { ownPendingInvitations } from '../../src/domain/invitations/own/store.ts';
import { findInvitation } from '../../src/domain/invitations/store.ts';
import { listInviteLinks } from '../../src/domain/invite-links/manage.ts';
import { findJoinRequest, type JoinRequest } from '../../src/domain/join-requests/store.ts';
import type { Acceptance } from '../../src/domain/joining/acceptance.ts';
import { HELD_SHOWN, waitingRequests } from '../../src/domain/joining/waiting-requests.ts';
import { MAX_LINKS } from '../../src/domain/linking/manage.ts';
import { currentUsers, everybody, type MembersQuery } from '../../src/domain/members/current-users.ts';
import { PAGE_SIZE } from '../../src/domain/page.ts';
import { roleTemplates } from '../../src/domain/role-templates/index.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { resultBuckets } from '../../src/messages/import-results.ts';
import { messages } from '../../src/messages/index.ts';
import { approvalCard } from '../../src/messages/invitation-approval-requested.ts';
import { invitationCard } from '../../src/messages/invitation-created.ts';
import { joinRequestCard } from '../../src/messages/join-request-created.ts';
import { auditFilterView, auditView } from '../../src/slack/audit/views.ts';
import { buttonValuesIn } from '../../src/slack/button-values.ts';
import { groupOptions } from '../../src/slack/groups/group-options.ts';
import { groupsView } from '../../src/slack/groups/views.ts';
import { renderHome } from '../../src/slack/home/home.ts';
import { inboxView } from '../../src/slack/home/inbox-view.ts';
import { homeView } from '../../src/slack/home/views.ts';
import { rowFilters } from '../../src/slack/imports/actions.ts';
import { bulkView } from '../../src/slack/imports/bulk-view.ts';
import { columnsView } from '../../src/slack/imports/columns-view.ts';
import { editRowView } from '../../src/slack/imports/edit-row-view.ts';
import { nextResultsButton, resultsButton } from '../../src/slack/imports/results.ts';
import { reviewView } from '../../src/slack/imports/review-view.ts';
import { roleView } from '../../src/slack/imports/role-view.ts';
import { removeListedAction } from '../../src/slack/invitations/actions.ts';
import { editInvitationView } from '../../src/slack/invitations/edit-view.ts';
import {
  decodeEntry,
  encodeEntry,
  type InviteListEntry,
} from '../../src/slack/invitations/invite-list-codec.ts';
import { emptyDraft, invitePeopleView, withPicked } from '../../src/slack/invitations/invite-view.ts';
import { invitedSearchView } from '../../src/slack/invitations/invited-search-view.ts';
import { invitedUsersView } from '../../src/slack/invitations/invited-users-view.ts';
import {
  copyTextView,
  invitationSentBlocks,
  invitationView,
  listSentBlocks,
} from '../../src/slack/invitations/views.ts';
import { inviteLinksView, newInviteLinkView } from '../../src/slack/invite-links/views.ts';
import { joinRequestsView } from '../../src/slack/join-requests/list-view.ts';
import { askToJoinView, ownRequestView } from '../../src/slack/join-requests/own-request-view.ts';
import { approveAsView, rejectView, requestView } from '../../src/slack/join-requests/views.ts';
import { userGroupOptions } from '../../src/slack/links/manage.ts';
import { linkChannelView, linksView, linkUserGroupView } from '../../src/slack/links/views.ts';
import { deactivateView, editMemberView, ownDetailsView } from '../../src/slack/members/edit-view.ts';
import { searchView } from '../../src/slack/members/search-view.ts';
import { currentUsersView } from '../../src/slack/members/views.ts';
import { setUpView } from '../../src/slack/organizations/views.ts';
import { refusal } from '../../src/slack/refusal.ts';
import { renderContent } from '../../src/slack/render-content.ts';
import { matrixView } from '../../src/slack/roles/matrix.ts';
import type { Context, PressContext } from '../../src/slack/route.ts';
import { routes } from '../../src/slack/routes.ts';
import { somebody } from '../domain/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { fill, longText, type Script, scripts, trouble, type World, worstFacts } from './worst-case.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

/** Every string inside a value. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

/** Everything inside a value that has a type, e.g. blocks, elements and texts. */
function typed(value: unknown): { type: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as { type: string }] : [];
  return [...own, ...Object.values(value).flatMap(typed)];
}

/** Fails unless Slack shows it whole, as it was typed, and nobody is notified by what somebody wrote. */
function expectHarmless(shown: unknown): void {
  expect(strings(shown).filter(text => !text.isWellFormed())).toEqual([]);
  const kinds = new Set(typed(shown).map(({ type }) => type));
  expect(['broadcast', 'usergroup', 'link'].filter(kind => kinds.has(kind))).toEqual([]);
  // Markup holds the program's own words and numbers alone: "*Invited users*   12 pending".
  const marked = typed(shown).flatMap(each => (each.type === 'mrkdwn' && 'text' in each ? [each.text] : []));
  const ownWords =
    /^\*(?:Invited users|Current users|Manage join requests|Roles|Device groups|Facilities|Groups)\* {3}[\w ,.·]+$/u;
  expect(marked.filter(text => !ownWords.test(String(text)))).toEqual([]);
}

function expectView(view: ModalView | HomeView): void {
  expect(validateView(view)).toBeNull();
  expectHarmless(view);
}

function expectMessage(message: { text: string; blocks?: KnownBlock[] }): void {
  expect(validateBlocks(message.blocks ?? [], 'message')).toEqual([]);
  expect(message.text).toMatch(/\S/u);
  expectHarmless(message);
}

/** What Slack itself reads as mrkdwn: a message's fallback. */
function expectFallback({ text }: { text: string }): void {
  expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/u);
  expect(text.length).toBeLessThanOrEqual(4000);
}

const uuid = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

const cases = roleTemplates.flatMap(template =>
  (Object.keys(scripts) as Script[]).map(script => ({ template, script, id: template.id })),
);

describe.each(cases)('what $id shows in $script fits Slack', ({ template, script }) => {
  let world: World;
  let domain: Domain;
  let candidate: Person;

  beforeAll(async () => {
    domain = { db: database.db, clock: new ManualClock(), commitChanges: async () => {} };
    world = await fill(database.db, template, script);
    candidate = somebody({
      workspaceId: world.admin.workspaceId,
      slackUserId: 'U0ADA1',
      name: longText(script, 120),
      email: `${'a'.repeat(64)}@${'d'.repeat(185)}.org`,
    });
  });

  const invitation = async (status: string) => {
    const found = world.invitations.find(each => each.status === status);
    return (await findInvitation(database.db, found?.id ?? '')) ?? Promise.reject(new Error(status));
  };
  const joinRequest = async (status: string) => {
    const found = world.joinRequests.find(each => each.status === status);
    return (await findJoinRequest(database.db, found?.id ?? '')) ?? Promise.reject(new Error(status));
  };

  it('the set-up fits Slack', () => {
    expectView(setUpView(world.admin));
    expectView(setUpView({ ...world.admin, email: null }));
  });

  it('Invite people fits Slack, empty and filled in', () => {
    expectView(invitePeopleView(world.acting));
    expectView(invitePeopleView(world.acting, withPicked(emptyDraft, candidate)));
    expectView(
      invitePeopleView(world.acting, withPicked(emptyDraft, { ...candidate, email: null, name: '' })),
    );
  });

  it('Invite people fits Slack with a full list, each with as many groups as a button can store, all refused', async () => {
    const { acting, organizationId } = world;
    const groups = await listGroups(database.db, { organizationId });
    const ids = groups.map(({ id }) => id);
    const role = acting.organization.roles.at(-1)?.id ?? '';
    const most = (index: number): InviteListEntry => {
      const email = `${String(index).padStart(4, '0')}@${'d'.repeat(245)}.org`;
      const name = '"'.repeat(75);
      for (let count = ids.length; ; count -= 1) {
        const listed = {
          email,
          name,
          role,
          groups: ids.slice(0, count),
          adminOf: ids.slice(count - 20, count),
        };
        if (removeListedAction.fits(encodeEntry(listed))) return listed;
      }
    };
    const people = Array.from({ length: MAX_LIST }, (_, index) => most(index));
    expect(people[0]?.groups.length).toBeGreaterThan(40);
    expect(people.map(person => decodeEntry(encodeEntry(person)))).toEqual(people);
    const fields = {
      email: candidate.email,
      name: longText(script, 75),
      role,
      groups: ids,
      adminOf: ids,
      note: longText(script, 1000),
    };
    const reason = longText(script, 3000);
    const findings = {
      seats: { limit: 1_000_000, used: 999_999 },
      groups: new Map(groups.map(group => [group.id, group])),
      refused: new Map(people.map((_, query) => [query, reason])),
      isUnsent: true,
    };
    for (const field of ['email', 'groups', 'no such field', undefined]) {
      const view = invitePeopleView(
        acting,
        { people, emptied: 20, picked: 'U0ADA1', fields },
        { ...findings, notice: { field, text: reason } },
      );
      expectView(view);
      expect(buttonValuesIn(view.blocks, removeListedAction).map(decodeEntry)).toEqual(people);
    }
    expectView(invitePeopleView(acting, { people, emptied: 1, picked: null, fields }, {}));
  });

  it('Invite people fits Slack for every role that may use it', () => {
    for (const role of world.acting.organization.roles) {
      expectView(invitePeopleView({ ...world.acting, permissions: { ...world.acting.permissions, role } }));
    }
  });

  it('the groups to choose from fit Slack', async () => {
    const { admin, acting } = world;
    const context = { domain, actor: admin, organization: acting.organization };
    const offered = await groupOptions.run(context as Context, '');
    expect(offered).toHaveLength(100);
    expect(validateOptions({ options: offered })).toEqual([]);
    expectHarmless(offered);
  });

  it('Invited users fits Slack, page by page, with Edit and search on top', async () => {
    const { admin, organizationId, acting } = world;
    const { organization } = acting;
    const search = longText('markup', 75);
    const query = {
      organizationId,
      ...allInvited,
      search,
      inviter: 'U0ADA1',
      deliveryFilter: 'waiting' as const,
    };
    const shown = { filter: search.repeat(9), notice: longText('emoji', 3000) };
    const counts: number[] = [];
    let from: InvitationsQuery['from'] = null;
    for (;;) {
      const { list } = await invitedUsers(domain, admin, organizationId, { ...allInvited, from });
      counts.push(list.items.length);
      expectView(invitedUsersView(acting, list, { ...query, from }, shown));
      for (const item of list.items) expectView(editInvitationView(item, acting, { ...query, from }));
      if (!list.next) break;
      from = { after: list.next };
    }
    expect(counts).toEqual([PAGE_SIZE, PAGE_SIZE, 5]);
    expectView(invitedSearchView(organization, query, { id: organizationId, name: search }));
  });

  it('Current users fits Slack, page by page in both directions, with Edit, Deactivate and search on top', async () => {
    const { admin, organizationId, acting } = world;
    const search = longText('markup', 75);
    const query = { organizationId, ...everybody, search };
    const shown = { filter: search, notice: longText('emoji', 3000) };
    const counts: number[] = [];
    let from: MembersQuery['from'] = null;
    for (;;) {
      const { list } = await currentUsers(domain, admin, organizationId, { ...everybody, from });
      counts.push(list.items.length);
      expectView(currentUsersView(acting, list, { ...query, from }, shown));
      for (const member of list.items) {
        expectView(editMemberView(acting, member, { ...query, from }));
        const consequences = { member, acting, pendingInvitations: 2 };
        expectView(
          deactivateView(
            {
              ...consequences,
              groupsWithoutAdmin: [longText('markup', 3000)],
              targets: [longText(script, 3000)],
            },
            query,
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

  it('the audit log and its filter fit Slack', () => {
    const { organizationId: id, acting } = world;
    const fact = { role: longText('wide letters', 3000), groups: [longText('markup', 3000)] };
    const about = { organizationId: id, at: new Date(0), action: 'member.edit', before: fact };
    const entries = Array.from({ length: PAGE_SIZE }, (_, index) => ({
      ...about,
      id,
      actor: index % 2 ? 'U0ADA1' : longText('markup', 300),
      subject: longText('right to left', 3000),
      after: { ...fact, role: null, more: [{ nested: longText('emoji', 3000) }] },
    }));
    const query = { organizationId: id, person: 'U0ADA1', noun: 'member', from: { before: id } } as const;
    expectView(auditView(acting.organization, { entries, newer: id, older: id }, query));
    expectView(auditFilterView(acting.organization, query));
  });

  /** What Accept can give: as much as there can be, to a newcomer or a former member, and nothing. */
  const acceptances = ({ role }: JoinRequest): Record<string, Acceptance> & { largest: Acceptance } => {
    const held = role ?? world.acting.member.role;
    const grants = Array.from({ length: 120 }, (_, index) => ({
      groupId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      level: 'admin' as const,
      group: { name: longText(script, 75) },
    }));
    const gives = { role: { ...held, capabilities: [], name: longText(script, 75) }, grants };
    const removed = ['role', 'groups'] as const;
    const mark = 'x'.repeat(40);
    return {
      largest: {
        gives,
        former: gives,
        address: { asked: longText(script, 254), now: longText(script, 254), isForeign: true },
        removed,
        mark,
      },
      newcomer: { gives, former: null, address: null, removed: [], mark },
      unset: { gives: null, former: null, address: null, removed, mark },
    };
  };

  it.each([0, 1, 2])('the join requests fit Slack, page %i', async page => {
    const { admin, organizationId, acting } = world;
    if (!acting.permissions.role.capabilities.includes('join-request:review')) return;
    const waiting = await waitingRequests(domain, admin, organizationId, page);
    expect(waiting.list.items).toHaveLength(page < 2 ? PAGE_SIZE : 5);
    expect(waiting.held).toHaveLength(page === 0 ? HELD_SHOWN + 1 : 0);
    expectView(joinRequestsView(waiting, 'Done.'));
  });

  it('lists with nothing in them fit Slack', () => {
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

  it('Ask to join, Your request, Accept as… and Reject request fit Slack', async () => {
    const { organization } = world.acting;
    expectView(askToJoinView(organization, candidate.email ?? ''));
    const request = await joinRequest('pending');
    expectView(rejectView(request));
    const problem = longText(script, 300);
    expectView(approveAsView(request, world.acting, acceptances(request).largest, { page: 2, problem }));
    for (const status of ['pending', 'approved', 'rejected', 'withdrawn', 'expired']) {
      expectView(ownRequestView(await joinRequest(status)));
    }
  });

  it.each(['pending', 'accepted', 'declined', 'revoked', 'expired'])(
    'a card that is %s fits Slack',
    async status => {
      const card = renderContent(invitationCard(await invitation(status)));
      expectView(invitationView(await invitation(status)));
      expectMessage(card);
      expectFallback(card);
    },
  );

  it('an invitation that waits for an approver fits Slack, and so does its edit', async () => {
    const held = { ...(await invitation('pending')), awaitingApprovalAt: domain.clock.now() };
    for (const card of [
      invitationCard(held),
      approvalCard(held),
      approvalCard(await invitation('revoked')),
    ].map(renderContent)) {
      expectMessage(card);
      expectFallback(card);
    }
    expectView(invitationView(held));
    expectView(
      editInvitationView(held, world.acting, {
        organizationId: world.organizationId,
        ...allInvited,
      }),
    );
  });

  it.each(['pending', 'approved', 'rejected', 'withdrawn', 'expired'])(
    'a request that is %s fits Slack',
    async status => {
      const request = await joinRequest(status);
      for (const acceptance of Object.values(acceptances(request))) {
        const card = renderContent(joinRequestCard(request, acceptance));
        expectMessage(card);
        expectFallback(card);
        expectView(requestView(request, acceptance, longText(script, 300)));
      }
    },
  );

  it('the text for the inviter after sending fits Slack, as a message and in a modal', async () => {
    for (const sent of [
      await invitation('pending'),
      { ...(await invitation('pending')), slackUserId: null },
    ]) {
      for (const unconfirmed of [[], [sent.email]]) {
        for (const sendsMail of [true, false]) {
          const said = invitationSentBlocks(sent, { unconfirmed: new Set(unconfirmed), sendsMail });
          expectMessage(said);
          expect(validateBlocks(said.blocks, 'modal')).toEqual([]);
        }
      }
      expectView(copyTextView(sent, { name: longText(script, 120), email: sent.email }));
    }
  });

  it('the text for the inviter after sending a full list fits Slack', async () => {
    const said = listSentBlocks(new Array(MAX_LIST).fill(await invitation('pending')), {
      unconfirmed: new Set(),
      sendsMail: true,
    });
    expectMessage(said);
    expect(validateBlocks(said.blocks, 'modal')).toEqual([]);
  });

  it('a refusal fits Slack, with the matrix and who to ask', async () => {
    const { organizationId } = world;
    for (const role of [null, world.acting.organization.roles.at(-1)?.name ?? '']) {
      const error = new DomainError('not-allowed', { capability: 'member:read', organizationId, role });
      const said = await refusal(domain, error, '/foyer', null);
      expectMessage(said);
      expect(validateBlocks(said.blocks, 'modal')).toEqual([]);
    }
  });

  it.each(Object.keys(messages))('the message %s fits Slack', async kind => {
    for (const index of [0, 1, 2, 3, 4]) {
      const facts = await worstFacts(database.db, world, { kind, script, index });
      const content = messages[kind as keyof typeof messages](facts);
      if (!content) throw new Error(`Nothing is said by ${kind}: let worst-case.ts make what it tells of.`);
      const said = renderContent(content);
      expectMessage(said);
      expectFallback(said);
    }
  });

  it('a group’s links fit Slack, as many as it may have, and so do the modals that add more', async () => {
    const { organizationId, acting, admin } = world;
    const { organization } = acting;
    const { list } = await manageGroups(domain, admin, organizationId, 0);
    const [first] = list.items;
    if (!first) throw new Error('There is no group.');
    const links = Array.from({ length: MAX_LINKS }, (_, index) => ({
      id: organizationId,
      groupId: first.id,
      kind: index % 2 ? ('channel' as const) : ('usergroup' as const),
      slackId: 'C0TIE',
      name: longText(script, 120),
      waiting: 1_000_000,
      troubles: [trouble(script), trouble(script), trouble(script)],
    }));
    const group = { ...first, links };
    const members = Array.from({ length: 40 }, (_, index) => ({
      id: organizationId,
      name: longText(script, 75),
      hasGroup: index % 2 === 0,
      slackUserId: index % 3 === 0 ? null : 'U0ADA1',
      isGuest: index % 5 === 0,
      isUnfit: index % 7 === 0,
    }));
    const led = { members, isExact: false, isNamed: true };
    const sync = { led, leaving: members.map(({ name }) => name) };
    expectView(linksView(organization, group, links, { notice: longText(script, 3000), led, sync }));
    expectView(linksView(organization, group, [], { led: { ...led, members: [] }, sync: null }));
    expectView(linkChannelView(organization, group, led));
    expectView(linkUserGroupView(organization, group, led));
    expectView(groupsView(organization, { ...list, items: list.items.map(each => ({ ...each, links })) }));
  });

  it('the invite links fit Slack, page by page, with a new link and what it needs on top', async () => {
    for (const page of [0, 1, 2]) {
      const { acting, list } = await listInviteLinks(domain, world.admin, world.organizationId, page);
      expect(list.items.length).toBe(page < 2 ? PAGE_SIZE : 5);
      expectView(inviteLinksView(acting, list));
      const text = `The link of “${longText(script, 75)}” is ready.`;
      const url = `https://${'d'.repeat(200)}.example/${'p'.repeat(1_000)}/i/${'a'.repeat(43)}`;
      expectView(inviteLinksView(acting, list, { text, url }));
    }
    for (const publicUrl of [undefined, 'https://foyer.example']) {
      for (const sendsMail of [true, false]) {
        for (const signsIn of [true, false]) {
          expectView(newInviteLinkView(world.acting, { publicUrl, sendsMail, signsIn }));
        }
      }
    }
  });

  it('the user groups to choose from fit Slack', async () => {
    const name = longText(script, 120);
    const groups = Array.from({ length: 200 }, (_, index) => ({ id: `S${index}`, handle: name, name }));
    const { admin, acting } = world;
    const directory = { userGroups: async () => groups };
    const context = {
      domain,
      actor: admin,
      organization: acting.organization,
      outside: () => ({ directory }),
    };
    const offered = await userGroupOptions.run(context as unknown as Context, '');
    expect(offered).toHaveLength(100);
    expect(validateOptions({ options: offered })).toEqual([]);
    expectHarmless(offered);
  });

  it('the upload of many people fits Slack', () => {
    expectView(bulkView(world.acting.organization, 100_000));
  });

  it.each(rowFilters)('the review of an upload fits Slack, rows shown: %s', async filter => {
    const importId = world.imports.draft;
    const { found, checked } = await reviewImport(domain, world.admin, importId);
    for (const page of [0, 1, 2]) expectView(reviewView(found, checked, { importId, page, filter }));
  });

  it('the choice of the columns of an upload fits Slack', async () => {
    const importId = world.imports.draft;
    const { found } = await reviewImport(domain, world.admin, importId);
    const column = { header: longText(script, 75), sample: longText(script, 75), hasAddresses: true };
    const columns = Array.from({ length: 100 }, () => column);
    const query = { importId, page: 0, filter: 'all' as const, stage: 'review' as const };
    for (const fingerprint of ['f', null]) {
      expectView(columnsView(found, { hasHeader: true, columns, fingerprint }, query));
    }
  });

  it('the choice of the role of an upload fits Slack', async () => {
    const importId = world.imports.draft;
    const { found, checked } = await reviewImport(domain, world.admin, importId);
    const query = { importId, page: 0, filter: 'all' as const, stage: 'upload' as const };
    for (const written of ['', longText(script, 200)])
      expectView(roleView(found, checked, { ...query, written }));
  });

  it('the editing of every row of an upload fits Slack', async () => {
    const importId = world.imports.draft;
    const { checked } = await reviewImport(domain, world.admin, importId);
    expect(checked.drafted).toHaveLength(25);
    for (const row of checked.drafted) {
      expectView(editRowView(row, checked, { importId, page: 0, filter: 'all', rowId: row.id }));
    }
  });

  it.each(resultBuckets)('the results of an upload fit Slack: %s', async bucket => {
    const context = { domain, actor: world.admin } as PressContext;
    const value = { importId: world.imports.sent, bucket, page: 1 };
    for (const button of [resultsButton, nextResultsButton]) {
      const reply = await button.run(context, value);
      if (!('view' in reply)) throw new Error('It shows no view.');
      expect(reply.view.blocks.length).toBeGreaterThan(2);
      expectView(reply.view);
    }
  });

  it('the App Home of an invitee fits Slack with as many invitations as are shown', async () => {
    const invitations = await ownPendingInvitations(database.db, candidate, { skip: 0, take: 20 });
    expect(invitations).toHaveLength(20);
    const view = await renderHome(domain, candidate);
    expectView(view);
    expect(JSON.stringify(view)).toContain('"20 more"');
  });

  it('the App Home fits Slack with as much as there can be: invitations, requests, organizations and lists', async () => {
    const [invitations, request] = [
      await ownPendingInvitations(database.db, candidate, { skip: 0, take: 20 }),
      await joinRequest('pending'),
    ];
    const facts = await homeFacts(domain, world.admin);
    const { organization } = world.acting;
    const concern = { organization, role: longText(script, 75), isInvited: false, state: null };
    const most: HomeFacts = {
      ...facts,
      acting: world.acting,
      inbox: {
        invitations: invitations.slice(0, 5).map(each => ({
          ...each,
          awaitingApprovalAt: domain.clock.now(),
          organization: { ...each.organization, welcomeMessage: longText(script, 1000) },
        })),
        requests: Array.from({ length: 20 }, () => request),
        total: 1_000_000,
      },
      accessible: Array.from({ length: 60 }, (_, index) => ({
        ...concern,
        organization: { ...organization, id: uuid(index) },
        isCurrent: index === 59,
      })),
      mayAsk: [
        organization,
        ...Array.from({ length: 60 }, (_, index) => ({ ...organization, id: uuid(index) })),
      ],
      helpers: Array.from({ length: 3 }, () => 'U0ADA1'),
      overview: {
        invited: { pending: 10_001, undelivered: 10_001 },
        members: { active: 10_001, deactivated: 10_001 },
        requests: { waiting: 10_001, oldestAt: new Date(0), held: 10_001 },
        seats: { limit: 10_000_000, used: 20_002 },
        groups: 10_001,
        leavers: 10_001,
      },
    };
    for (const mayAsk of [most.mayAsk, most.mayAsk.slice(1)]) {
      for (const acting of [world.acting, null]) {
        const view = homeView({ ...most, acting, mayAsk });
        expectView(view);
        expect(view.blocks.length).toBeLessThan(80);
      }
    }
  });

  it('the App Home fits Slack for members, former ones, people who may ask and people who wait', async () => {
    expectView(await renderHome(domain, world.admin));
    const facts = await homeFacts(domain, { ...candidate, slackUserId: 'U0NOBODY', email: null });
    const { organization } = world.acting;
    expect(facts).toMatchObject({ acting: null, inbox: { total: 0 }, overview: null });
    const mayAsk = [organization];
    const requests = [await joinRequest('pending')];
    const actor = { ...facts.actor, isGuest: true };
    const before = { ...facts, organization: null };
    for (const shown of [
      facts,
      { ...facts, actor },
      { ...facts, actor: { ...actor, isExternal: true } },
      { ...facts, isUnconfirmed: true },
      { ...facts, mayAsk },
      { ...facts, inbox: { invitations: [], requests, total: 1 } },
      { ...facts, isDeactivated: true },
      { ...facts, hasTurnedGuest: true },
      { ...facts, isDeactivated: true, mayAsk },
      before,
      { ...before, actor: world.admin },
    ]) {
      expectView(homeView(shown));
    }
  });

  it.each([0, 1, 2])('the inbox fits Slack, page %i, and so does one with nothing in it', async page => {
    const list = await pageOfInbox(database.db, candidate, page);
    expect(list.items).toHaveLength(page < 2 ? PAGE_SIZE : 5);
    expectView(inboxView(list));
    expectView(inboxView({ items: [], page: 0, pages: 1, total: 0 }));
  });

  it('the roles matrix fits Slack', () => {
    const { organization, member } = world.acting;
    expectView(matrixView(organization, member.role.name));
  });
});

it.each([72, 73, 74])('no name is cut through a character, %i units in', async before => {
  const name = `${'x'.repeat(before)}🚀🚀🚀`;
  const { acting, joinRequests } = await fill(database.db, senturo, 'wide letters', `cut-${before}`);
  expectView(invitePeopleView(acting, withPicked(emptyDraft, somebody({ name }))));
  const request = await findJoinRequest(database.db, joinRequests[0]?.id ?? '');
  if (!request) throw new Error('The request is not there.');
  for (const more of [0, 75]) expectView(rejectView({ ...request, name: 'x'.repeat(more) + name }));
});

describe('the help', () => {
  it.each(['/invite', `/${'x'.repeat(31)}`])('the help fits Slack as a message of %s', async command => {
    const help = routes.find(route => route.kind === 'command' && route.name === 'help');
    if (help?.kind !== 'command') throw new Error('There is no help.');
    const said = await help.run({ command } as Context, '');
    if (said.show !== 'words') throw new Error('The help shows no words.');
    expectMessage(said);
    expect(validateBlocks(said.blocks, 'modal')).toEqual([]);
  });
});

it('a view that is too large, or a text that is too long, would be found here', () => {
  const view = setUpView(somebody());
  const block: KnownBlock = { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3001) } };
  expect(validateView({ ...view, blocks: [...view.blocks, block] })).not.toBeNull();
  expect(() => expectHarmless({ text: '🚀'.slice(0, 1) })).toThrow();
  expect(() => expectHarmless([{ type: 'mrkdwn', text: 'x' }])).toThrow();
});
