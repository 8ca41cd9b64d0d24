import { afterEach, beforeEach, expect, it } from 'vitest';
import { manifest, setStage } from './recording-app.ts';

let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.stop());

interface User {
  id: string;
  name: string;
  profile: { email?: string };
  [flag: string]: unknown;
}

async function users(): Promise<Record<string, User>> {
  const { members } = (await stage.call('users.list')) as unknown as { members: User[] };
  return Object.fromEntries(members.map(member => [member.name, member]));
}

it('users.list lists guests, bots, strangers, deactivated people, Slackbot and the app itself, each marked', async () => {
  const all = await users();
  expect(all.grace).toMatchObject({
    is_admin: true,
    is_owner: true,
    profile: { email: 'grace@lovelace.example' },
  });
  expect(all.radia).toMatchObject({ is_restricted: true, is_ultra_restricted: false });
  expect(all.robo).toMatchObject({ is_bot: true });
  expect(all.sam).toMatchObject({ is_stranger: true });
  expect(all.sam?.team_id).not.toBe(stage.slack.teamId);
  expect(all.sam?.profile.email).toBeUndefined();
  expect(all.edsger).toMatchObject({ deleted: true });
  expect(all.una).toMatchObject({ is_email_confirmed: false });
  expect(all.slackbot).toMatchObject({ id: 'USLACKBOT', is_bot: false });
  expect(all.greeter).toMatchObject({ id: stage.slack.botUserId, is_bot: true });
});

it('users.list hides email addresses without users:read.email', async () => {
  stage.slack.installApp(manifest({ scopes: ['commands', 'users:read'] }), { requestUrl: stage.app.url });
  expect((await users()).ada?.profile).not.toHaveProperty('email');
});

it('users.list pages through people with cursors', async () => {
  const names: string[] = [];
  let cursor = '';
  do {
    const page = (await stage.call('users.list', { limit: '5', cursor })) as unknown as {
      members: User[];
      response_metadata: { next_cursor: string };
    };
    expect(page.members.length).toBeLessThanOrEqual(5);
    names.push(...page.members.map(member => member.name));
    cursor = page.response_metadata.next_cursor;
  } while (cursor);
  expect(names).toHaveLength(12);
  expect(new Set(names).size).toBe(12);
});

it.each([
  [{ limit: '1001' }, 'invalid_limit'],
  [{ limit: '-1' }, 'invalid_limit'],
  [{ cursor: 'bm9uc2Vuc2U=' }, 'invalid_cursor'],
])('users.list refuses a page of %o', async (args, error) => {
  expect((await stage.call('users.list', args)).error).toBe(error);
});

it('users.lookupByEmail finds people in any case, but no deactivated people and no strangers', async () => {
  const find = async (email: string) => await stage.call('users.lookupByEmail', { email });
  expect(await find('ADA@lovelace.example')).toMatchObject({ ok: true, user: { name: 'ada' } });
  for (const email of ['edsger@lovelace.example', 'sam@partner.example', 'hedy@lovelace.example']) {
    expect((await find(email)).error).toBe('users_not_found');
  }
});

it('the app learns who joins and who changes', async () => {
  const hedy = await stage.slack.addPerson({
    name: 'hedy',
    realName: 'Hedy Lamarr',
    email: 'hedy@lovelace.example',
  });
  expect(stage.app.last.payload).toMatchObject({
    type: 'event_callback',
    event: { type: 'team_join', user: { id: hedy.id, profile: { email: 'hedy@lovelace.example' } } },
  });
  expect(hedy.channels().map(channel => channel.name)).toContain('general');
  await stage.slack.changePerson('hedy', { deactivated: true });
  expect(stage.app.last.payload).toMatchObject({
    event: { type: 'user_change', user: { id: hedy.id, deleted: true } },
  });
  await expect(hedy.command('/invite')).rejects.toThrow('deactivated');
});

it('a private channel is shown to its members only, and to the app only when it is in it', async () => {
  const { grace, ada } = { grace: stage.slack.person('grace'), ada: stage.slack.person('ada') };
  expect(grace.channels().map(channel => channel.name)).toContain('leadership');
  expect(() => ada.messages('leadership')).toThrow('sees no channel');
  const { id } = stage.slack.channel('leadership');
  expect((await stage.call('conversations.info', { channel: id })).error).toBe('channel_not_found');
  const list = await stage.call('conversations.list', { types: 'public_channel,private_channel' });
  expect((list.channels as { name: string }[]).map(channel => channel.name)).toEqual([
    'general',
    'approvals',
    'random',
    'teacher-laptops',
    'staff-room',
  ]);
  expect((await stage.call('conversations.list', { types: 'rooms' })).error).toBe('invalid_types');
});

it('conversations.members lists the members of a channel, including the app', async () => {
  const { id } = stage.slack.channel('approvals');
  const { members } = await stage.call('conversations.members', { channel: id });
  const expected = [stage.slack.person('grace').id, stage.slack.person('margaret').id, stage.slack.botUserId];
  expect(members).toEqual(expected);
  const own = await stage.call('users.conversations', {});
  expect(own.channels).toMatchObject([{ id }]);
  const both = await stage.call('users.conversations', { types: 'public_channel,private_channel' });
  expect(both.channels).toMatchObject([{ id }, { id: stage.slack.channel('staff-room').id }]);
});

it.each([
  ['edsger', 'user_disabled'],
  ['robo', 'cannot_dm_bot'],
  ['sam', 'user_not_visible'],
])('conversations.open doesn’t open a DM with %s: %s', async (name, error) => {
  expect((await stage.call('conversations.open', { users: stage.slack.person(name).id })).error).toBe(error);
});

it('conversations.open opens a DM once and finds it again', async () => {
  const users = stage.slack.person('ada').id;
  const first = await stage.call('conversations.open', { users });
  expect(first).toEqual({ ok: true, channel: { id: expect.stringMatching(/^D/) } });
  expect(await stage.call('conversations.open', { users, return_im: 'true' })).toMatchObject({
    already_open: true,
    channel: { id: (first.channel as { id: string }).id, is_im: true, user: users },
  });
  expect((await stage.call('conversations.open', {})).error).toBe('users_list_not_supplied');
  expect((await stage.call('conversations.open', { users: 'U0NOBODY' })).error).toBe('user_not_found');
});
