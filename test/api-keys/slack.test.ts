import { expect, it } from 'vitest';
import { findApiKey } from '../../src/domain/api-keys/use.ts';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, readAuditLog, runCommand, setUp, untilIdle } from '../support/story.ts';

const SECRET = /foyer_[\w-]{43}/u;

it('an API key is made in Slack, its secret shown once, and it is listed with what it can do and revoked', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const { db, clock } = foyer;
  const grace = foyer.slack.person('grace');
  const shown = () => {
    const view = grace.modal();
    if (!view) throw new Error(`There is no modal. ${grace.screen()}`);
    return view;
  };
  await grace.command('/invite api-keys');
  expect(shown().plain()).toContain('0 API keys');
  await grace.press(shown(), 'New key');
  expect(shown().plain()).toContain('acts for the person who made it, and can never do more than they can');
  await grace.fill({
    Name: 'Device inventory',
    'What it can do': ['Read members', 'Check access'],
    Ends: 'In 90 days',
  });
  await grace.submit();
  const made = shown().plain();
  expect(made).toContain('The key “Device inventory” is ready.');
  expect(made).toContain('Copy it now. Foyer doesn’t show it again.');
  const secret = SECRET.exec(made)?.[0] ?? '';
  expect(await findApiKey(db, secret, clock.now())).toMatchObject({
    name: 'Device inventory',
    scopes: ['members:read', 'access:check'],
    actor: { slackUserId: grace.id },
  });
  await grace.closeModal();
  await grace.command('/invite api-keys');
  const listed = shown().plain();
  expect(listed).not.toMatch(SECRET);
  for (const part of [
    '1 API key',
    `Device inventory · …${secret.slice(-4)} · Ends `,
    'Can: Read members, Check access',
    'Made by Grace Hopper. Not used yet.',
  ])
    expect(listed).toContain(part);
  await db.apiKey.updateMany({ data: { lastUsedAt: clock.now(), expiresAt: clock.now() } });
  await grace.closeModal();
  await grace.command('/invite api-keys');
  expect(shown().plain()).toMatch(/ · Ended .*\n.*\nMade by Grace Hopper[.] Last used /u);
  await grace.press(shown(), 'Revoke', { block: 'Device inventory' });
  expect(shown().plain()).toContain('The key “Device inventory” is revoked.');
  expect(shown().plain()).toContain('0 API keys');
  await grace.closeModal();
  await untilIdle(foyer);
  expect((await readAuditLog(foyer)).filter(line => line.startsWith('api-key'))).toEqual([
    'api-key.create Device inventory',
    'api-key.revoke Device inventory',
  ]);
  expect(await runCommand(grace, '/invite help')).toContain('api-keys');
});

it('the list of API keys says whose key does not work, and the audit log whose key acted', async () => {
  await using foyer = await startFoyer();
  const { id: organizationId } = await setUp(foyer);
  const { db, clock, slack } = foyer;
  const grace = slack.person('grace');
  const ada = await becomeMember(foyer, 'ada', 'ADMIN');
  const creator = await db.member.findFirstOrThrow({ where: { slackUserId: ada.id } });
  const { id } = await db.apiKey.create({
    data: {
      organizationId,
      name: 'Payroll',
      secretHash: 'a hash',
      hint: '0000',
      scopes: ['members:read'],
      creatorId: creator.id,
      requestKey: 'key',
      createdAt: clock.now(),
    },
  });
  await db.auditEntry.create({
    data: {
      organizationId,
      at: clock.now(),
      actor: `api-key:${id}`,
      action: 'invitation.create',
      subject: 'una@x.example',
    },
  });
  await db.member.update({ where: { id: creator.id }, data: { state: 'deactivated' } });
  await grace.command('/invite api-keys');
  const list = grace.modal()?.plain();
  expect(list).toContain('Payroll · …0000 · No end');
  expect(list).toContain('It doesn’t work now, because Ada Lovelace isn’t an active member.');
  await grace.closeModal();
  await grace.command('/invite audit');
  expect(grace.modal()?.plain()).toContain('API key “Payroll” (of Ada Lovelace) invited una@x.example');
});

it('a member who can’t change the settings sees no API keys', async () => {
  await using foyer = await startFoyer();
  await setUp(foyer);
  const ada = await becomeMember(foyer, 'ada', 'VIEWER');
  await ada.command('/invite api-keys');
  expect(ada.screen()).not.toContain('New key');
  expect(ada.home()?.buttons() ?? []).not.toContain('API keys');
});
