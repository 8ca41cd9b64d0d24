import type { Person, View } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, clientOf } from '../api/client.ts';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, untilIdle } from '../support/story.ts';
import { type Directory, directoryOf, group, patch } from './directory.ts';

let foyer: Foyer;
let okta: Directory;
let api: Client;
let ada: string;
let pushed: string;
beforeAll(async () => {
  foyer = await startFoyer();
  await setUp(foyer, { template: 'Senturo' });
  await becomeMember(foyer, 'ada', 'Analyst', '"Teacher Laptops"');
  okta = await directoryOf(foyer);
  api = await clientOf(foyer, { scopes: ['members:read', 'members:write'] });
  ada = (await okta.userNamed('ada@lovelace.example')).id;
  await okta.ask('PATCH', `/Users/${ada}`, patch({ op: 'add', path: 'externalId', value: '00uada' }));
  pushed = (await okta.ask('POST', '/Groups', group('Engineering', [ada]))).body.id;
  await untilIdle(foyer);
});
afterAll(() => foyer?.[Symbol.asyncDispose]());

const modalOf = (person: Person): View => {
  const view = person.modal();
  if (!view) throw new Error(`There is no modal. ${person.screen()}`);
  return view;
};

const member = () => foyer.db.member.findUniqueOrThrow({ where: { id: ada } });

describe('what a directory owns', () => {
  it('a provisioned member is marked in the list and where they are edited', async () => {
    const grace = foyer.slack.person('grace');
    await grace.command('/invite members');
    expect(grace.screen()).toContain('From the directory');
    await grace.press(modalOf(grace), 'Search and filter');
    await grace.fill({ 'Name or email': 'ada@' });
    await grace.submit();
    await grace.press(modalOf(grace), 'Edit');
    expect(grace.screen()).toContain('ada@lovelace.example · From the directory');
    await grace.closeModal();
    expect((await api.get(`/v1/members/${ada}`)).body.isProvisioned).toBe(true);
  });

  it('programs can change neither the name, nor the state, nor the pushed groups, and read where to do it', async () => {
    const before = await member();
    const refused: [unknown, RegExp][] = [
      [await api.patch(`/v1/members/${ada}`, { name: 'Ada King' }), /Key of grace decides the name of Ada/u],
      [await api.post(`/v1/members/${ada}/deactivate`), /decides whether Ada Lovelace is active/u],
      [
        await api.patch(`/v1/members/${ada}`, { groups: ['Teacher Laptops'] }),
        /decides which of its groups Ada Lovelace has/u,
      ],
    ];
    for (const [answer, said] of refused) {
      expect(answer).toMatchObject({
        status: 409,
        body: { code: 'from-directory', detail: expect.stringMatching(said) },
      });
    }
    expect(await member()).toEqual(before);
  });

  it('the role, and groups that no directory manages, are still decided in Foyer', async () => {
    const { status, body } = await api.patch(`/v1/members/${ada}`, {
      role: 'Investigator',
      groups: ['Engineering', 'Student Devices'],
    });
    expect([status, body.role.name, body.groups.map(({ name }: { name: string }) => name)]).toEqual([
      200,
      'Investigator',
      ['Engineering', 'Student Devices'],
    ]);
  });

  it('a member can’t rename themselves, nor leave', async () => {
    const person = foyer.slack.person('ada');
    await person.command('/invite leave');
    expect(person.screen()).toContain('decides whether Ada Lovelace is active');
    expect(await member()).toMatchObject({ name: 'Ada Lovelace', state: 'active' });
  });

  it('a file that deactivates them or takes a pushed group says so in its row', async () => {
    const grace = foyer.slack.person('grace');
    await grace.command('/invite bulk');
    await grace.fill({
      'Or paste rows': 'Email,Role,Groups,Action\nada@lovelace.example,Investigator,Student Devices,\n',
    });
    await grace.submit();
    await untilIdle(foyer);
    expect(grace.screen()).toContain('decides which of its groups this person has');
  });

  it('a pushed group is renamed and removed by the directory alone', async () => {
    const grace = foyer.slack.person('grace');
    await grace.command('/invite groups');
    expect(grace.screen()).toContain('Engineering');
    expect((await okta.ask('PUT', `/Groups/${pushed}`, group('Engineers', [ada]))).status).toBe(200);
    const laptops = await foyer.db.group.findFirstOrThrow({ where: { name: 'Teacher Laptops' } });
    const { status, body } = await okta.ask('DELETE', `/Groups/${laptops.id}`);
    expect([status, body.detail]).toEqual([403, expect.stringContaining('Remove it in Slack')]);
  });

  it('who the directory deactivated comes back only by it', async () => {
    await okta.ask('PATCH', `/Users/${ada}`, patch({ op: 'replace', value: { active: false } }));
    const { status, body } = await api.post(`/v1/members/${ada}/reactivate`);
    expect([status, body.code]).toEqual([409, 'from-directory']);
    await okta.ask('PATCH', `/Users/${ada}`, patch({ op: 'replace', value: { active: true } }));
    expect((await member()).state).toBe('active');
  });

  it('Foyer decides again once no key of a directory works', async () => {
    await foyer.db.apiKey.update({ where: { id: okta.keyId }, data: { revokedAt: foyer.clock.now() } });
    const { status, body } = await api.patch(`/v1/members/${ada}`, { name: 'Ada King' });
    expect([status, body.name]).toEqual([200, 'Ada King']);
  });
});
