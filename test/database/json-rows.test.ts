import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { fromJson } from '../../src/database/json-rows.ts';
import { withRole } from '../../src/domain/access/store.ts';
import { loadActor } from '../../src/domain/actor/store.ts';
import { readAcceptance } from '../../src/domain/invitations/acceptance/store.ts';
import { readScene } from '../../src/domain/invitations/scene/store.ts';
import { findInvitation } from '../../src/domain/invitations/store.ts';
import { findOrganization } from '../../src/domain/organizations/store.ts';
import { findPerson } from '../../src/domain/people/store.ts';
import { actorFor } from '../links/links-setup.ts';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, runCommand, setUp, untilIdle } from '../support/story.ts';

it('a column of JSON has the name that the schema gives it', async () => {
  const schema = await readFile('prisma/schema.prisma', 'utf8');
  const renamed = [...schema.matchAll(/^ +(\w+) .*@map\("(\w+)"\)(?! @ignore)/gmu)];
  expect(renamed.length).toBeGreaterThan(100);
  for (const [, field = '', column = ''] of renamed)
    expect(Object.keys(fromJson({ [column]: 1 }) ?? {})).toEqual([field]);
});

it('a row of JSON is read with the names and dates of the schema', () => {
  const row = { slack_user_id: 'U1', sent_at: '2026-11-26T09:00:00.123+00:00', reminded_on: '2026-11-26' };
  expect(fromJson({ rows: [{ ...row, settled_at: null, domains: ['a_b'], number_of: 2 }] })).toEqual({
    rows: [
      {
        slackUserId: 'U1',
        sentAt: new Date('2026-11-26T09:00:00.123Z'),
        digestSentOn: new Date('2026-11-26'),
        resolvedAt: null,
        domains: ['a_b'],
        numberOf: 2,
      },
    ],
  });
});

it('one statement reads the same rows as Prisma reads one by one', async () => {
  await using foyer = await startFoyer();
  const { db, slack } = foyer;
  const { id: organizationId, workspaceId } = await setUp(foyer, { template: 'Senturo' });
  const grace = slack.person('grace');
  await becomeMember(foyer, 'ada', 'Remote', '"Teacher Laptops"');
  await runCommand(grace, '/invite linus@lovelace.example as Remote in "Teacher Laptops", "Student Devices"');
  await untilIdle(foyer);
  const unwritten = { organizationId, name: 'Guest', description: '', position: 9 };
  await db.role.create({ data: unwritten });
  await db.organization.updateMany({ data: { digestSentOn: new Date('2026-11-26'), welcomeMessage: 'a_b' } });

  const ada = await actorFor(foyer, slack.person('ada'));
  const organization = await findOrganization(db, organizationId);
  const memberOf = ({ slackUserId }: { slackUserId: string }) =>
    db.member.findFirst({ where: { organizationId, slackUserId }, include: withRole });
  const acting = await loadActor(db, ada);
  expect(acting?.person).toEqual(await findPerson(db, workspaceId, ada.slackUserId));
  expect(acting?.memberships[0]?.organization).toEqual(organization);
  expect(acting?.memberships[0]?.member).toEqual(await memberOf(ada));

  const pending = await db.invitation.findFirstOrThrow({ where: { status: 'pending' } });
  const invitation = await findInvitation(db, pending.id);
  const linus = await actorFor(foyer, slack.person('linus'));
  const accepted = await db.$transaction(tx =>
    readAcceptance(tx, pending.id, linus.workspaceId, linus, pending.email),
  );
  expect(accepted?.invitation).toMatchObject({ ...invitation });
  expect(accepted?.inviter).toEqual(await memberOf(await actorFor(foyer, grace)));
  expect(accepted?.actor).toEqual(await findPerson(db, workspaceId, linus.slackUserId));

  const scene = await readScene(db, ada, {
    organizationId,
    emails: [pending.email],
    slackUserIds: [linus.slackUserId],
    requestKeys: [],
    withGroups: true,
  });
  expect(scene.organization).toEqual(organization);
  expect(scene.groups).toEqual(
    await db.group.findMany({ where: { organizationId }, orderBy: { name: 'asc' } }),
  );
  expect(scene.members).toMatchObject([{ ...(await memberOf(ada)), formerAddresses: [] }]);
  const { role, grants } = { ...invitation };
  expect(scene.invitations).toMatchObject([{ ...pending, role, grants }]);
});
