import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/domain.ts';
import { homeFacts } from '../../src/domain/home/facts.ts';
import { joinOptionFor, requestToJoin } from '../../src/domain/joining/request.ts';
import { myOrganizations, switchOrganization } from '../../src/domain/my-organizations/current.ts';
import { crowdsec } from '../../src/domain/role-templates/crowdsec.ts';
import { somebody } from '../domain/people.ts';
import { type MembersWorld, outcomeOf, startWorld } from '../members/world.ts';

/** More than any page of a list has. */
const MANY = 25;

/** Another organization beside the first, whose people ask to join by their address. */
async function addOrganization({ db, clock, workspaceId }: MembersWorld, name: string) {
  const { id } = await db.organization.create({
    data: {
      workspaceId,
      name,
      template: crowdsec.id,
      domains: ['x.example'],
      createdAt: clock.now(),
      roles: {
        create: crowdsec.roles.map((role, position) => ({
          ...role,
          capabilities: [...role.capabilities],
          position,
        })),
      },
    },
  });
  return id;
}

async function inviteTo({ db, clock }: MembersWorld, organizationId: string, email: string): Promise<void> {
  const { id: roleId } = await db.role.findFirstOrThrow({ where: { organizationId, name: 'VIEWER' } });
  const inviter = await db.member.create({
    data: { organizationId, roleId, email: 'inviter@x.example', name: 'Inviter', joinedAt: clock.now() },
  });
  const times = { createdAt: clock.now(), sentAt: clock.now() };
  await db.invitation.create({ data: { organizationId, roleId, inviterId: inviter.id, email, ...times } });
}

async function manyOrganizations(world: MembersWorld): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < MANY; number += 1) ids.push(await addOrganization(world, `Number ${number}`));
  return ids;
}

async function adaIn({ db, workspaceId, clock }: MembersWorld): Promise<Person> {
  const ada = somebody({ workspaceId, slackUserId: 'UADA', email: 'ada@x.example' });
  await db.slackPerson.create({ data: { ...ada, teamId: 'T1', updatedAt: clock.now() } });
  return ada;
}

const adaOf = ({ workspaceId }: MembersWorld, about: Partial<Person> = {}) =>
  somebody({ workspaceId, slackUserId: 'UADA', email: 'ada@x.example', ...about });

describe('the organizations of a person’s switcher', () => {
  it('the switcher has each organization with an invitation, however many newer ones the person has elsewhere', async () => {
    await using world = await startWorld(crowdsec);
    const { domain, db, clock } = world;
    const ada = await adaIn(world);
    const ids = await manyOrganizations(world);
    for (const id of ids) await inviteTo(world, id, 'ada@x.example');
    const accessible = await myOrganizations(domain, ada);
    const invited = accessible
      .filter(({ isInvited }) => isInvited)
      .map(({ organization }) => organization.id);
    expect(invited.sort()).toEqual([...ids].sort());
    const [oldest = ''] = ids;
    expect(await joinOptionFor(db, ada, oldest, clock.now())).toMatchObject({ kind: 'invited' });
    const asked = await outcomeOf(requestToJoin(domain, ada, { organizationId: oldest, note: null }));
    expect(asked).toBe('invited-already');
    await switchOrganization(domain, ada, { organizationId: oldest });
    expect(await homeFacts(domain, ada)).toMatchObject({ mayAsk: [], waiting: 'invitation' });
  });

  it('App Home doesn’t offer an organization again once the person has asked, however many they asked since', async () => {
    await using world = await startWorld(crowdsec);
    const { domain, db, clock } = world;
    const ada = await adaIn(world);
    const ids = await manyOrganizations(world);
    const person = { slackUserId: 'UADA', email: 'ada@x.example', name: 'Ada' };
    await db.joinRequest.createMany({
      data: ids.map(organizationId => ({ organizationId, ...person, createdAt: clock.now() })),
    });
    await switchOrganization(domain, ada, { organizationId: ids[0] ?? '' });
    const { mayAsk, inbox, waiting } = await homeFacts(domain, ada);
    expect(mayAsk).toEqual([]);
    expect(inbox.total).toBe(MANY);
    expect(waiting).toBe('request');
  });

  it('the switcher has nothing of an address that the person has not confirmed', async () => {
    await using world = await startWorld(crowdsec);
    const { domain, db, clock, organization } = world;
    const impostor = adaOf(world, { slackUserId: 'UIMP', isEmailConfirmed: false });
    const organizationId = await addOrganization(world, 'Secret');
    await inviteTo(world, organizationId, 'ada@x.example');
    const accessible = await myOrganizations(domain, impostor);
    expect(accessible.map(each => [each.organization.name, each.isInvited])).toEqual([
      ['Lovelace Labs', false],
    ]);
    const switched = await outcomeOf(switchOrganization(domain, impostor, { organizationId }));
    expect(switched).toBe('organization-not-found');
    expect(await outcomeOf(joinOptionFor(db, impostor, organizationId, clock.now()))).toBe(
      'email-unconfirmed',
    );
    expect((await myOrganizations(domain, adaOf(world))).map(each => each.isInvited)).toContain(true);

    const { actor: member } = await world.member('Ada', 'OWNER');
    const asMember = { ...member, slackUserId: 'UIMP', isEmailConfirmed: false };
    await db.organization.update({ where: { id: organization.id }, data: { domains: ['x.example'] } });
    expect(await outcomeOf(joinOptionFor(db, asMember, organization.id, clock.now()))).toBe(
      'email-unconfirmed',
    );
  });
});
