import { expect, it } from 'vitest';
import { type Actor, keyNamed, nameInAuditLog } from '../../src/domain/actor.ts';
import type { Person } from '../../src/domain/domain.ts';

it('The audit log names every kind of actor, and no two kinds alike', () => {
  const id = '01a217f9-1a82-71cd-a4ce-e063cb83d702';
  const grace = { workspaceId: id, slackUserId: 'U0GRACE', name: 'Grace', isBot: false } as unknown as Actor;
  const actors: Actor[] = [
    grace,
    { kind: 'link', invitationId: id, email: 'ada@lovelace.example' },
    { ...(grace as Person), apiKey: { id, organizationId: id } },
    { kind: 'system' },
  ];
  expect(actors.map(nameInAuditLog)).toEqual([
    'U0GRACE',
    'link:ada@lovelace.example',
    `api-key:${id}`,
    'foyer',
  ]);
  expect(actors.map(nameInAuditLog).map(keyNamed)).toEqual([null, null, id, null]);
});
