import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allScopes, manifest, setStage } from './recording-app.ts';

const scopes = [...allScopes, 'usergroups:read', 'usergroups:write'];
let stage: Awaited<ReturnType<typeof setStage>>;
beforeEach(async () => {
  stage = await setStage({}, manifest({ scopes }));
});
afterEach(() => stage.stop());

interface Answered {
  ok: boolean;
  error?: string;
  usergroups: Record<string, unknown>[];
  usergroup: Record<string, unknown>;
  users: string[];
}

const call = async (method: string, args: Record<string, unknown> = {}) =>
  (await stage.call(`usergroups.${method}`, args)) as unknown as Answered;
const idOf = (name: string) => stage.slack.person(name).id;
const teachers = () => stage.slack.usergroup('teachers');
const update = async (names: string[], more: Record<string, unknown> = {}) =>
  await call('users.update', { usergroup: teachers().id, users: names.map(idOf).join(','), ...more });

describe('usergroups.list', () => {
  it('usergroups.list lists the enabled groups, without their users', async () => {
    const { usergroups } = await call('list');
    expect(usergroups.map(({ handle }) => handle)).toEqual(['teachers', 'it-desk']);
    expect(usergroups[0]).toEqual({
      id: teachers().id,
      team_id: stage.slack.teamId,
      is_usergroup: true,
      is_subteam: true,
      name: 'Teachers',
      description: 'Everyone who teaches',
      handle: 'teachers',
      is_external: false,
      date_create: expect.any(Number),
      date_update: expect.any(Number),
      date_delete: 0,
      auto_type: null,
      auto_provision: false,
      enterprise_subteam_id: '',
      created_by: idOf('grace'),
      updated_by: idOf('grace'),
      deleted_by: null,
      prefs: { channels: [], groups: [] },
    });
    expect(teachers().id).toMatch(/^S[A-Z0-9]{8,}$/);
  });

  it('usergroups.list adds users, their number and disabled groups on request', async () => {
    stage.slack.changeUsergroup('it-desk', { isDisabled: true });
    const flags = { include_users: true, include_count: true };
    expect((await call('list', flags)).usergroups).toMatchObject([
      { handle: 'teachers', users: [idOf('linus')], user_count: '1' },
    ]);
    const all = await call('list', { include_disabled: true });
    expect(all.usergroups.map(({ handle }) => handle)).toEqual(['teachers', 'it-desk']);
    expect(all.usergroups[1]?.date_delete).toBeGreaterThan(0);
    expect(all.usergroups[1]).not.toHaveProperty('users');
  });

  it('usergroups.list accepts no cursor and no JSON', async () => {
    expect((await call('list', { cursor: 'x' })).error).toBe('invalid_arguments');
    expect((await call('list', { limit: 10 })).error).toBe('invalid_arguments');
    const headers = {
      authorization: `Bearer ${stage.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    };
    const body = JSON.stringify({ include_users: true });
    const given = await fetch(`${stage.slack.apiUrl}usergroups.list`, { method: 'POST', headers, body });
    expect(((await given.json()) as Answered).usergroups[0]).not.toHaveProperty('users');
  });
});

describe('usergroups.users.list', () => {
  it('usergroups.users.list lists the users of a group', async () => {
    expect(await call('users.list', { usergroup: teachers().id })).toEqual({
      ok: true,
      users: [idOf('linus')],
    });
  });

  it('usergroups.users.list finds no unknown group, and a disabled one only on request', async () => {
    expect((await call('users.list', { usergroup: 'S0NONE' })).error).toBe('no_such_subteam');
    expect((await call('users.list', {})).error).toBe('invalid_arguments');
    stage.slack.changeUsergroup('teachers', { isDisabled: true });
    const usergroup = teachers().id;
    expect((await call('users.list', { usergroup })).error).toBe('no_such_subteam');
    expect((await call('users.list', { usergroup, include_disabled: true })).users).toEqual([idOf('linus')]);
  });

  it('usergroups.users.list no longer lists a deactivated person', async () => {
    await stage.slack.changePerson('linus', { deactivated: true });
    expect((await call('users.list', { usergroup: teachers().id })).users).toEqual([]);
  });
});

describe('usergroups.users.update', () => {
  it('usergroups.users.update replaces the whole list', async () => {
    stage.clock.advance(60_000);
    const { ok, usergroup } = await update(['ada', 'margaret']);
    expect(ok).toBe(true);
    expect(usergroup).toMatchObject({
      id: teachers().id,
      users: [idOf('ada'), idOf('margaret')],
      updated_by: stage.slack.botUserId,
      created_by: idOf('grace'),
    });
    expect(usergroup).not.toHaveProperty('user_count');
    expect(Number(usergroup.date_update) - Number(usergroup.date_create)).toBe(60);
    expect(teachers().users).toEqual([idOf('ada'), idOf('margaret')]);
  });

  it('usergroups.users.update counts the users on request, each once', async () => {
    const { usergroup } = await update(['ada', 'margaret', 'ada'], { include_count: true });
    expect(usergroup).toMatchObject({ users: [idOf('ada'), idOf('margaret')], user_count: 2 });
  });

  it('usergroups.users.update never empties a group', async () => {
    const usergroup = teachers().id;
    for (const args of [{ usergroup }, { usergroup, users: '' }, { usergroup, users: ' , ' }]) {
      expect((await call('users.update', args)).error).toBe('no_users_provided');
    }
    expect(teachers().users).toEqual([idOf('linus')]);
  });

  it.each([
    ['a deactivated person', 'edsger', 'invalid_users'],
    ['a bot', 'robo', 'invalid_users'],
    ['a multi-channel guest', 'radia', 'invalid_users'],
    ['a single-channel guest', 'gus', 'single_channel_guests_cannot_be_added'],
    ['a person of another workspace', 'sam', 'failed_for_some_users'],
  ])('usergroups.users.update refuses %s, and with them all others', async (_who, name, error) => {
    await stage.slack.addPerson({ name: 'gus', realName: 'Gus Guest', isUltraGuest: true });
    expect(await update(['ada', name])).toEqual({ ok: false, error });
    expect(teachers().users).toEqual([idOf('linus')]);
  });

  it('usergroups.users.update refuses unknown ids, the app’s own and Slackbot’s', async () => {
    const usergroup = teachers().id;
    for (const users of ['U0NOBODY', stage.slack.botUserId, 'USLACKBOT', `["${idOf('ada')}"]`]) {
      expect((await call('users.update', { usergroup, users })).error).toBe('invalid_users');
    }
  });

  it('usergroups.users.update accepts an array in JSON', async () => {
    const headers = {
      authorization: `Bearer ${stage.slack.botToken}`,
      'content-type': 'application/json; charset=utf-8',
    };
    const send = async (users: unknown) => {
      const body = JSON.stringify({ usergroup: teachers().id, users });
      const url = `${stage.slack.apiUrl}usergroups.users.update`;
      return (await (await fetch(url, { method: 'POST', headers, body })).json()) as Answered;
    };
    expect((await send([idOf('ada'), idOf('grace')])).usergroup.users).toEqual([idOf('ada'), idOf('grace')]);
    expect((await send([])).error).toBe('no_users_provided');
    expect(await send([7])).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be a list of strings [json-pointer:/users]'] },
    });
  });

  it('usergroups.users.update finds neither an unknown nor a disabled group', async () => {
    expect((await call('users.update', { usergroup: 'S0NONE', users: idOf('ada') })).error).toBe(
      'no_such_subteam',
    );
    stage.slack.changeUsergroup('teachers', { isDisabled: true });
    expect((await update(['ada'])).error).toBe('no_such_subteam');
    expect(teachers().users).toEqual([idOf('linus')]);
  });

  it('usergroups.users.update works with the SDK', async () => {
    const client = new WebClient(stage.slack.botToken, { slackApiUrl: stage.slack.apiUrl });
    const users = [idOf('ada'), idOf('linus')].join(',');
    const { usergroup } = await client.usergroups.users.update({ usergroup: teachers().id, users });
    expect(usergroup?.users).toEqual([idOf('ada'), idOf('linus')]);
    const denied = client.usergroups.users.update({ usergroup: teachers().id, users: '' });
    await expect(denied).rejects.toMatchObject({ data: { error: 'no_users_provided' } });
  });
});

describe('usergroups.disable and usergroups.enable', () => {
  it('usergroups.disable disables a group, and usergroups.enable enables it with the same users', async () => {
    stage.clock.advance(60_000);
    const usergroup = teachers().id;
    const disabled = await call('disable', { usergroup, include_count: true });
    expect(disabled.usergroup).toMatchObject({
      id: usergroup,
      deleted_by: stage.slack.botUserId,
      user_count: '1',
    });
    expect(Number(disabled.usergroup.date_delete) - Number(disabled.usergroup.date_create)).toBe(60);
    expect(teachers()).toMatchObject({ isDisabled: true, users: [idOf('linus')] });
    const enabled = await call('enable', { usergroup });
    expect(enabled.usergroup).toMatchObject({ id: usergroup, date_delete: 0, deleted_by: null });
    expect(teachers()).toMatchObject({ isDisabled: false, users: [idOf('linus')] });
  });

  it('usergroups.disable and usergroups.enable change nothing when the group already is', async () => {
    const usergroup = teachers().id;
    const first = await call('disable', { usergroup });
    stage.clock.advance(60_000);
    expect(await call('disable', { usergroup })).toEqual(first);
    expect((await call('enable', { usergroup: 'S0NONE' })).error).toBe('no_such_subteam');
  });
});

describe('What the workspace allows', () => {
  const methods = ['list', 'users.list', 'users.update', 'enable', 'disable'];
  const args = (method: string) => ({
    ...(method === 'list' ? {} : { usergroup: teachers().id }),
    ...(method === 'users.update' ? { users: idOf('ada') } : {}),
  });

  it.each(methods)('a workspace without a paid plan refuses usergroups.%s', async method => {
    stage.slack.settings.hasUserGroups = false;
    expect(await call(method, args(method))).toEqual({ ok: false, error: 'plan_upgrade_required' });
    stage.slack.settings.hasUserGroups = true;
    expect((await call(method, args(method))).ok).toBe(true);
  });

  it.each(methods)(
    'a workspace that reserves user groups for administrators lets usergroups.%s only read',
    async method => {
      stage.slack.settings.everyoneEditsUserGroups = false;
      const expected = method.endsWith('list') ? { ok: true } : { ok: false, error: 'permission_denied' };
      expect(await call(method, args(method))).toMatchObject(expected);
    },
  );

  it.each(methods)('usergroups.%s needs the scope to read or to write', async method => {
    const [has, needed] = method.endsWith('list')
      ? ['usergroups:write', 'usergroups:read']
      : ['usergroups:read', 'usergroups:write'];
    stage.slack.installApp(manifest({ scopes: ['commands', has] }), { requestUrl: stage.app.url });
    expect(await call(method, args(method))).toMatchObject({ error: 'missing_scope', needed });
  });

  it('nobody can change a group whose list Slack keeps itself', async () => {
    await stage.stop();
    const admins = { handle: 'admins', name: 'Admins', members: ['grace'], autoType: 'admin' as const };
    stage = await setStage({ usergroups: [admins] }, manifest({ scopes }));
    const usergroup = stage.slack.usergroup('admins').id;
    expect((await call('users.update', { usergroup, users: idOf('ada') })).error).toBe('permission_denied');
    expect((await call('disable', { usergroup })).error).toBe('permission_denied');
    expect((await call('list')).usergroups).toMatchObject([{ auto_type: 'admin', created_by: 'USLACKBOT' }]);
  });

  it('the lists can be read twenty times a minute', async () => {
    for (let count = 0; count < 20; count += 1) expect((await call('list')).ok).toBe(true);
    expect((await call('list')).error).toBe('ratelimited');
    expect((await call('users.list', { usergroup: teachers().id })).ok).toBe(true);
  });
});

describe('the events of the app', () => {
  it('the app gets no user group events that it did not subscribe to', async () => {
    await update(['ada']);
    await call('disable', { usergroup: teachers().id });
    await stage.slack.settled();
    expect(stage.app.heard).toEqual([]);
  });

  it('the app learns who joined and left a user group if it subscribed', async () => {
    const settings = { event_subscriptions: { bot_events: ['subteam_members_changed', 'subteam_updated'] } };
    stage.slack.installApp(manifest({ scopes, settings }), { requestUrl: stage.app.url });
    stage.slack.changeUsergroup('teachers', { add: ['ada'], remove: ['linus'] });
    await stage.slack.settled();
    expect(stage.app.heard.map(({ payload }) => payload.event)).toMatchObject([
      {
        type: 'subteam_members_changed',
        subteam_id: teachers().id,
        added_users: [idOf('ada')],
        removed_users: [idOf('linus')],
      },
      { type: 'subteam_updated', subteam: { handle: 'teachers', users: [idOf('ada')] } },
    ]);
  });
});
