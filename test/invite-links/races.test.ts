import { expect, it } from 'vitest';
import { attempt, DomainError } from '../../src/domain/errors.ts';
import { acceptByLink } from '../../src/domain/invitations/by-link/answer-by-link.ts';
import { issueToken } from '../../src/domain/invitations/tokens/store.ts';
import { askForInvitation } from '../../src/domain/invite-links/ask-for-invitation.ts';
import { joinByInviteLink } from '../../src/domain/invite-links/join-by-invite-link.ts';
import { makeInviteLink, revokeInviteLink } from '../../src/domain/invite-links/manage.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { somebody } from '../domain/people.ts';
import { type MembersWorld, startWorld } from '../members/world.ts';

const ROUNDS = 10;
let owners = 0;

const terms = {
  name: 'Class 5b',
  role: 'VIEWER',
  groups: [],
  mode: 'join' as const,
  domains: null,
  maxUses: null as string | null,
  days: null,
};

/** An organization with a link, and people who were invited by it, each with the link of their email. */
async function startRace(world: MembersWorld, maxUses: string | null, emails: readonly string[]) {
  const { domain, organization } = world;
  owners += 1;
  const { actor } = await world.member(`Grace${owners}`, 'OWNER');
  const given = { organizationId: organization.id, ...terms, maxUses };
  const { link, token } = await makeInviteLink(domain, actor, { ...given, requestKey: crypto.randomUUID() });
  const links = [];
  for (const email of emails) {
    await askForInvitation(domain, token, { email });
    const { id: invitationId } = await world.db.invitation.findFirstOrThrow({ where: { email } });
    links.push(await issueToken(world.db, { invitationId, deliveryId: null, now: domain.clock.now() }));
  }
  return { actor, link, token, links };
}

const codeOf = (result: unknown) => (result instanceof DomainError ? result.code : 'done');

it('the last use of an invite link lets in exactly one of the people who accept at the same moment', async () => {
  await using world = await startWorld(crowdsec);
  const emails = Array.from({ length: 8 }, (_, index) => `pupil${index}@school.example`);
  const { links, link } = await startRace(world, '3', emails);
  const results = await Promise.all(
    links.map((each, index) =>
      attempt(acceptByLink(world.domain, each, { name: `Pupil ${index}`, signedIn: null })),
    ),
  );
  const codes = results.map(codeOf);
  expect(codes.filter(code => code === 'done')).toHaveLength(3);
  expect(codes.filter(code => code === 'invite-link-used-up')).toHaveLength(5);
  expect(await world.db.member.count({ where: { email: { in: emails } } })).toBe(3);
  expect(await world.db.inviteLink.findUniqueOrThrow({ where: { id: link.id } })).toMatchObject({ uses: 3 });
  expect(await world.db.auditEntry.count({ where: { action: 'invite-link.use' } })).toBe(3);
});

it('an invite link that is revoked at the moment when somebody asks invites them or not, and nobody after it', async () => {
  await using world = await startWorld(crowdsec);
  const { db, domain } = world;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { actor, link, token } = await startRace(world, null, []);
    const email = `round${round}@school.example`;
    const [asked] = await Promise.all([
      attempt(askForInvitation(domain, token, { email })),
      revokeInviteLink(domain, actor, { inviteLinkId: link.id }),
    ]);
    const invited = await db.invitation.count({ where: { email } });
    expect(['done 1', 'invite-link-closed 0']).toContain(`${codeOf(asked)} ${invited}`);
    const late = await attempt(askForInvitation(domain, token, { email: `late${round}@school.example` }));
    expect(codeOf(late)).toBe('invite-link-closed');
  }
  expect(await db.invitation.count({ where: { email: { startsWith: 'late' } } })).toBe(0);
});

it('an address that many ask for at once by two invite links gets one invitation', async () => {
  await using world = await startWorld(crowdsec);
  const first = await startRace(world, null, []);
  const second = await startRace(world, null, []);
  const email = 'hedy@school.example';
  await Promise.all(
    [first, second, first, second].map(({ token }) => askForInvitation(world.domain, token, { email })),
  );
  expect(await world.db.invitation.count({ where: { email } })).toBe(1);
  expect(await world.db.auditEntry.count({ where: { subject: email } })).toBe(1);
});

it('a person who presses Join several times at once by an invite link joins once and counts once', async () => {
  await using world = await startWorld(crowdsec);
  const { link, token } = await startRace(world, '5', []);
  const ada = somebody({ workspaceId: world.workspaceId, slackUserId: 'UADA', email: 'ada@school.example' });
  await world.db.slackPerson.create({ data: { ...ada, updatedAt: world.clock.now() } });
  const presses = Array.from({ length: 4 }, () =>
    attempt(joinByInviteLink(world.domain, token, { slackUserId: ada.slackUserId })),
  );
  const codes = (await Promise.all(presses)).map(codeOf);
  expect(codes.filter(code => code === 'done')).toHaveLength(1);
  expect(codes.filter(code => code === 'already-a-member-yourself')).toHaveLength(3);
  expect(await world.db.inviteLink.findUniqueOrThrow({ where: { id: link.id } })).toMatchObject({ uses: 1 });
});

it('the request that made an invite link, delivered again, finds its own link and gives it a new secret', async () => {
  await using world = await startWorld(crowdsec);
  const { domain, organization, db } = world;
  const { actor } = await world.member('Grace', 'OWNER');
  const given = { organizationId: organization.id, ...terms, requestKey: 'once' };
  const first = await makeInviteLink(domain, actor, given);
  const again = await makeInviteLink(domain, actor, given);
  expect(again.link.id).toBe(first.link.id);
  expect(again.token).not.toBe(first.token);
  expect(await db.inviteLink.count()).toBe(1);
  expect(codeOf(await attempt(askForInvitation(domain, first.token, { email: 'a@b.example' })))).toBe(
    'link-unknown',
  );
  expect(codeOf(await attempt(askForInvitation(domain, again.token, { email: 'a@b.example' })))).toBe('done');
});

it('an invite link gives away no seat that isn’t there, and says so to nobody', async () => {
  await using world = await startWorld(crowdsec);
  const { token } = await startRace(world, null, []);
  await world.db.organization.updateMany({ data: { seatLimit: await world.db.member.count() } });
  await askForInvitation(world.domain, token, { email: 'hedy@school.example' });
  expect(await world.db.invitation.count()).toBe(0);
});

it('a stranger who writes many addresses fills no more seats than twice what an invite link still gives, and ten', async () => {
  await using world = await startWorld(crowdsec);
  const { link, token } = await startRace(world, '2', []);
  for (let n = 0; n < 20; n += 1) {
    await askForInvitation(world.domain, token, { email: `stranger${n}@school.example` });
  }
  const where = { inviteLinkId: link.id, status: 'pending' } as const;
  expect(await world.db.invitation.count({ where })).toBe(14);
  await world.db.invitation.deleteMany({ where });
  await askForInvitation(world.domain, token, { email: 'pupil@school.example' });
  expect(await world.db.invitation.count({ where })).toBe(1);
});
