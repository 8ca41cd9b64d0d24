import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findIdentity } from '../../src/domain/access/store.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { followPerson } from '../../src/domain/following/follow.ts';
import { acceptInvitation } from '../../src/domain/invitations/accept.ts';
import { invite } from '../../src/domain/invitations/invite.ts';
import { resendInvitation } from '../../src/domain/invitations/resend.ts';
import { approveJoinRequest } from '../../src/domain/joining/approve.ts';
import { requestToJoin } from '../../src/domain/joining/request.ts';
import { deactivateMember } from '../../src/domain/members/deactivate.ts';
import { reactivateMember } from '../../src/domain/members/reactivate.ts';
import { moveToNewAccount, takeOwnPlace } from '../../src/domain/new-accounts/new-account.ts';
import { findPerson, findPersonByEmail, type SeenPerson, savePeople } from '../../src/domain/people/store.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { somebody } from '../domain/people.ts';
import { startWorld } from '../members/world.ts';

/** People of flesh and blood, and the addresses that a company has to hand out. */
const HUMANS = 4;
const ADDRESSES = 5;

const deeds = [
  'joins Slack',
  'leaves Slack',
  'comes back',
  'changes address',
  'is invited',
  'accepts',
  'asks to join',
  'is approved',
  'takes their place',
  'takes a place',
  'hands on their address',
  'is moved',
  'is deactivated',
  'is reactivated',
  'gets it again',
] as const;

