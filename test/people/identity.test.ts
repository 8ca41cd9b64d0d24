import type { Person } from 'local-slack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Foyer, startFoyer } from '../support/foyer.ts';
import { paste } from '../support/import-story.ts';
import { runCommand, setUp, timePasses, untilIdle } from '../support/story.ts';

/** A member, the address they joined with, and who would come in by it now. */
interface Case {
  member: string;
  email: string;
  /** The account's address now. */
  now: string;
  actor: Person;
}

/** What becomes of a member's account. Each leaves the person who acts: the member, or whoever has the address now. */
const states = {
  active: async () => {},
  gone: ({ slack }, name) => slack.changePerson(name, { deactivated: true }),
  'a new account': async ({ slack }, name, email) => {
    await slack.changePerson(name, { deactivated: true });
    await slack.addPerson({ name: `${name}2`, realName: `${name} again`, email });
  },
  'address changed': ({ slack }, name) => slack.changePerson(name, { email: `${name}.new@lovelace.example` }),
  'address handed on': async ({ slack }, name, email) => {
    await slack.changePerson(name, { email: `${name}.new@lovelace.example` });
    await slack.addPerson({ name: `${name}2`, realName: `${name} the second`, email });
  },
  'address handed on, then gone': async ({ slack }, name, email) => {
    await slack.changePerson(name, { email: `${name}.new@lovelace.example` });
    await slack.addPerson({ name: `${name}2`, realName: `${name} the second`, email });
    await slack.changePerson(name, { deactivated: true });
  },
  guest: ({ slack }, name) => slack.changePerson(name, { isGuest: true }),
  external: ({ slack }, name) => slack.changePerson(name, { isExternal: true }),
} satisfies Record<string, (foyer: Foyer, name: string, email: string) => Promise<unknown>>;

type State = keyof typeof states;

/** What each way in says, in one word. */
const says: [RegExp, string][] = [
  [/already a member|a member already/u, 'member'],
  [/new Slack account|new account|older Slack account/iu, 'new account'],
  [/account is deactivated|is deactivated in this Slack/u, 'deactivated'],
  [/another Slack workspace/u, 'external'],
  [/your own address/iu, 'self'],
  [/cannot sign in|is not a valid command/u, 'kept out by Slack'],
  [/Invited |Request sent|new person/u, 'new person'],
  [/changed to EDITOR/u, 'update'],
];

const wordFor = (text: string) => says.find(([pattern]) => pattern.test(text))?.[1] ?? text;

const quick = (address: (about: Case) => string) => (foyer: Foyer, about: Case) =>
  runCommand(foyer.slack.person('grace'), `/invite ${address(about)} as EDITOR`);

const file = (address: (about: Case) => string) => async (foyer: Foyer, about: Case) => {
  const grace = foyer.slack.person('grace');
  const review = await paste(grace, `Email,Role\n${address(about)},EDITOR`);
  const text = review.plain();
  if (!/new Slack account|another Slack workspace/u.test(text)) await grace.submit();
  await grace.closeModal();
  await untilIdle(foyer);
  const { db } = foyer;
  const changed = await db.member.findUnique({ where: { id: about.member }, include: { role: true } });
  if (changed?.role.name === 'EDITOR') return 'changed to EDITOR';
  const invited = await db.invitation.count({ where: { email: address(about), status: 'pending' } });
  return invited > 0 ? 'new person' : text;
};

const ways = {
  mention: (foyer, { actor }) =>
    runCommand(foyer.slack.person('grace'), `/invite @${actor.spec.name} as EDITOR`),
  'quick syntax': quick(({ email }) => email),
  'quick syntax, by the address now': quick(({ now }) => now),
  list: quick(({ email, member }) => `${email} ${member.slice(-12)}@elsewhere.example`),
  file: file(({ email }) => email),
  'file, by the address now': file(({ now }) => now),
  'join request': async (_, { actor }) => {
    const { ephemeral, error } = await actor.command('/invite request');
    const title = actor.modal()?.title;
    if (title !== 'Ask to join') return ephemeral?.plain() ?? error ?? actor.modal()?.plain() ?? '';
    await actor.submit();
    return actor.modal()?.title ?? '';
  },
  acceptance: async (foyer, { actor, email }) => {
    const { db, clock } = foyer;
    const { id: organizationId } = await db.organization.findFirstOrThrow();
    const { id: inviterId } = await db.member.findFirstOrThrow({
      where: { slackUserId: foyer.slack.person('grace').id },
    });
    const { id: roleId } = await db.role.findFirstOrThrow({ where: { name: 'EDITOR' } });
    const at = clock.now();
    await db.invitation.create({
      data: {
        organizationId,
        email: actor.spec.email ?? email,
        slackUserId: actor.id,
        roleId,
        inviterId,
        createdAt: at,
        sentAt: at,
      },
    });
    await actor.openHome();
    await untilIdle(foyer);
    const home = actor.home();
    if (!home?.buttons().includes('Accept')) return home?.plain() ?? '';
    await actor.press(home, 'Accept');
    await untilIdle(foyer);
    const joined = await db.member.findFirst({ where: { slackUserId: actor.id, role: { name: 'EDITOR' } } });
    return joined ? 'new person' : (actor.modal()?.plain() ?? actor.messages().at(-1)?.plain() ?? '');
  },
} satisfies Record<string, (foyer: Foyer, about: Case) => Promise<string>>;

type Way = keyof typeof ways;

