import type { KnownBlock } from '@slack/types';
import { validateOptions, validateView } from 'local-slack/block-kit';
import { expect, it } from 'vitest';
import { listApiKeys } from '../../../src/domain/api-keys/manage.ts';
import { manageGroups } from '../../../src/domain/groups/manage.ts';
import { MAX_LINKS } from '../../../src/domain/linking/manage.ts';
import { PAGE_SIZE } from '../../../src/domain/page.ts';
import { roleTemplates } from '../../../src/domain/role-templates/index.ts';
import type { WholeDelivery } from '../../../src/domain/webhooks/log/store.ts';
import type { Webhook } from '../../../src/domain/webhooks/store.ts';
import { apiKeysView, newApiKeyView } from '../../../src/slack/api-keys/views.ts';
import { auditFilterView, auditView } from '../../../src/slack/audit/views.ts';
import { groupOptions } from '../../../src/slack/groups/group-options.ts';
import { groupsView } from '../../../src/slack/groups/views.ts';
import { userGroupOptions } from '../../../src/slack/links/manage.ts';
import { linkChannelView, linksView, linkUserGroupView } from '../../../src/slack/links/views.ts';
import { setUpView } from '../../../src/slack/organizations/views.ts';
import { matrixView } from '../../../src/slack/roles/matrix.ts';
import type { Context } from '../../../src/slack/route.ts';
import { deliveryView } from '../../../src/slack/webhooks/delivery-view.ts';
import { deliveriesView } from '../../../src/slack/webhooks/log-view.ts';
import { sendAgainSinceView, sendAgainView } from '../../../src/slack/webhooks/send-again-views.ts';
import { somebody } from '../../domain/people.ts';
import { longText } from '../worst-case.ts';
import { trouble } from '../worst-message.ts';
import { expectHarmless, expectView } from './fits.ts';
import { inEveryWorld } from './worlds.ts';

inEveryWorld(there => {
  it('the set-up fits Slack', () => {
    const { world, script } = there;
    expectView(setUpView({ ...world.admin, email: null }));
    for (const { id: template } of roleTemplates) {
      expectView(setUpView(world.admin, { workspaceName: longText(script, 200), template }));
    }
  });

  it('the groups to choose from fit Slack', async () => {
    const { world, domain } = there;
    const { admin, acting } = world;
    const context = { domain, actor: admin, organization: acting.organization };
    const offered = await groupOptions.run(context as Context, '');
    expect(offered).toHaveLength(100);
    expect(validateOptions({ options: offered })).toEqual([]);
    expectHarmless(offered);
  });

  it('the API keys fit Slack, page by page, with a new key on top', async () => {
    const { world, domain, script } = there;
    for (const page of [0, 1, 2]) {
      const { acting, list } = await listApiKeys(domain, world.admin, world.organizationId, page);
      expect(list.items.length).toBe(page < 2 ? PAGE_SIZE : 5);
      expectView(apiKeysView(acting, list));
      const text = `The key “${longText(script, 75)}” is ready.`;
      expectView(apiKeysView(acting, list, { text, secret: `foyer_${'a'.repeat(43)}` }));
      expectView(newApiKeyView(acting.organization));
    }
  });

  it('the log of a webhook and its longest delivery fit Slack', () => {
    const { world } = there;
    const { acting, organizationId } = world;
    const webhook: Webhook = {
      id: organizationId,
      organizationId,
      url: `https://${'long.'.repeat(40)}example/${longText('wide letters', 700)}`,
      events: [],
      state: 'failing',
      createdAt: new Date(0),
      deliveredAt: null,
      toldAt: null,
      oldUntil: null,
    };
    const delivery: WholeDelivery = {
      id: organizationId,
      endpointId: organizationId,
      place: '999999999999999999',
      type: 'invitation.awaiting_approval',
      state: 'waiting',
      createdAt: new Date(0),
      attempts: 99,
      triedAt: new Date(0),
      dueAt: new Date(0),
      status: 399,
      problem: null,
      tookMs: 10_000,
      isBehind: false,
      body: JSON.stringify({ name: longText('wide letters', 20_000), groups: [longText('markup', 3000)] }),
      answer: longText('markup', 2000),
    };
    const page = { items: Array.from({ length: PAGE_SIZE }, () => delivery), previous: '1', next: '2' };
    const undelivered = { waiting: 99_999, failed: 99_999 };
    const query = { organizationId, webhookId: organizationId, isUndelivered: true, from: null };
    expectView(deliveriesView({ acting, webhook, undelivered, page }, query, longText('markup', 300)));
    for (const answer of [delivery.answer, '', null])
      expectView(
        deliveryView({ acting, webhook, delivery: { ...delivery, answer } }, longText('markup', 300)),
      );
    expectView(sendAgainSinceView(webhook, query));
    const since = new Date(0);
    expectView(sendAgainView({ webhook, count: 1_234_567, since }, { ...query, since: 0 }));
  });

  it('the audit log and its filter fit Slack', () => {
    const { world } = there;
    const { organizationId: id, acting } = world;
    const fact = { role: longText('wide letters', 3000), groups: [longText('markup', 3000)] };
    const names = {
      actorName: longText('wide letters', 3000),
      actorEmail: null,
      apiKeyName: longText('markup', 3000),
      subjectId: null,
      subjectName: null,
    };
    const about = { ...names, organizationId: id, at: new Date(0), action: 'member.edit', before: fact };
    const entries = Array.from({ length: PAGE_SIZE }, (_, index) => ({
      ...about,
      id,
      actor: ['U0ADA1', longText('markup', 300), `api-key:${id}`][index % 3] ?? '',
      subject: longText('right to left', 3000),
      after: { ...fact, role: null, more: [{ nested: longText('emoji', 3000) }] },
    }));
    const day = '2026-12-31';
    const filter = { person: 'U0ADA1', noun: 'member', since: day, until: day } as const;
    const query = { organizationId: id, ...filter, from: { before: id } };
    expectView(auditView(acting.organization, { entries, newer: id, older: id }, query));
    expectView(auditFilterView(acting.organization, query));
  });

  it('a group’s links fit Slack, as many as it may have, and so do the modals that add more', async () => {
    const { world, domain, script } = there;
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

  it('the user groups to choose from fit Slack', async () => {
    const { world, domain, script } = there;
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

  it('the roles matrix fits Slack', () => {
    const { world } = there;
    const { organization, member } = world.acting;
    expectView(matrixView(organization, member.role.name));
  });
});

it('a view that is too large, or a text that is too long, would be found here', () => {
  const view = setUpView(somebody());
  const block: KnownBlock = { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3001) } };
  expect(validateView({ ...view, blocks: [...view.blocks, block] })).not.toBeNull();
  expect(() => expectHarmless({ text: '🚀'.slice(0, 1) })).toThrow();
  expect(() => expectHarmless([{ type: 'mrkdwn', text: 'x' }])).toThrow();
});
