import { expect, it } from 'vitest';
import { listGroups } from '../../src/domain/access/store.ts';
import { senturo } from '../../src/domain/role-templates/senturo.ts';
import { startWorld } from '../members/world.ts';
import { readInvited, readMembers } from './crowd.ts';

/** What people type, and who or what they find by it. */
const found: Record<string, string> = {
  jose: 'José Álvarez',
  'ÁLVAREZ jose': 'José Álvarez',
  lukasz: 'Łukasz Żółć',
  'zolc luk': 'Łukasz Żółć',
  'Yale Linus': 'Linus Yale',
  'yale L': 'Linus Yale',
  soren: 'Søren Đorđević',
  dordevic: 'Søren Đorđević',
  strasse: 'Anna Straße',
  STRAẞE: 'Anna Straße',
  aesop: 'Æsop Œuvre Þór',
  'oeuvre thor': 'Æsop Œuvre Þór',
  igdir: 'İpek Iğdır',
  'ipek Iğ': 'İpek Iğdır',
  nguyen: 'Nguyễn Thị',
  'jo\u0301zef': 'J\u00f3zef Bem',
  "o'neil": 'Shaquille O’Neil',
  'ann mar': 'Ann\u2011Marie Dvo\u0159ák',
  ярем: 'ЯРЁМА Ёж',
  ΝΙΚΟΣ: 'Νίκος Παππάς',
  παππας: 'Νίκος Παππάς',
  'full width': 'Ｆｕｌｌ Width',
  '％': '100% Real',
  real: '100% Real',
  김: '김서연',
};

it('a search finds José by “jose”, Łukasz by “lukasz” and words in any order, in members, invitations and groups', async () => {
  const names = [...new Set(Object.values(found))];
  await using world = await startWorld(senturo, names);
  const { db, organization, roleId, clock } = world;
  const organizationId = organization.id;
  const { actor, id: inviterId } = await world.member('Grace', 'Admin');
  const [at, about] = [clock.now(), { organizationId, roleId: roleId('Analyst') }];
  for (const [index, name] of names.entries()) {
    await db.member.create({ data: { ...about, name, email: `m${index}@x.example`, joinedAt: at } });
    const sent = { inviterId, createdAt: at, sentAt: at };
    await db.invitation.create({ data: { ...about, ...sent, name, email: `i${index}@x.example` } });
  }
  const crowd = { world, actor, members: [], invitations: [] };
  for (const [search, name] of Object.entries(found)) {
    const members = (await readMembers(crowd, { search })(null)).items;
    const invited = (await readInvited(crowd, { search })(null)).items;
    const groups = await listGroups(db, { organizationId, search });
    for (const items of [members, invited, groups]) {
      expect(
        items.map(each => each.name),
        search,
      ).toEqual([name]);
    }
  }
  expect((await readMembers(crowd, { search: 'jose yale' })(null)).items).toEqual([]);
  await db.member.updateMany({ where: { name: 'Linus Yale' }, data: { name: 'Linus Müller' } });
  expect((await readMembers(crowd, { search: 'muller' })(null)).items).toHaveLength(1);
});