/** The rule of each cell. */
const table: Record<State, Record<Way, string>> = {
  active: {
    mention: 'member',
    'quick syntax': 'member',
    'quick syntax, by the address now': 'member',
    list: 'member',
    file: 'update',
    'file, by the address now': 'update',
    'join request': 'member',
    acceptance: 'member',
  },
  gone: {
    mention: 'deactivated',
    'quick syntax': 'deactivated',
    'quick syntax, by the address now': 'deactivated',
    list: 'deactivated',
    file: 'update',
    'file, by the address now': 'update',
    // Slack lets nobody in with such an account.
    'join request': 'kept out by Slack',
    acceptance: 'kept out by Slack',
  },
  'a new account': {
    mention: 'new account',
    'quick syntax': 'new account',
    'quick syntax, by the address now': 'new account',
    list: 'new account',
    file: 'new account',
    'file, by the address now': 'new account',
    'join request': 'new account',
    acceptance: 'new account',
  },
  'address changed': {
    mention: 'member',
    'quick syntax': 'member',
    'quick syntax, by the address now': 'member',
    list: 'member',
    file: 'update',
    'file, by the address now': 'update',
    'join request': 'member',
    acceptance: 'member',
  },
  'address handed on': {
    mention: 'new person',
    'quick syntax': 'new person',
    'quick syntax, by the address now': 'member',
    list: 'new person',
    file: 'new person',
    'file, by the address now': 'update',
    'join request': 'new person',
    acceptance: 'new person',
  },
  'address handed on, then gone': {
    mention: 'new person',
    'quick syntax': 'new person',
    'quick syntax, by the address now': 'deactivated',
    list: 'new person',
    file: 'new person',
    'file, by the address now': 'update',
    'join request': 'new person',
    acceptance: 'new person',
  },
  guest: {
    mention: 'member',
    'quick syntax': 'member',
    'quick syntax, by the address now': 'member',
    list: 'member',
    file: 'update',
    'file, by the address now': 'update',
    'join request': 'member',
    acceptance: 'member',
  },
  external: {
    mention: 'external',
    'quick syntax': 'external',
    'quick syntax, by the address now': 'external',
    list: 'external',
    file: 'external',
    'file, by the address now': 'external',
    'join request': 'kept out by Slack',
    acceptance: 'external',
  },
};

const cells = Object.entries(table).flatMap(([state, rules]) =>
  Object.entries(rules).map(([way, rule]) => ({ state: state as State, way: way as Way, rule })),
);

describe('who a member is, whatever becomes of their account', () => {
  let foyer: Foyer;
  let count = 0;
  beforeAll(async () => {
    foyer = await startFoyer('http');
    await setUp(foyer);
    //
  });
  afterAll(() => foyer[Symbol.asyncDispose]());

  async function caseOf(state: State): Promise<Case> {
    const { slack, db, clock } = foyer;
    await timePasses(foyer, 60_000);
    count += 1;
    const name = `person${count}`;
    const email = `${name}@lovelace.example`;
    const account = await slack.addPerson({ name, realName: `Person ${count}`, email });
    const organization = await db.organization.findFirstOrThrow();
    const role = await db.role.findFirstOrThrow({ where: { name: 'VIEWER' } });
    const { id: member } = await db.member.create({
      data: {
        organizationId: organization.id,
        email,
        name: `Person ${count}`,
        slackUserId: account.id,
        roleId: role.id,
        joinedAt: clock.now(),
      },
    });
    await timePasses(foyer, 60_000);
    await states[state](foyer, name, email);
    await untilIdle(foyer);
    const isOther = state === 'a new account' || state.startsWith('address handed on');
    const actor = isOther ? slack.person(`${name}2`) : account;
    return { member, email, now: account.spec.email ?? email, actor };
  }

  it.each(cells)('$state: by $way they are: $rule', async ({ state, way, rule }) => {
    const about = await caseOf(state);
    const before = await membersOf(about);
    const said = await ways[way](foyer, about).catch(({ message }: Error) => message);
    expect(wordFor(said)).toBe(rule);
    const after = await membersOf(about);
    expect(after.own?.role.name).toBe(rule === 'update' ? 'EDITOR' : 'VIEWER');
    const joins = way === 'acceptance' && rule === 'new person';
    expect(after.count - before.count).toBe(joins ? 1 : 0);
  });

  /** The member of a case, and how many members there are. */
  async function membersOf({ member }: Case) {
    const own = await foyer.db.member.findUnique({ where: { id: member }, include: { role: true } });
    return { own, count: await foyer.db.member.count() };
  }

  it.each([
    { state: 'active', email: 'same', account: 'own' },
    { state: 'gone', email: 'same', account: 'own' },
    { state: 'a new account', email: 'same', account: 'own' },
    { state: 'address changed', email: 'new', account: 'own' },
    { state: 'address handed on', email: 'new', account: 'own' },
    { state: 'address handed on, then gone', email: 'new', account: 'own' },
    { state: 'guest', email: 'same', account: 'own' },
    { state: 'external', email: 'same', account: 'own' },
  ] as const)(
    '$state: after Slack’s event the member has the $email address and their own account',
    async ({ state, email }) => {
      const about = await caseOf(state);
      const row = await foyer.db.member.findUniqueOrThrow({ where: { id: about.member } });
      expect(row.email).toBe(email === 'same' ? about.email : about.now);
      expect(row.slackUserId).toBe(foyer.slack.person(about.email.split('@', 1)[0] ?? '').id);
      const former = await foyer.db.formerAddress.findMany({ where: { memberId: about.member } });
      // An address that somebody else has now never means the member again.
      expect(former.map(each => each.email)).toEqual(state === 'address changed' ? [about.email] : []);
    },
  );
});
