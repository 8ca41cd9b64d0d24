import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { InFlight } from '../../src/in-flight.ts';
import { createBoltApp } from '../../src/slack/bolt.ts';
import type { Pipeline } from '../../src/slack/pipeline.ts';
import { HttpReceiver } from '../../src/slack/receivers/http-receiver.ts';
import { type Route, routesOf } from '../../src/slack/route.ts';
import { routes } from '../../src/slack/routes.ts';
import { idOf, routesById } from '../../src/slack/routes-by-id.ts';
import { createWebClient } from '../../src/slack/web-api.ts';

/** Cards and views that are in Slack already carry these, and shortcuts and commands are installed with them. */
const kept = {
  command: [
    '',
    '*',
    'audit',
    'bulk',
    'erase',
    'groups',
    'hand-on',
    'help',
    'inbox',
    'leave',
    'links',
    'matrix',
    'me',
    'members',
    'org',
    'pending',
    'request',
    'requests',
    'roles',
    'settings',
    'sync',
    'take-over',
  ],
  shortcut: ['invite_member'],
  button: [
    'audit.export',
    'audit.filter',
    'audit.list',
    'audit.newer',
    'audit.older',
    'audit.whole',
    'group.add',
    'group.list',
    'group.list.next',
    'group.list.previous',
    'group.remove',
    'group.rename',
    'hand-on.accept',
    'hand-on.decline',
    'hand-on.open',
    'home.inbox',
    'home.inbox.next',
    'home.inbox.previous',
    'import.column',
    'import.columns',
    'import.columns.forget',
    'import.encoding',
    'import.filter',
    'import.fix',
    'import.fix-me',
    'import.group',
    'import.open',
    'import.results',
    'import.results.next',
    'import.results.previous',
    'import.review',
    'import.role',
    'import.row.edit',
    'import.row.remove',
    'import.rows.next',
    'import.rows.previous',
    'import.template',
    'import.undo',
    'import.value',
    'invitation.accept',
    'invitation.add-another',
    'invitation.again',
    'invitation.all',
    'invitation.approve-held',
    'invitation.batch',
    'invitation.copy-text',
    'invitation.decline',
    'invitation.edit',
    'invitation.export',
    'invitation.find',
    'invitation.list',
    'invitation.list.next',
    'invitation.list.previous',
    'invitation.open',
    'invitation.reject-held',
    'invitation.remove-listed',
    'invitation.resend',
    'invitation.revoke',
    'invitation.search',
    'invite-link.list',
    'invite-link.list.next',
    'invite-link.list.previous',
    'invite-link.new',
    'invite-link.pause',
    'invite-link.replace',
    'invite-link.resume',
    'invite-link.revoke',
    'join-request.approve',
    'join-request.approve-as',
    'join-request.list',
    'join-request.list.approve',
    'join-request.list.next',
    'join-request.list.previous',
    'join-request.open',
    'join-request.reject',
    'join-request.withdraw',
    'member.back.reactivate',
    'member.deactivate',
    'member.edit',
    'member.everybody',
    'member.export',
    'member.find',
    'member.leave',
    'member.left.deactivate',
    'member.left.keep',
    'member.left.list',
    'member.list',
    'member.list.next',
    'member.list.previous',
    'member.me',
    'member.move',
    'member.reactivate',
    'member.search',
    'new-account.move',
    'new-account.take',
    'organization.list',
    'organization.list.next',
    'organization.list.previous',
    'organization.new',
    'organization.settings',
    'organization.switch',
    'organization.take-over',
    'person',
    'person.erase',
    'role.add',
    'role.edit',
    'role.list',
    'role.list.next',
    'role.list.previous',
    'role.matrix',
    'role.remove',
    'tie.channel',
    'tie.list',
    'tie.remove',
    'tie.sync',
    'tie.usergroup',
  ],
  modal: [
    'accept-join-request',
    'add-groups',
    'add-role',
    'ask-to-join',
    'audit-filter',
    'edit-invitation',
    'edit-role',
    'erase-person',
    'hand-on',
    'import',
    'import-columns',
    'import-review',
    'import-role',
    'import-row',
    'import-undo',
    'invitation-batch',
    'invitation-batch-confirm',
    'invite',
    'invited-search',
    'member-deactivate',
    'member-edit',
    'member-leave',
    'member-me',
    'member-search',
    'new-invite-link',
    'organization-settings',
    'reject-join-request',
    'remove-group',
    'rename-group',
    'set-up',
    'take-over',
    'tie-to-channel',
    'tie-to-user-group',
  ],
  options: ['groups', 'invited-groups', 'member-groups', 'timeZone', 'usergroup'],
  event: [
    'app_home_opened',
    'channel_shared',
    'channel_unshared',
    'message',
    'message',
    'team_join',
    'user_change',
  ],
};

const kinds = ['command', 'shortcut', 'button', 'modal', 'options'] as const;

/** Starts Bolt in front of these routes, up to where it would take requests. */
function startWith(all: readonly Route[]): void {
  const log = pino({ level: 'silent' });
  const slackApiUrl = 'http://127.0.0.1:9/api/';
  const client = createWebClient({ token: 'xoxb-1', slackApiUrl, clock: systemClock, timeoutMs: 1000 });
  const receiver = new HttpReceiver({
    signingSecret: 'secret',
    clock: systemClock,
    client,
    inFlight: new InFlight(),
    log,
  });
  createBoltApp({
    receiver,
    routes: all,
    pipeline: { domain: {}, log } as unknown as Pipeline,
    installation: { botToken: 'xoxb-1', botUserId: 'UBOT', teamId: 'T1', isOrgWide: false },
    slackApiUrl,
    log,
  });
}

describe('the routes', () => {
  it.each(kinds)('the routes keep their ids, by which Slack names them: %s', kind => {
    const ids = routesOf<(typeof kinds)[number]>(kind, routes).map(idOf);
    expect(ids.sort()).toEqual(kept[kind]);
  });

  it('the routes keep the events that Slack is subscribed to', () => {
    const types = routesOf('event', routes).map(({ type }) => type);
    expect(types.sort()).toEqual(kept.event);
  });

  it('the routes let the program start', () => {
    expect(() => startWith(routes)).not.toThrow();
  });

  it.each(kinds)(
    'two routes of a kind with one id keep the program from starting, and it says which: %s',
    kind => {
      for (const [id, route] of routesById(kind, routes)) {
        const sentence = `Two routes of the kind “${kind}” have the id “${id}”. Rename one of them.`;
        expect(() => startWith([...routes, { ...route }])).toThrow(sentence);
      }
    },
  );
});