const step = fc.record({
  deed: fc.constantFrom(...deeds),
  human: fc.nat(HUMANS - 1),
  address: fc.nat(ADDRESSES - 1),
  role: fc.constantFrom('ADMIN', 'EDITOR', 'VIEWER'),
  /** Slack's event about it is lost: only what is looked up later tells. */
  isLost: fc.integer({ min: 0, max: 4 }).map(n => n === 0),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function play(steps: readonly Step[]): Promise<void> {
  await using world = await startWorld(crowdsec);
  const { db, domain, clock, organization, workspaceId } = world;
  const organizationId = organization.id;
  await db.organization.updateMany({ data: { domains: ['x.example'], requestPauseDays: 0 } });
  const grace = (await world.member('Grace', 'OWNER')).actor;
  const seen = (account: Partial<SeenPerson>): SeenPerson => ({
    ...somebody({ workspaceId, ...account }),
    teamId: 'T1',
    enterpriseId: null,
    isStranger: false,
    slackUpdatedAt: null,
    timeZone: null,
    locale: null,
  });
  await savePeople(db, [seen(grace)], clock.now());

  const accounts: (SeenPerson & { human: number })[] = [];
  const activeOf = (human: number) => accounts.find(each => each.human === human && !each.isDeactivated);
  const ownerOf = (slackUserId: string | null) =>
    accounts.find(each => each.slackUserId === slackUserId)?.human;
  /** Two active accounts never share an address. */
  const isFree = (email: string | null) =>
    !accounts.some(each => !each.isDeactivated && each.email === email);
  const addressOf = (index: number) => `a${index}@x.example`;
  /** Whose each membership is, and the access that somebody with the right was shown last. */
  const expected = new Map<string, { human: number; role: string; state: string }>();

  /** "account:address": Foyer has heard that somebody else has the address, while the account lived. */
  const notTheirs = new Set<string>();

  async function tell(account: SeenPerson & { human: number }, isLost: boolean): Promise<void> {
    const { human, ...person } = account;
    await savePeople(db, [person], clock.now());
    if (!person.isDeactivated) notTheirs.delete(`${person.slackUserId}:${person.email}`);
    if (isLost) return;
    await followPerson(domain, person, {});
    if (person.isDeactivated) return;
    for (const other of accounts) {
      if (other.isDeactivated || other.human === human) continue;
      notTheirs.add(`${other.slackUserId}:${person.email}`).add(`${person.slackUserId}:${other.email}`);
    }
  }

  /** Who acts, as Foyer knows them when they do something in Slack. */
  async function actorOf(human: number) {
    const account = activeOf(human);
    return account ? findPerson(db, workspaceId, account.slackUserId) : null;
  }

  const memberOf = (human: number) =>
    db.member.findFirst({
      where: { id: { in: [...expected].filter(([, each]) => each.human === human).map(([id]) => id) } },
      include: { role: true },
    });

  /** Refusals are fine: what must hold holds after each step, whatever was refused. */
  const attempt = async <Made>(work: Promise<Made>): Promise<Made | null> => {
    try {
      return await work;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  };

  const joined = async (slackUserId: string, role: string) => {
    const member = await db.member.findFirstOrThrow({ where: { organizationId, slackUserId } });
    expected.set(member.id, { human: ownerOf(slackUserId) ?? -1, role, state: 'active' });
  };

  const does: Record<Step['deed'], (given: Step) => Promise<void>> = {
    async 'joins Slack'({ human, address, isLost }) {
      const email = addressOf(address);
      if (activeOf(human) || !isFree(email)) return;
      const account = {
        ...seen({ slackUserId: `U${accounts.length}`, email, name: `Human ${human}` }),
        human,
      };
      accounts.push(account);
      await tell(account, isLost);
    },
    async 'leaves Slack'({ human, isLost }) {
      const account = activeOf(human);
      if (!account) return;
      account.isDeactivated = true;
      account.isEmailConfirmed = false;
      await tell(account, isLost);
    },
    async 'comes back'({ human, isLost }) {
      const account = accounts.findLast(each => each.human === human);
      if (!account?.isDeactivated || !isFree(account.email)) return;
      account.isDeactivated = false;
      account.isEmailConfirmed = true;
      await tell(account, isLost);
    },
    async 'changes address'({ human, address, isLost }) {
      const account = activeOf(human);
      if (!account || !isFree(addressOf(address))) return;
      account.email = addressOf(address);
      await tell(account, isLost);
    },
    async 'is invited'({ address, role }) {
      const email = addressOf(address);
      const person = await findPersonByEmail(db, workspaceId, email);
      const wanted = { organizationId, email, name: null, role, groups: [], note: null, requestKey: null };
      await attempt(invite(domain, grace, { ...wanted, person: person?.isEmailConfirmed ? person : null }));
    },
    async accepts({ human }) {
      const actor = await actorOf(human);
      if (!actor) return;
      for (const { id } of await db.invitation.findMany({ where: { status: 'pending' } })) {
        const accepted = await attempt(acceptInvitation(domain, actor, { invitationId: id }));
        if (accepted) await joined(actor.slackUserId, accepted.role.name);
      }
    },
    async 'asks to join'({ human }) {
      const actor = await actorOf(human);
      if (actor) await attempt(requestToJoin(domain, actor, { organizationId, note: null }));
    },
    async 'is approved'({ human, role }) {
      const requests = await db.joinRequest.findMany({ where: { status: 'pending' } });
      const request = requests.find(({ slackUserId }) => ownerOf(slackUserId) === human);
      if (!request) return;
      const person = await findPerson(db, workspaceId, request.slackUserId);
      const claim = person && (await findIdentity(db, organizationId, person));
      // The card says who they were, and the approver knows their people.
      const former = claim && claim.kind !== 'nobody' ? expected.get(claim.member.id)?.human : human;
      if (former !== human) return;
      const as = { role, groups: [] };
      const approved = await attempt(approveJoinRequest(domain, grace, { joinRequestId: request.id, as }));
      if (approved) await joined(request.slackUserId, role);
    },
    async 'takes their place'({ human }) {
      const [actor, member] = [await actorOf(human), await memberOf(human)];
      if (actor && member) {
        await attempt(takeOwnPlace(domain, actor, { memberId: member.id, version: member.version }));
      }
    },
    async 'takes a place'({ human }) {
      const actor = await actorOf(human);
      if (!actor) return;
      for (const [memberId, was] of expected) {
        const { version, slackUserId, email } = await db.member.findUniqueOrThrow({
          where: { id: memberId },
        });
        const place = await attempt(takeOwnPlace(domain, actor, { memberId, version }));
        if (!place || was.human === human) continue;
        // Nobody can tell a new account from a new colleague, unless both had the address at one time.
        // A row that can't follow its account, because a leaver's row has that address, still means its own.
        if (email !== actor.email) expect([...notTheirs]).not.toContain(`${slackUserId}:${actor.email}`);
        expected.set(memberId, { ...was, human });
      }
    },
    // A whole story: chance alone hardly ever tells it.
    async 'hands on their address'(given) {
      const { human } = given;
      await does['joins Slack'](given);
      const address = [...Array(ADDRESSES).keys()].find(each => addressOf(each) === activeOf(human)?.email);
      const other = [...Array(ADDRESSES).keys()].find(each => isFree(addressOf(each)));
      const next = [...Array(HUMANS).keys()].find(each => !activeOf(each));
      if (address === undefined || other === undefined || next === undefined) return;
      await does['is invited']({ ...given, address });
      await does.accepts(given);
      await does['changes address']({ ...given, address: other });
      await does['joins Slack']({ ...given, human: next, address });
      await does['leaves Slack'](given);
      await does['takes a place']({ ...given, human: next });
    },
    async 'is moved'({ human }) {
      const [account, member] = [activeOf(human), await memberOf(human)];
      if (!account || !member) return;
      const { slackUserId } = account;
      await attempt(moveToNewAccount(domain, grace, { memberId: member.id, slackUserId }));
    },
    async 'is deactivated'({ human }) {
      const member = await memberOf(human);
      if (member && (await attempt(deactivateMember(domain, grace, { memberId: member.id })))) {
        expected.set(member.id, { human, role: member.role.name, state: 'deactivated' });
      }
    },
    async 'is reactivated'({ human }) {
      const member = await memberOf(human);
      if (member && (await attempt(reactivateMember(domain, grace, { memberId: member.id })))) {
        expected.set(member.id, { human, role: member.role.name, state: 'active' });
      }
    },
    async 'gets it again'({ address }) {
      const pending = await db.invitation.findMany({ where: { status: 'pending' } });
      const invitation = pending[address % Math.max(1, pending.length)];
      if (invitation) await attempt(resendInvitation(domain, grace, { invitationId: invitation.id }));
    },
  };

  for (const given of steps) {
    clock.advance(60_000);
    await does[given.deed](given);
    await holds();
  }

  async function holds(): Promise<void> {
    const members = await db.member.findMany({
      where: { name: { not: 'Grace' } },
      include: { role: true },
      orderBy: { id: 'asc' },
    });
    // Nobody holds more, or less, than was shown, and nobody's membership is another's.
    const found = members.map(({ id, slackUserId, role, state }) => [
      id,
      { human: ownerOf(slackUserId), role: role.name, state },
    ]);
    expect(found).toEqual([...expected].sort(([one], [other]) => (one < other ? -1 : 1)));
    for (const account of accounts.filter(each => !each.isDeactivated)) {
      const person = await findPerson(db, workspaceId, account.slackUserId);
      const identity = person && (await findIdentity(db, organizationId, person));
      if (identity?.kind !== 'member') continue;
      expect(expected.get(identity.member.id)?.human).toBe(account.human);
    }
    // One account is one active member, whatever its addresses were.
    const active = members.filter(({ state }) => state === 'active').flatMap(each => each.slackUserId ?? []);
    expect(new Set(active).size).toBe(active.length);
  }
}

it('whatever happens to accounts and addresses, nobody is two members, nobody is another, and nobody has more access than was shown', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60, size: 'max' }), play), {
    numRuns: 12,
    seed: 20261126,
    endOnFailure: true,
  });
}, 180_000);
