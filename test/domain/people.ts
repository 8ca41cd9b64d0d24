import type { Person } from '../../src/domain/domain.ts';

/** Somebody of the workspace, with whatever the test is about. */
export function somebody(about: Partial<Person> = {}): Person {
  return {
    workspaceId: 'w',
    slackUserId: 'U1',
    email: 'ada@example.com',
    isEmailConfirmed: true,
    name: 'Ada Lovelace',
    isBot: false,
    isGuest: false,
    isExternal: false,
    isDeactivated: false,
    isWorkspaceAdmin: false,
    isWorkspaceOwner: false,
    ...about,
  };
}
