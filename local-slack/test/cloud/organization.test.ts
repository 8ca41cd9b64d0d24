import { expect, it } from 'vitest';
import type { Simulator } from '../../src/simulator.ts';
import { type CloudStage, channels, cloudManifest, people, setCloudStage } from './cloud-stage.ts';

const stars = { id: 'E0STARS', name: 'Stars' };
const scopes = [...(cloudManifest().oauth_config?.scopes?.bot ?? []), 'usergroups:read', 'usergroups:write'];

function orgManifest() {
  const base = cloudManifest({ scopes });
  const events = base.settings?.event_subscriptions?.bot_events ?? [];
  const bot_events = [...events, 'team_access_granted', 'team_access_revoked'];
  const settings = { ...base.settings, org_deploy_enabled: true, event_subscriptions: { bot_events } };
  return { ...base, settings };
}

type OrgStage = CloudStage & { north: Simulator; south: Simulator };

/** Two workspaces of an organization beside the two that are alone; Olga is its admin. */
async function setOrgStage(with_ = orgManifest()): Promise<OrgStage> {
  const stage = await setCloudStage(with_);
  const crew = people('stars').map(person => ({ ...person, isOrgAdmin: person.name === 'olga' }));
  const [north, south] = ['North', 'South'].map(name =>
    stage.cloud.addWorkspace({ name, enterprise: stars, people: crew, channels }),
  ) as [Simulator, Simulator];
  return { ...stage, north, south };
}

async function installed(stage: OrgStage): Promise<string> {
  const { access_token } = stage.cloud.installInOrganization(stars, { by: 'olga' });
  await stage.cloud.addToWorkspaces(stage.north, stage.south);
  stage.app.heard = [];
  return access_token;
}

it('an organization’s admin installs the app there by OAuth: it has a token and is in no workspace yet', async () => {
  await using stage = await setOrgStage();
  const { north, access, link, call, cloud } = stage;
  const answer = await access(north.person('olga').install(link(), { inOrganization: true }));
  expect(answer).toMatchObject({
    ok: true,
    team: null,
    enterprise: stars,
    is_enterprise_install: true,
    authed_user: { id: north.person('olga').id },
  });
  const token = String(answer.access_token);
  expect(await call('auth.test', {}, token)).toMatchObject({
    ok: true,
    team_id: stars.id,
    enterprise_id: stars.id,
    is_enterprise_install: true,
    user_id: answer.bot_user_id,
  });
  expect(await north.person('ada').command('/invite')).toMatchObject({ error: 'invalid_command' });
  expect(await call('users.list', { team_id: north.teamId }, token)).toMatchObject({
    error: 'team_access_not_granted',
  });
  await cloud.addToWorkspaces(north);
  expect(stage.app.last.payload).toMatchObject({
    team_id: null,
    enterprise_id: stars.id,
    event: { type: 'team_access_granted', team_ids: [north.teamId] },
  });
  expect(await north.person('ada').command('/invite')).toMatchObject({ status: 200 });
  expect(await stage.south.person('ada').command('/invite')).toMatchObject({ error: 'invalid_command' });
});

it('only an organization’s admin installs the app there, and only one that the manifest makes ready', async () => {
  await using stage = await setOrgStage();
  const { north, link, cloud } = stage;
  const ada = north.person('ada');
  expect(() => ada.install(link(), { inOrganization: true })).toThrow('Only admins of Stars');
  expect(() => cloud.installInOrganization(stars, { by: 'ada' })).toThrow('no admin of Stars');
  expect(await (await fetch(link())).text()).toContain('place=E0STARS');
  await using plain = await setOrgStage(cloudManifest() as ReturnType<typeof orgManifest>);
  expect(await (await fetch(plain.link())).text()).not.toContain('place=E0STARS');
  expect(() => plain.north.person('olga').install(plain.link(), { inOrganization: true })).toThrow(
    "doesn't offer the organization",
  );
});

