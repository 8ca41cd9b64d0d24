import { expect, it } from 'vitest';
import { type HomeFacts, homeFacts } from '../../../src/domain/home/facts.ts';
import { pageOfInbox } from '../../../src/domain/home/inbox.ts';
import { ownPendingInvitations } from '../../../src/domain/invitations/own/store.ts';
import { PAGE_SIZE } from '../../../src/domain/page.ts';
import { renderHome } from '../../../src/slack/home/home.ts';
import { inboxView } from '../../../src/slack/home/inbox-view.ts';
import { homeView } from '../../../src/slack/home/views.ts';
import { longText } from '../worst-case.ts';
import { expectView, uuid } from './fits.ts';
import { inEveryWorld } from './worlds.ts';

inEveryWorld(there => {
  it('the App Home of an invitee fits Slack with as many invitations as are shown', async () => {
    const { domain, candidate, db } = there;
    const invitations = await ownPendingInvitations(db, candidate, { skip: 0, take: 20 });
    expect(invitations).toHaveLength(20);
    const view = await renderHome(domain, candidate);
    expectView(view);
    expect(JSON.stringify(view)).toContain('"20 more"');
  });

  it('the App Home fits Slack with as much as there can be: invitations, requests, organizations and lists', async () => {
    const { world, domain, candidate, script, db, joinRequest } = there;
    const [invitations, request] = [
      await ownPendingInvitations(db, candidate, { skip: 0, take: 20 }),
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
        hasSecondOwner: false,
        week: { invited: 10_001, joined: 10_001, waiting: 10_001 },
        lastEvents: Array.from({ length: 4 }, () => ({
          id: uuid(1),
          organizationId: organization.id,
          at: new Date(0),
          action: 'invitation.create',
          actor: longText(script, 3000),
          subject: longText(script, 3000),
          before: null,
          after: { role: longText(script, 3000), groups: [longText(script, 3000)] },
          actorName: null,
          actorEmail: null,
          apiKeyName: null,
          subjectId: null,
          subjectName: null,
        })),
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
    const { world, domain, candidate, joinRequest } = there;
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
    const { candidate, db } = there;
    const list = await pageOfInbox(db, candidate, page);
    expect(list.items).toHaveLength(page < 2 ? PAGE_SIZE : 5);
    expectView(inboxView(list));
    expectView(inboxView({ items: [], page: 0, pages: 1, total: 0 }));
  });
});
