import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Crowd, type Known, readInvited, readMembers, startCrowd, walk } from './crowd.ts';

type Wanted = { search?: string; groupId?: string; roleId?: string };

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();

/** Each word, in any order: three characters anywhere, one or two where a word of the name or the address begins. */
const isFound = (person: Known, search: string): boolean =>
  search.split(/\s+/u).every(word => word === '' || hasWord(person, word));

function hasWord({ name, email }: Known, word: string): boolean {
  const [text, wanted] = [folded(`${name}\n${email}`), folded(word)];
  if (!/[\p{L}\p{N}]/u.test(wanted) || [...wanted].length > 2) return text.includes(wanted);
  return [wanted, ` ${wanted}`, `\n${wanted}`].some((start, index) =>
    index === 0 ? text.startsWith(start) : text.includes(start),
  );
}

const fits =
  ({ search, groupId, roleId }: Wanted) =>
  (person: Known) =>
    (!search || isFound(person, search)) &&
    (!groupId || person.groupIds.includes(groupId)) &&
    (!roleId || person.roleId === roleId);

/** Ids of the members that fit, as the list sorts them: by PostgreSQL's own comparison of names. */
async function membersFor({ world, members }: Crowd, wanted: Wanted): Promise<string[]> {
  const found = await world.db.member.findMany({
    where: { id: { in: members.filter(fits(wanted)).map(({ id }) => id) } },
    select: { id: true },
    orderBy: [{ state: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
  return found.map(({ id }) => id);
}

const invitedFor = ({ invitations }: Crowd, wanted: Wanted): string[] =>
  invitations
    .filter(fits(wanted))
    .map(({ id }) => id)
    .toReversed();

const narrowings = ({ world: { groupId, roleId } }: Crowd): Wanted[] => [
  { groupId: groupId('Rare') },
  { groupId: groupId('North') },
  { roleId: roleId('Organization Admin') },
  { groupId: groupId('South'), roleId: roleId('Organization Admin') },
  { groupId: groupId('North'), search: 'smith' },
  { roleId: roleId('Member'), search: 'Quackenbush' },
];

describe('a search of some people', () => {
  let crowd: Crowd;
  beforeAll(async () => {
    crowd = await startCrowd(60);
  });
  afterAll(() => crowd.world[Symbol.asyncDispose]());

  const words = 'Quackenbush SMITHERS guest@x zo q a _ % \\ r_ X_Y 100% %smith ack\\sl p1 nobody ’ ann-m åsa';

  it.each([
    ...words.split(' '),
    ' li',
    'n D',
    'smith ada',
    'Dyk  van',
    'asa x_y',
    'ZOE',
    "o'neil zoë",
    'ada bo',
  ])('a search of some people finds the right ones for “%s”, forth and back', async search => {
    const members = await walk(readMembers(crowd, { search }));
    expect(members.forth).toEqual(await membersFor(crowd, { search }));
    expect(members.back).toEqual(members.forth);
    const invited = await walk(readInvited(crowd, { search }));
    expect(invited.forth).toEqual(invitedFor(crowd, { search }));
    expect(invited.back).toEqual(invited.forth);
  });

  it('a search of some people leaves those of a role, of a group and of both', async () => {
    for (const wanted of narrowings(crowd)) {
      const members = await walk(readMembers(crowd, wanted));
      expect(members.forth).toEqual(await membersFor(crowd, wanted));
      expect(members.back).toEqual(members.forth);
      const invited = await walk(readInvited(crowd, wanted));
      expect(invited.forth).toEqual(invitedFor(crowd, wanted));
      expect(invited.back).toEqual(invited.forth);
    }
  });
});

describe('a search of very many', () => {
  const PAGES = 3;
  let crowd: Crowd;
  beforeAll(async () => {
    crowd = await startCrowd(10_500);
  });
  afterAll(() => crowd.world[Symbol.asyncDispose]());

  it('a search of very many people finds the rare and the frequent, and counts up to a thousand', async () => {
    const searches = ['Quackenbush', 'smith', 'zu', 'p1049', '@x.example'].map(search => ({ search }));
    for (const wanted of [...narrowings(crowd), ...searches] as Wanted[]) {
      const [read, readPending] = [readMembers(crowd, wanted), readInvited(crowd, wanted)];
      const [members, invited] = [await membersFor(crowd, wanted), invitedFor(crowd, wanted)];
      const shown = await walk(read, PAGES);
      expect(shown.forth).toEqual(members.slice(0, PAGES * 10));
      expect(shown.back).toEqual(shown.forth);
      expect((await walk(readPending, PAGES)).forth).toEqual(invited.slice(0, PAGES * 10));
      // A role has an order of its own to be counted in, as the whole list has.
      const most = wanted.roleId && !wanted.groupId && !wanted.search ? 10_000 : 1_000;
      const tally = (count: number) => ({ count: Math.min(count, most), isExact: count <= most });
      expect((await read(null)).total).toEqual(tally(members.length));
      expect((await readPending(null)).total).toEqual(tally(invited.length));
    }
    expect((await readMembers(crowd)(null)).total).toEqual({ count: 10_000, isExact: false });
  });
});