it('one token sees each workspace of the organization, and no other', async () => {
  await using stage = await setOrgStage();
  const { north, south, acme, call, cloud } = stage;
  const token = await installed(stage);
  await south.addPerson({ name: 'sue', realName: 'Sue South' });
  cloud.install(acme);
  expect(await call('users.list', {}, token)).toMatchObject({ error: 'missing_argument' });
  const names = async (workspace: Simulator) => {
    const { members } = await call('users.list', { team_id: workspace.teamId }, token);
    return (members as { name: string }[]).map(({ name }) => name);
  };
  expect(await names(south)).toContain('sue');
  expect(await names(north)).not.toContain('sue');
  for (const team_id of [acme.teamId, 'T0UNKNOWN']) {
    expect(await call('users.list', { team_id }, token)).toMatchObject({ error: 'team_access_not_granted' });
  }
  // What has an id of its own is found without the team.
  const channel = south.channel('general').id;
  expect(await call('conversations.info', { channel }, token)).toMatchObject({ channel: { id: channel } });
  expect(await call('users.info', { user: south.person('sue').id }, token)).toMatchObject({ ok: true });
  await south.changePerson('sue', { email: 'sue@stars.example' });
  expect(await call('users.lookupByEmail', { email: 'sue@stars.example' }, token)).toMatchObject({
    ok: true,
  });
  expect(await call('team.info', { team: south.teamId }, token)).toMatchObject({ team: { name: 'South' } });
  expect(await call('team.info', { team: acme.teamId }, token)).toMatchObject({
    error: 'team_access_not_granted',
  });
  const foreign = acme.channel('general').id;
  expect(await call('conversations.info', { channel: foreign }, token)).toMatchObject({
    error: 'channel_not_found',
  });
});

it.each([
  ['bots.info', { bot: 'B1' }],
  ['conversations.list', {}],
  ['usergroups.disable', { usergroup: 'S1' }],
  ['usergroups.enable', { usergroup: 'S1' }],
  ['usergroups.list', {}],
  ['usergroups.users.list', { usergroup: 'S1' }],
  ['usergroups.users.update', { usergroup: 'S1', users: 'U1' }],
  ['users.conversations', {}],
  ['users.list', {}],
])('%s wants the team from an organization’s token', async (method, args) => {
  await using stage = await setOrgStage();
  const token = await installed(stage);
  expect(await stage.call(method, { ...args }, token)).toMatchObject({ error: 'missing_argument' });
  const answer = await stage.call(method, { ...args, team_id: stage.south.teamId }, token);
  expect(answer.error).not.toBe('missing_argument');
});

it('commands, interactions and events say that the organization installed the app', async () => {
  await using stage = await setOrgStage();
  const { south, app, call } = stage;
  const token = await installed(stage);
  const ada = south.person('ada');
  await ada.command('/invite');
  expect(app.last.payload).toMatchObject({
    team_id: south.teamId,
    enterprise_id: stars.id,
    enterprise_name: 'Stars',
    is_enterprise_install: 'true',
  });
  const trigger_id = String(app.last.payload.trigger_id);
  const view = {
    type: 'modal',
    callback_id: 'hello',
    title: { type: 'plain_text', text: 'Hello' },
    submit: { type: 'plain_text', text: 'Send' },
    blocks: [{ type: 'divider' }],
  };
  expect(await call('views.open', { trigger_id, view: JSON.stringify(view) }, token)).toMatchObject({
    ok: true,
  });
  await ada.submit();
  expect(app.last.payload).toMatchObject({
    type: 'view_submission',
    team: null,
    enterprise: stars,
    is_enterprise_install: true,
    user: { id: ada.id, team_id: south.teamId },
    view: { team_id: south.teamId, app_installed_team_id: stars.id },
  });
  await ada.shortcut('invite');
  expect(app.last.payload).toMatchObject({ team: null, is_enterprise_install: true });
  await ada.openHome();
  expect(app.last.payload).toMatchObject({
    team_id: south.teamId,
    event: { type: 'app_home_opened' },
    authorizations: [{ enterprise_id: stars.id, team_id: null, is_enterprise_install: true }],
  });
  const home = { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'South only' } }] };
  const args = { user_id: ada.id, view: JSON.stringify(home), team_id: south.teamId };
  expect(await call('views.publish', args, token)).toMatchObject({ ok: true });
  expect(ada.sees('South only')).toBe(true);
  expect(stage.north.person('ada').sees('South only')).toBe(false);
});

