import { expect, it } from 'vitest';
import { type Actor, nameInAuditLog } from '../../src/domain/actor.ts';

it('The audit log names every kind of actor, and no two kinds alike', () => {
  const id = '01a217f9-1a82-71cd-a4ce-e063cb83d702';
  const grace = { workspaceId: id, slackUserId: 'U0GRACE', name: 'Grace', isBot: false } as unknown as Actor;
  const actors: Actor[] = [
    grace,
    { kind: 'link', invitationId: id, email: 'ada@lovelace.example' },
    { kind: 'api-key', organizationId: id, keyId: id },
    { kind: 'directory', organizationId: id, connectionId: id },
    { kind: 'system' },
  ];
  expect(actors.map(nameInAuditLog)).toEqual([
    'U0GRACE',
    'link:ada@lovelace.example',
    `api-key:${id}`,
    `directory:${id}`,
    'foyer',
  ]);
});
