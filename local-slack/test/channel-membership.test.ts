import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonSpec } from '../src/person.ts';
import { cautiousSettings } from '../src/settings.ts';
import { allScopes, manifest, setStage } from './recording-app.ts';

const membershipScopes = ['channels:join', 'channels:manage', 'groups:write'];
const withScopes = (...scopes: string[]) => manifest({ scopes: ['commands', ...scopes] });

let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage(
    {},
    withScopes(...allScopes.filter(scope => scope !== 'commands'), ...membershipScopes),
  );
});
afterEach(() => stage.stop());

const channel = (name: string) => stage.slack.channel(name).id;
const idOf = (name: string) => (name === 'greeter' ? stage.slack.botUserId : stage.slack.person(name).id);
const membersOf = (name: string) =>
  stage.slack.channel(name).members.map(id => stage.slack.person(id).spec.name);
const invite = async (name: string, users: string[], more: Record<string, unknown> = {}) =>
  await stage.call('conversations.invite', {
    channel: channel(name),
    users: users.map(idOf).join(','),
    ...more,
  });
const kick = async (name: string, user: string) =>
  await stage.call('conversations.kick', { channel: channel(name), user: idOf(user) });
const refused = (user: string, error: string) => ({ user: idOf(user), ok: false, error });
const guest = (change: Partial<PersonSpec>): PersonSpec => ({
  name: 'gus',
  realName: 'Gus Guest',
  email: 'gus@guest.example',
  ...change,
});

