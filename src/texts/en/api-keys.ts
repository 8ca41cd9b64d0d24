import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** Keys of the API: the list, the form that makes one, and what each scope means. */
export const apiKeys = {
  title: 'API keys',
  count: ({ organization, count }: { organization: string; count: number }) =>
    `${organization} · ${english.plural(count, { one: '# API key', other: '# API keys' })}`,
  explanation: 'A program with a key acts for the person who made it, and can never do more than they can.',
  newKey: 'New key',
  ready: ({ name }: { name: string }) => `The key “${name}” is ready.`,
  copyNow: 'Copy it now. Foyer doesn’t show it again. Keep it as safe as a password.',
  end: <Piece>({ at, isOver }: { at: Piece | null; isOver: boolean }): (Piece | string)[] => {
    if (at === null) return ['No end'];
    return isOver ? pieces`Ended ${at}` : pieces`Ends ${at}`;
  },
  can: ({ scopes }: { scopes: readonly string[] }) => `Can: ${scopes.join(', ')}`,
  use: <Piece>({ creator, at }: { creator: string; at: Piece | null }) =>
    at === null ? pieces`Made by ${creator}. Not used yet.` : pieces`Made by ${creator}. Last used ${at}.`,
  withoutMaker: ({ creator }: { creator: string }) =>
    `It doesn’t work now, because ${creator} isn’t an active member.`,
  revoke: 'Revoke',
  revokeTitle: 'Revoke the key?',
  revokeQuestion: ({ name }: { name: string }) =>
    `Programs with the key “${name}” stop working at once. You can’t undo this.`,
  revoked: ({ name }: { name: string }) => `The key “${name}” is revoked. No program can use it again.`,

  endsSoonSummary: ({ name, organization }: { name: string; organization: string }) =>
    `Your API key ${name} of ${organization} ends soon.`,
  endsSoon: <Piece>({ name, organization, at }: Record<'name' | 'organization' | 'at', Piece>) =>
    pieces`Your API key ${name} of ${organization} ends on ${at}. Programs with it stop working then.`,
  replaceIt: 'Make a new key with “API keys” on the Home tab of the Foyer app. Then give it to the program.',

  newTitle: 'New API key',
  make: 'Make key',
  name: 'Name',
  nameHint: 'What uses it, for example “Device inventory”. The audit trail names it.',
  scopesLabel: 'What it can do',
  scopes: {
    'organization:read': { name: 'Read the organization', about: 'Name, roles and groups' },
    'members:read': { name: 'Read members', about: 'Names, emails, roles and groups' },
    'members:write': { name: 'Change members', about: 'Change roles and groups, deactivate, reactivate' },
    'invitations:read': { name: 'Read invitations', about: 'Who was invited, and what they answered' },
    'invitations:write': { name: 'Invite people', about: 'Send, resend and revoke invitations' },
    'join-requests:read': { name: 'Read join requests', about: 'Who asks to join, and what was decided' },
    'join-requests:write': {
      name: 'Decide join requests',
      about: 'Accept and reject people who ask to join',
    },
    'audit:read': { name: 'Read the audit trail', about: 'Who changed what, and when' },
    'access:check': { name: 'Check access', about: 'Ask if a person can do something in a group' },
    'directory:sync': {
      name: 'Sync a directory',
      about: 'Okta, Entra or Google adds and removes people (SCIM)',
    },
  },
  endsLabel: 'Ends',
  ends: { '30': 'In 30 days', '90': 'In 90 days', '365': 'In 365 days', never: 'Never' },
  endsHint: 'Choose “Never” only if nobody can replace the key in time.',
};