it('the organization removes the app from one workspace, and its token goes on working in the other', async () => {
  await using stage = await setOrgStage();
  const { north, south, app, call, cloud } = stage;
  const token = await installed(stage);
  await cloud.removeFromWorkspaces(north);
  expect(app.last.payload).toMatchObject({
    event: { type: 'team_access_revoked', team_ids: [north.teamId] },
  });
  expect(await north.person('ada').command('/invite')).toMatchObject({ error: 'invalid_command' });
  expect(await south.person('ada').command('/invite')).toMatchObject({ status: 200 });
  expect(await call('users.list', { team_id: north.teamId }, token)).toMatchObject({
    error: 'team_access_not_granted',
  });
});

it('the organization removes the app from everywhere: its token dies, and the app learns it', async () => {
  await using stage = await setOrgStage();
  const { north, app, call, cloud } = stage;
  const token = await installed(stage);
  const { botUserId } = north;
  await cloud.uninstallFromOrganization(stars);
  const ends = app.heard.map(({ payload }) => payload.event as { type: string });
  expect(ends.map(({ type }) => type)).toEqual(['team_access_revoked', 'tokens_revoked', 'app_uninstalled']);
  expect(ends[1]).toMatchObject({ tokens: { oauth: [], bot: [botUserId] } });
  expect(app.last.payload).toMatchObject({ team_id: null, enterprise_id: stars.id });
  expect(await call('auth.test', {}, token)).toMatchObject({ error: 'account_inactive' });
  expect(await north.person('ada').command('/invite')).toMatchObject({ error: 'invalid_command' });
});

it('an app can’t uninstall itself from an organization, and can’t be installed twice in one workspace', async () => {
  await using stage = await setOrgStage();
  const { north, call, cloud, access, link } = stage;
  const token = await installed(stage);
  const client = { client_id: cloud.clientId, client_secret: cloud.clientSecret };
  expect(await call('apps.uninstall', client, token)).toMatchObject({ error: 'no_permission' });
  expect(await access(north.person('olga').install(link()))).toMatchObject({
    error: 'cannot_install_an_org_installed_app',
  });
  const lone = cloud.addWorkspace({ name: 'Lone', enterprise: stars, people: people('stars') });
  expect(cloud.install(lone)).toMatchObject({ enterprise: stars, is_enterprise_install: false });
  await expect(cloud.addToWorkspaces(lone)).rejects.toThrow('installed the app itself');
  await expect(cloud.addToWorkspaces(stage.acme)).rejects.toThrow('not installed in the organization');
});

it('auth.revoke of an organization’s token tells the app, which stays installed', async () => {
  await using stage = await setOrgStage();
  const token = await installed(stage);
  expect(await stage.call('auth.revoke', {}, token)).toMatchObject({ revoked: true });
  await stage.cloud.settled();
  expect(stage.app.heard.map(({ payload }) => (payload.event as { type: string }).type)).toEqual([
    'tokens_revoked',
  ]);
  expect(await stage.call('auth.test', {}, token)).toMatchObject({ error: 'account_inactive' });
  const again = stage.cloud.installInOrganization(stars, { by: 'olga' });
  expect(await stage.call('auth.test', {}, again.access_token)).toMatchObject({ ok: true });
});

it('an organization’s workspace that installs the app itself has an installation of its own', async () => {
  await using stage = await setOrgStage();
  const token = stage.cloud.install(stage.north).access_token;
  await stage.north.person('ada').command('/invite');
  expect(stage.app.last.payload).toMatchObject({ enterprise_id: stars.id, is_enterprise_install: 'false' });
  expect(await stage.call('auth.test', {}, token)).toMatchObject({
    team_id: stage.north.teamId,
    enterprise_id: stars.id,
    is_enterprise_install: false,
  });
});
