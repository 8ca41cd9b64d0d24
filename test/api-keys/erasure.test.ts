import { expect, it } from 'vitest';
import { inWorkspace } from '../../src/database/workspace-scope.ts';
import { makeApiKey } from '../../src/domain/api-keys/manage.ts';
import { findApiKey } from '../../src/domain/api-keys/use.ts';
import { forgetHistory } from '../../src/domain/retention/forget-history.ts';
import { commitChanges } from '../../src/notifications/commit-changes.ts';
import { tablesWith } from '../erasure/dump.ts';
import { deactivate, erase } from '../erasure/erasing.ts';
import { startFoyer } from '../support/foyer.ts';
import { becomeMember, setUp, timePasses, untilIdle } from '../support/story.ts';

it('erasing the maker of an API key revokes it and leaves nothing of them in it', async () => {
  await using foyer = await startFoyer();
  const { id: organizationId, workspaceId } = await setUp(foyer);
  const ada = await becomeMember(foyer, 'ada', 'ADMIN');
  const { db, clock } = foyer;
  const domain = { db, clock, commitChanges };
  const actor = await db.slackPerson.findFirstOrThrow({ where: { slackUserId: ada.id } });
  const { secret } = await inWorkspace(workspaceId, () =>
    makeApiKey(domain, actor, {
      organizationId,
      name: 'Ask ada@lovelace.example',
      scopes: ['members:read'],
      days: 'never',
      requestKey: 'made by ada@lovelace.example',
    }),
  );
  const grace = foyer.slack.person('grace');
  await deactivate(grace, 'ada@lovelace.example');
  await erase(grace, 'ada@lovelace.example');
  await untilIdle(foyer);
  expect(await findApiKey(db, secret, clock.now())).toBeNull();
  const key = await db.apiKey.findFirstOrThrow({ include: { creator: true } });
  expect(key.revokedAt).not.toBeNull();
  expect(key.creator.name).toMatch(/^erased person /u);
  expect(await db.auditEntry.count({ where: { action: 'api-key.revoke', subject: key.name } })).toBe(1);
  const needles = ['ada lovelace', 'ada@lovelace.example', ada.id];
  expect((await tablesWith(db, ...needles)).filter(table => !table.includes('slack_people'))).toEqual([]);
});

it('an API key that ended stays after the retention period, because the audit log names it', async () => {
  await using foyer = await startFoyer();
  const { id: organizationId, workspaceId } = await setUp(foyer);
  const { db, clock } = foyer;
  const domain = { db, clock, commitChanges };
  const creator = await db.member.findFirstOrThrow();
  await db.apiKey.create({
    data: {
      organizationId,
      name: 'Inventory',
      secretHash: 'a hash',
      hint: '0000',
      scopes: ['members:read'],
      creatorId: creator.id,
      requestKey: 'key',
      createdAt: clock.now(),
      revokedAt: clock.now(),
    },
  });
  await timePasses(foyer, 400 * 24 * 60 * 60 * 1000);
  await inWorkspace(workspaceId, () => forgetHistory(domain, workspaceId, 30));
  expect(await db.apiKey.count()).toBe(1);
});
