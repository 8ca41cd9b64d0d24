import { validateBlocks } from 'local-slack/block-kit';
import { expect, it } from 'vitest';
import { listGroups } from '../../../src/domain/access/store.ts';
import { MAX_LIST } from '../../../src/domain/invitations/check-invitees.ts';
import {
  allInvited,
  type InvitationsQuery,
  invitedUsers,
} from '../../../src/domain/invitations/invited-users.ts';
import { listInviteLinks } from '../../../src/domain/invite-links/manage.ts';
import { keptOf, PAGE_SIZE } from '../../../src/domain/page.ts';
import { approvalCard } from '../../../src/messages/invitation-approval-requested.ts';
import { invitationCard } from '../../../src/messages/invitation-created.ts';
import { buttonValuesIn } from '../../../src/slack/button-values.ts';
import { removeListedAction } from '../../../src/slack/invitations/actions.ts';
import { editInvitationView } from '../../../src/slack/invitations/edit-view.ts';
import {
  decodeEntry,
  encodeEntry,
  type InviteListEntry,
} from '../../../src/slack/invitations/invite-list-codec.ts';
import { emptyDraft, invitePeopleView, withPicked } from '../../../src/slack/invitations/invite-view.ts';
import { invitedSearchView } from '../../../src/slack/invitations/invited-search-view.ts';
import { invitedUsersView } from '../../../src/slack/invitations/invited-users-view.ts';
import { revokeView } from '../../../src/slack/invitations/revoke-view.ts';
import {
  copyTextView,
  invitationSentBlocks,
  invitationView,
  listSentBlocks,
} from '../../../src/slack/invitations/views.ts';
import { inviteLinksView, newInviteLinkView } from '../../../src/slack/invite-links/views.ts';
import { renderContent } from '../../../src/slack/render-content.ts';
import { longText } from '../worst-case.ts';
import { expectFallback, expectMessage, expectView, uuid } from './fits.ts';
import { inEveryWorld } from './worlds.ts';

inEveryWorld(there => {
  it('Invite people fits Slack, empty and filled in', () => {
    const { world, candidate } = there;
    expectView(invitePeopleView(world.acting));
    expectView(invitePeopleView(world.acting, withPicked(emptyDraft, candidate)));
    expectView(
      invitePeopleView(world.acting, withPicked(emptyDraft, { ...candidate, email: null, name: '' })),
    );
  });

  it('Invite people fits Slack with a full list, each with as many groups as a button can store, all refused', async () => {
    const { world, candidate, script, db } = there;
    const { acting, organizationId } = world;
    const groups = await listGroups(db, { organizationId });
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
    const { world } = there;
    for (const role of world.acting.organization.roles) {
      expectView(invitePeopleView({ ...world.acting, permissions: { ...world.acting.permissions, role } }));
    }
  });

  it('Invited users fits Slack, page by page, with Edit and search on top', async () => {
    const { world, domain, script } = there;
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
    const filter = search.repeat(9);
    const counts: number[] = [];
    let from: InvitationsQuery['from'] = null;
    for (;;) {
      const { list } = await invitedUsers(domain, admin, organizationId, { ...allInvited, from });
      counts.push(list.items.length);
      const here = { ...query, from, kept: keptOf(list) };
      for (const id of [list.items[0]?.id ?? '', uuid(0)]) {
        const happened = { id, name: longText(script, 120), said: longText('emoji', 3000) };
        expectView(invitedUsersView(acting, list, here, { filter, happened }));
      }
      for (const item of list.items) {
        expectView(editInvitationView(item, acting, here));
        expectView(revokeView(item, here));
      }
      if (!list.next) break;
      from = { after: list.next };
    }
    expect(counts).toEqual([PAGE_SIZE, PAGE_SIZE, 5]);
    expectView(invitedSearchView(organization, query, { id: organizationId, name: search }));
  });

  it.each(['pending', 'accepted', 'declined', 'revoked', 'expired'])(
    'a card that is %s fits Slack',
    async status => {
      const { invitation } = there;
      const card = renderContent(invitationCard(await invitation(status)));
      expectView(invitationView(await invitation(status)));
      expectMessage(card);
      expectFallback(card);
    },
  );

  it('an invitation that waits for an approver fits Slack, and so does its edit', async () => {
    const { world, domain, invitation } = there;
    const held = { ...(await invitation('pending')), awaitingApprovalAt: domain.clock.now() };
    for (const card of [
      invitationCard(held),
      approvalCard(held),
      approvalCard(await invitation('revoked')),
    ].map(content => renderContent(content))) {
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

  it('the text for the inviter after sending fits Slack, as a message and in a modal', async () => {
    const { script, invitation } = there;
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
    const { invitation } = there;
    const said = listSentBlocks(new Array(MAX_LIST).fill(await invitation('pending')), {
      unconfirmed: new Set(),
      sendsMail: true,
    });
    expectMessage(said);
    expect(validateBlocks(said.blocks, 'modal')).toEqual([]);
  });

  it('the invite links fit Slack, page by page, with a new link and what it needs on top', async () => {
    const { world, domain, script } = there;
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
});