describe('conversations.invite', () => {
  it('conversations.invite adds people to a channel that the app is in, and they see it', async () => {
    const ada = stage.slack.person('ada');
    expect(ada.channels().map(({ name }) => name)).not.toContain('staff-room');
    const answer = await invite('staff-room', ['ada', 'margaret']);
    expect(answer).toMatchObject({ ok: true, channel: { id: channel('staff-room'), is_member: true } });
    expect(answer).not.toHaveProperty('errors');
    expect(membersOf('staff-room')).toEqual(['grace', 'linus', 'ada', 'margaret']);
    expect(ada.channels().map(({ name }) => name)).toContain('staff-room');
  });

  it.each([
    ['the app itself', 'greeter', 'cant_invite_self'],
    ['who is in it already', 'grace', 'already_in_channel'],
    ['a deactivated person', 'edsger', 'cant_invite'],
    ['a person of another workspace', 'sam', 'no_external_invite_permission'],
  ])('conversations.invite doesn’t add %s', async (_who, user, error) => {
    const answer = await invite('staff-room', [user]);
    expect(answer).toEqual({ ok: false, error, errors: [refused(user, error)] });
    expect(membersOf('staff-room')).toEqual(['grace', 'linus']);
  });

  it('conversations.invite doesn’t add an unknown user, nor Slackbot', async () => {
    const call = async (users: string) =>
      await stage.call('conversations.invite', { channel: channel('staff-room'), users });
    expect(await call('U0NOBODY')).toMatchObject({ ok: false, error: 'user_not_found' });
    expect(await call(channel('approvals'))).toMatchObject({ ok: false, error: 'user_not_found' });
    expect(await call('USLACKBOT')).toMatchObject({ ok: false, error: 'cant_invite' });
  });

  it('conversations.invite adds nobody when one can’t be added, and gives an error for each', async () => {
    expect(await invite('staff-room', ['ada', 'grace', 'sam'])).toEqual({
      ok: false,
      error: 'already_in_channel',
      errors: [refused('grace', 'already_in_channel'), refused('sam', 'no_external_invite_permission')],
    });
    expect(membersOf('staff-room')).toEqual(['grace', 'linus']);
  });

  it('conversations.invite with `force` adds everybody it can, and names the others in a successful answer', async () => {
    expect(await invite('staff-room', ['ada', 'grace', 'una'], { force: true })).toMatchObject({
      ok: true,
      channel: { id: channel('staff-room') },
      errors: [refused('grace', 'already_in_channel')],
    });
    expect(membersOf('staff-room')).toEqual(['grace', 'linus', 'ada', 'una']);
  });

  it('conversations.invite with `force` fails when nobody can be added', async () => {
    expect(await invite('staff-room', ['grace', 'linus'], { force: true })).toEqual({
      ok: false,
      error: 'already_in_channel',
      errors: [refused('grace', 'already_in_channel'), refused('linus', 'already_in_channel')],
    });
  });

  it('conversations.invite adds the others besides a deactivated person although it answers with an error', async () => {
    expect(await invite('staff-room', ['ada', 'edsger'])).toEqual({
      ok: false,
      error: 'cant_invite',
      errors: [refused('edsger', 'cant_invite')],
    });
    expect(membersOf('staff-room')).toContain('ada');
  });

  it('conversations.invite accepts between one user and a hundred', async () => {
    const call = async (users?: string) =>
      await stage.call('conversations.invite', {
        channel: channel('staff-room'),
        ...(users === undefined ? {} : { users }),
      });
    expect((await call()).error).toBe('no_user');
    expect((await call('')).error).toBe('no_user');
    expect((await call(' , ')).error).toBe('no_user');
    const crowd = Array.from({ length: 101 }, (_, index) => `U0CROWD${index}`);
    expect((await call(crowd.join(','))).error).toBe('too_many_users');
    expect((await call(crowd.slice(1).join(','))).error).toBe('user_not_found');
  });

  it('conversations.invite accepts users as text only, and no unknown argument', async () => {
    const headers = {
      authorization: `Bearer ${stage.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    };
    const body = JSON.stringify({ channel: channel('staff-room'), users: [idOf('ada')] });
    const given = await fetch(`${stage.slack.apiUrl}conversations.invite`, { method: 'POST', headers, body });
    expect(await given.json()).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be a string [json-pointer:/users]'] },
    });
    expect(await invite('staff-room', ['ada'], { user: 'U1' })).toMatchObject({ error: 'invalid_arguments' });
    expect(await invite('staff-room', ['ada'], { force: 'perhaps' })).toMatchObject({
      error: 'invalid_arguments',
    });
  });

  it('conversations.invite needs the app in the channel, and doesn’t see a private one without it', async () => {
    expect((await invite('random', ['radia'])).error).toBe('not_in_channel');
    expect((await invite('leadership', ['ada'])).error).toBe('channel_not_found');
    expect((await stage.call('conversations.invite', { channel: 'C0NONE', users: idOf('ada') })).error).toBe(
      'channel_not_found',
    );
    const dm = (await stage.call('conversations.open', { users: idOf('ada') })).channel as { id: string };
    const inDm = await stage.call('conversations.invite', { channel: dm.id, users: idOf('grace') });
    expect(inDm.error).toBe('method_not_supported_for_channel_type');
    stage.slack.changeChannel('staff-room', { isArchived: true });
    expect((await invite('staff-room', ['ada'])).error).toBe('is_archived');
  });

  it('conversations.invite adds a single-channel guest to one channel, a multi-channel guest to several', async () => {
    await stage.slack.addPerson(guest({ isUltraGuest: true }));
    expect(await invite('staff-room', ['gus', 'radia'])).toMatchObject({ ok: true });
    expect(await invite('approvals', ['radia'])).toMatchObject({ ok: true });
    expect((await invite('approvals', ['gus'])).error).toBe('ura_max_channels');
  });

  it('conversations.invite adds no guests when administrators reserved that', async () => {
    stage.slack.settings.everyoneInvitesGuests = false;
    expect((await invite('staff-room', ['radia'])).error).toBe('user_is_restricted');
    expect(await invite('staff-room', ['ada'])).toMatchObject({ ok: true });
  });

  it('a cautious company lets the app add nobody to a channel, and remove nobody', async () => {
    Object.assign(stage.slack.settings, cautiousSettings);
    expect((await invite('staff-room', ['ada'])).error).toBe('no_permission');
    expect((await invite('staff-room', ['radia'])).error).toBe('user_is_restricted');
    expect((await kick('staff-room', 'linus')).error).toBe('restricted_action');
    expect((await kick('approvals', 'margaret')).error).toBe('restricted_action');
    expect(membersOf('staff-room')).toEqual(['grace', 'linus']);
  });

  it.each([
    ['approvals', 'channels:manage'],
    ['approvals', 'channels:write.invites'],
    ['staff-room', 'groups:write'],
    ['staff-room', 'groups:write.invites'],
  ])('conversations.invite adds people to #%s with the scope %s', async (name, scope) => {
    stage.slack.installApp(withScopes(scope), { requestUrl: stage.app.url });
    expect(await invite(name, ['ada'])).toMatchObject({ ok: true });
  });

  it.each([
    ['approvals', 'groups:write', 'channels:manage,channels:write.invites'],
    ['staff-room', 'channels:manage', 'groups:write,groups:write.invites'],
  ])('conversations.invite doesn’t add people to #%s with the scope %s', async (name, scope, needed) => {
    stage.slack.installApp(withScopes(scope), { requestUrl: stage.app.url });
    expect(await invite(name, ['ada'])).toMatchObject({ error: 'missing_scope', needed });
  });

  it('the page follows a change of channel members', async () => {
    const heard: unknown[] = [];
    stage.slack.subscribe(change => heard.push(change));
    await invite('staff-room', ['ada']);
    expect(heard).toEqual([{ kind: 'channel', channel: channel('staff-room') }]);
  });

  it('the SDK finds errors of conversations.invite in the data of its exception', async () => {
    const client = new WebClient(stage.slack.botToken, { slackApiUrl: stage.slack.apiUrl });
    const failed = client.conversations.invite({ channel: channel('staff-room'), users: idOf('grace') });
    await expect(failed).rejects.toMatchObject({
      data: { error: 'already_in_channel', errors: [refused('grace', 'already_in_channel')] },
    });
    const users = [idOf('grace'), idOf('ada')].join(',');
    const { ok, errors } = await client.conversations.invite({
      channel: channel('staff-room'),
      users,
      force: true,
    });
    expect({ ok, errors }).toEqual({ ok: true, errors: [refused('grace', 'already_in_channel')] });
  });
});

describe('conversations.kick', () => {
  it('conversations.kick removes a person, who no longer sees a private channel', async () => {
    const linus = stage.slack.person('linus');
    expect(await kick('staff-room', 'linus')).toEqual({ ok: true, errors: {} });
    expect(membersOf('staff-room')).toEqual(['grace']);
    expect(linus.channels().map(({ name }) => name)).not.toContain('staff-room');
  });

  it('conversations.kick refuses a person outside the channel, an unknown one and the app', async () => {
    expect((await kick('staff-room', 'ada')).error).toBe('not_in_channel');
    expect((await kick('staff-room', 'greeter')).error).toBe('cant_kick_self');
    const args = { channel: channel('staff-room') };
    expect((await stage.call('conversations.kick', { ...args, user: 'U0NOBODY' })).error).toBe(
      'user_not_found',
    );
    expect((await stage.call('conversations.kick', args)).error).toBe('user_not_found');
  });

  it('conversations.kick removes nobody from #general', async () => {
    stage.slack.changeChannel('general', { appIsMember: true });
    expect((await kick('general', 'ada')).error).toBe('cant_kick_from_general');
  });

  it('conversations.kick needs the app in the channel, and doesn’t see a private one without it', async () => {
    expect((await kick('random', 'ada')).error).toBe('not_in_channel');
    expect((await kick('leadership', 'grace')).error).toBe('channel_not_found');
    const dm = (await stage.call('conversations.open', { users: idOf('ada') })).channel as { id: string };
    expect((await stage.call('conversations.kick', { channel: dm.id, user: idOf('ada') })).error).toBe(
      'method_not_supported_for_channel_type',
    );
    stage.slack.changeChannel('staff-room', { isArchived: true });
    expect((await kick('staff-room', 'linus')).error).toBe('is_archived');
  });

  it('conversations.kick follows what administrators reserved, in public and in private channels', async () => {
    stage.slack.settings.everyoneRemovesFromPublicChannels = false;
    expect((await kick('approvals', 'margaret')).error).toBe('restricted_action');
    expect((await kick('staff-room', 'linus')).ok).toBe(true);
    stage.slack.settings.everyoneRemovesFromPublicChannels = true;
    stage.slack.settings.everyoneRemovesFromPrivateChannels = false;
    expect((await kick('staff-room', 'grace')).error).toBe('restricted_action');
    expect((await kick('approvals', 'margaret')).ok).toBe(true);
  });

  it('conversations.kick removes neither strangers nor single-channel guests from their only channel', async () => {
    await stage.slack.addPerson(guest({ isUltraGuest: true }));
    stage.slack.changeChannel('staff-room', { add: ['gus', 'sam'] });
    expect((await kick('staff-room', 'gus')).error).toBe('not_supported');
    expect((await kick('staff-room', 'sam')).error).toBe('not_supported');
  });

  it.each([
    ['approvals', 'margaret', 'groups:write', 'channels:manage'],
    ['staff-room', 'linus', 'channels:manage', 'groups:write'],
    ['approvals', 'margaret', 'channels:write.invites', 'groups:write,channels:manage'],
  ])('conversations.kick doesn’t remove from #%s %s with the scope %s', async (name, user, scope, needed) => {
    stage.slack.installApp(withScopes(scope), { requestUrl: stage.app.url });
    expect(await kick(name, user)).toMatchObject({ error: 'missing_scope', needed });
  });
});

describe('conversations.join', () => {
  const join = async (name: string) => await stage.call('conversations.join', { channel: channel(name) });

  it('conversations.join brings the app into a public channel, where it may then add people', async () => {
    expect(await join('teacher-laptops')).toMatchObject({ ok: true, channel: { is_member: true } });
    expect(stage.slack.channel('teacher-laptops').appIsMember).toBe(true);
    expect(await invite('teacher-laptops', ['ada'])).toMatchObject({ ok: true });
  });

  it('conversations.join warns about a channel that the app is already in', async () => {
    expect(await join('approvals')).toMatchObject({
      ok: true,
      channel: { id: channel('approvals') },
      warning: 'already_in_channel',
      response_metadata: { warnings: ['already_in_channel'] },
    });
  });

  it('conversations.join refuses private channels, DMs, archived and unknown ones', async () => {
    expect((await join('leadership')).error).toBe('channel_not_found');
    expect((await join('staff-room')).error).toBe('method_not_supported_for_channel_type');
    const dm = (await stage.call('conversations.open', { users: idOf('ada') })).channel as { id: string };
    expect((await stage.call('conversations.join', { channel: dm.id })).error).toBe(
      'method_not_supported_for_channel_type',
    );
    stage.slack.changeChannel('random', { isArchived: true });
    expect((await join('random')).error).toBe('is_archived');
    expect((await stage.call('conversations.join', { channel: 'C0NONE' })).error).toBe('channel_not_found');
  });

  it('conversations.join needs the scope channels:join', async () => {
    stage.slack.installApp(withScopes('channels:manage'), { requestUrl: stage.app.url });
    expect(await join('random')).toMatchObject({ error: 'missing_scope', needed: 'channels:join' });
  });
});

describe('the events of the app', () => {
  const events = ['member_joined_channel', 'member_left_channel'];

  it('the app gets no joins and leaves that it did not subscribe to', async () => {
    await invite('staff-room', ['ada']);
    await kick('staff-room', 'ada');
    await stage.slack.settled();
    expect(stage.app.heard).toEqual([]);
  });

  it('the app gets the joins and leaves of its channels if it subscribed', async () => {
    const settings = { event_subscriptions: { bot_events: events } };
    const scopes = ['commands', 'channels:read', 'groups:read', ...membershipScopes];
    stage.slack.installApp(manifest({ scopes, settings }), { requestUrl: stage.app.url });
    await invite('staff-room', ['ada']);
    await kick('staff-room', 'ada');
    stage.slack.changeChannel('leadership', { add: ['ada'] });
    await stage.slack.settled();
    const place = { channel: channel('staff-room'), channel_type: 'G', user: idOf('ada') };
    expect(stage.app.heard.map(({ payload }) => payload.event)).toMatchObject([
      { type: 'member_joined_channel', ...place, inviter: stage.slack.botUserId },
      { type: 'member_left_channel', ...place },
    ]);
  });
});
