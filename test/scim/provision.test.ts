import { expect, it } from 'vitest';
import { startFoyer } from '../support/foyer.ts';
import { askToJoin, runCommand, setUp, untilIdle, untilListed } from '../support/story.ts';
import { directoryOf, user } from './directory.ts';

it('a person Slack knows is provisioned with their account, gets the welcome, and their join request is over', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  await untilListed(foyer);
  await askToJoin(foyer, 'linus');
  const okta = await directoryOf(foyer);
  const { status, body } = await okta.ask('POST', '/Users', user('linus@lovelace.example'));
  expect(status, JSON.stringify(body)).toBe(201);
  await untilIdle(foyer);
  const linus = foyer.slack.person('linus');
  expect(await foyer.db.member.findUniqueOrThrow({ where: { id: body.id } })).toMatchObject({
    slackUserId: linus.id,
    state: 'active',
  });
  expect(linus.messages().at(-1)?.plain()).toContain('Lovelace Labs');
  expect(await foyer.db.joinRequest.findMany({ select: { status: true, isObsolete: true } })).toEqual([
    { status: 'withdrawn', isObsolete: true },
  ]);
  const entries = await foyer.db.auditEntry.findMany({ where: { action: 'member.provision' } });
  expect(entries.map(({ actor, subject }) => [actor, subject])).toEqual([
    [`api-key:${okta.keyId}`, 'linus@lovelace.example'],
  ]);
});

it('a provisioned person gets what their pending invitation offers, and it counts as accepted', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  await untilListed(foyer);
  await runCommand(foyer.slack.person('grace'), '/invite una@elsewhere.example as EDITOR');
  const okta = await directoryOf(foyer);
  const { status, body } = await okta.ask('POST', '/Users', user('una@elsewhere.example'));
  expect([status, body.roles?.[0]?.value]).toEqual([201, 'EDITOR']);
  const [invitation] = await foyer.db.invitation.findMany();
  expect(invitation?.status).toBe('accepted');
});
