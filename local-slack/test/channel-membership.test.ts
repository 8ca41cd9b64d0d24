import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonSpec } from '../src/person.ts';
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
  it('adds people to a channel that the app is in, and they see it', async () => {
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
  ])('does not add %s', async (_who, user, error) => {
    const answer = await invite('staff-room', [user]);
    expect(answer).toEqual({ ok: false, error, errors: [refused(user, error)] });
    expect(membersOf('staff-room')).toEqual(['grace', 'linus']);
  });

  it('does not add a user it does not know, nor Slackbot', async () => {
    const call = async (users: string) =>
      await stage.call('conversations.invite', { channel: channel('staff-room'), users });
    expect(await call('U0NOBODY')).toMatchObject({ ok: false, error: 'user_not_found' });
    expect(await call(channel('approvals'))).toMatchObject({ ok: false, error: 'user_not_found' });
    expect(await call('USLACKBOT')).toMatchObject({ ok: false, error: 'cant_invite' });
  });

  it('adds nobody when one cannot be added, and says so of each', async () => {
    expect(await invite('staff-room', ['ada', 'grace', 'sam'])).toEqual({
      ok: false,
      error: 'already_in_channel',
      errors: [refused('grace', 'already_in_channel'), refused('sam', 'no_external_invite_permission')],
    });
    expect(membersOf('staff-room')).toEqual(['grace', 'linus']);
  });

  it('adds those who can be with `force`, and names the others in an answer of success', async () => {
    expect(await invite('staff-room', ['ada', 'grace', 'una'], { force: true })).toMatchObject({
      ok: true,
      channel: { id: channel('staff-room') },
      errors: [refused('grace', 'already_in_channel')],
    });
    expect(membersOf('staff-room')).toEqual(['grace', 'linus', 'ada', 'una']);
  });

  it('fails with `force` too when nobody can be added', async () => {
    expect(await invite('staff-room', ['grace', 'linus'], { force: true })).toEqual({
      ok: false,
      error: 'already_in_channel',
      errors: [refused('grace', 'already_in_channel'), refused('linus', 'already_in_channel')],
    });
  });

  it('adds the others of a deactivated person although it answers with an error', async () => {
    expect(await invite('staff-room', ['ada', 'edsger'])).toEqual({
      ok: false,
      error: 'cant_invite',
      errors: [refused('edsger', 'cant_invite')],
    });
    expect(membersOf('staff-room')).toContain('ada');
  });

  it('takes between one user and a hundred', async () => {
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

  it('takes users as text only, and no argument of another name', async () => {
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

  it('needs the app in the channel, and sees no private one that it is not in', async () => {
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

  it('adds a single-channel guest to one channel, a multi-channel guest to several', async () => {
    await stage.slack.addPerson(guest({ isUltraGuest: true }));
    expect(await invite('staff-room', ['gus', 'radia'])).toMatchObject({ ok: true });
    expect(await invite('approvals', ['radia'])).toMatchObject({ ok: true });
    expect((await invite('approvals', ['gus'])).error).toBe('ura_max_channels');
  });

  it('adds no guests where administrators reserved that', async () => {
    stage.slack.settings.everyoneInvitesGuests = false;
    expect((await invite('staff-room', ['radia'])).error).toBe('user_is_restricted');
    expect(await invite('staff-room', ['ada'])).toMatchObject({ ok: true });
  });

  it.each([
    ['approvals', 'channels:manage'],
    ['approvals', 'channels:write.invites'],
    ['staff-room', 'groups:write'],
    ['staff-room', 'groups:write.invites'],
  ])('adds to #%s with the scope %s', async (name, scope) => {
    stage.slack.installApp(withScopes(scope), { requestUrl: stage.app.url });
    expect(await invite(name, ['ada'])).toMatchObject({ ok: true });
  });

  it.each([
    ['approvals', 'groups:write', 'channels:manage,channels:write.invites'],
    ['staff-room', 'channels:manage', 'groups:write,groups:write.invites'],
  ])('does not add to #%s with the scope %s', async (name, scope, needed) => {
    stage.slack.installApp(withScopes(scope), { requestUrl: stage.app.url });
    expect(await invite(name, ['ada'])).toMatchObject({ error: 'missing_scope', needed });
  });

  it('lets its page follow the change', async () => {
    const heard: unknown[] = [];
    stage.slack.subscribe(change => heard.push(change));
    await invite('staff-room', ['ada']);
    expect(heard).toEqual([{ kind: 'channel', channel: channel('staff-room') }]);
  });

  it('is understood by the SDK: errors are in the data of what it throws', async () => {
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
  it('removes a person, who no longer sees a private channel', async () => {
    const linus = stage.slack.person('linus');
    expect(await kick('staff-room', 'linus')).toEqual({ ok: true, errors: {} });
    expect(membersOf('staff-room')).toEqual(['grace']);
    expect(linus.channels().map(({ name }) => name)).not.toContain('staff-room');
  });

  it('refuses who is not in the channel, is unknown or is the app', async () => {
    expect((await kick('staff-room', 'ada')).error).toBe('not_in_channel');
    expect((await kick('staff-room', 'greeter')).error).toBe('cant_kick_self');
    const args = { channel: channel('staff-room') };
    expect((await stage.call('conversations.kick', { ...args, user: 'U0NOBODY' })).error).toBe(
      'user_not_found',
    );
    expect((await stage.call('conversations.kick', args)).error).toBe('user_not_found');
  });

  it('removes nobody from #general', async () => {
    stage.slack.changeChannel('general', { appIsMember: true });
    expect((await kick('general', 'ada')).error).toBe('cant_kick_from_general');
  });

  it('needs the app in the channel, and sees no private one that it is not in', async () => {
    expect((await kick('random', 'ada')).error).toBe('not_in_channel');
    expect((await kick('leadership', 'grace')).error).toBe('channel_not_found');
    const dm = (await stage.call('conversations.open', { users: idOf('ada') })).channel as { id: string };
    expect((await stage.call('conversations.kick', { channel: dm.id, user: idOf('ada') })).error).toBe(
      'method_not_supported_for_channel_type',
    );
    stage.slack.changeChannel('staff-room', { isArchived: true });
    expect((await kick('staff-room', 'linus')).error).toBe('is_archived');
  });

  it('keeps to what administrators reserved, of public and of private channels', async () => {
    stage.slack.settings.everyoneRemovesFromPublicChannels = false;
    expect((await kick('approvals', 'margaret')).error).toBe('restricted_action');
    expect((await kick('staff-room', 'linus')).ok).toBe(true);
    stage.slack.settings.everyoneRemovesFromPublicChannels = true;
    stage.slack.settings.everyoneRemovesFromPrivateChannels = false;
    expect((await kick('staff-room', 'grace')).error).toBe('restricted_action');
    expect((await kick('approvals', 'margaret')).ok).toBe(true);
  });

  it('removes neither strangers nor single-channel guests from their only channel', async () => {
    await stage.slack.addPerson(guest({ isUltraGuest: true }));
    stage.slack.changeChannel('staff-room', { add: ['gus', 'sam'] });
    expect((await kick('staff-room', 'gus')).error).toBe('not_supported');
    expect((await kick('staff-room', 'sam')).error).toBe('not_supported');
  });

  it.each([
    ['approvals', 'margaret', 'groups:write', 'channels:manage'],
    ['staff-room', 'linus', 'channels:manage', 'groups:write'],
    ['approvals', 'margaret', 'channels:write.invites', 'groups:write,channels:manage'],
  ])('does not remove from #%s %s with the scope %s', async (name, user, scope, needed) => {
    stage.slack.installApp(withScopes(scope), { requestUrl: stage.app.url });
    expect(await kick(name, user)).toMatchObject({ error: 'missing_scope', needed });
  });
});

describe('conversations.join', () => {
  const join = async (name: string) => await stage.call('conversations.join', { channel: channel(name) });

  it('takes the app into a public channel, where it may add people then', async () => {
    expect(await join('teacher-laptops')).toMatchObject({ ok: true, channel: { is_member: true } });
    expect(stage.slack.channel('teacher-laptops').appIsMember).toBe(true);
    expect(await invite('teacher-laptops', ['ada'])).toMatchObject({ ok: true });
  });

  it('warns of a channel that it is in already', async () => {
    expect(await join('approvals')).toMatchObject({
      ok: true,
      channel: { id: channel('approvals') },
      warning: 'already_in_channel',
      response_metadata: { warnings: ['already_in_channel'] },
    });
  });

  it('refuses private channels, DMs, archived and unknown ones', async () => {
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

  it('needs channels:join', async () => {
    stage.slack.installApp(withScopes('channels:manage'), { requestUrl: stage.app.url });
    expect(await join('random')).toMatchObject({ error: 'missing_scope', needed: 'channels:join' });
  });
});

describe('What the app hears', () => {
  const events = ['member_joined_channel', 'member_left_channel'];

  it('tells it nothing of comings and goings that it did not subscribe to', async () => {
    await invite('staff-room', ['ada']);
    await kick('staff-room', 'ada');
    await stage.slack.settled();
    expect(stage.app.heard).toEqual([]);
  });

  it('tells it of those in its channels if it did', async () => {
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
