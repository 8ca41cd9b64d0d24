import type { KindName } from './kinds.ts';

/** What somebody may do with a request that is an owner's otherwise. */
export interface Expected {
  /** The tables in which it changes something. */
  changes?: readonly string[];
  /** What they may read of what nobody else may. */
  reads?: RegExp;
  /** What Foyer asks of Slack for them. */
  asks?: readonly string[];
}

const renames = { changes: ['members', 'audit_entries', 'deliveries', 'jobs'] };

// A draft of their own, in their own organization.
const uploads = {
  changes: ['imports', 'import_rows', 'import_sources', 'deliveries', 'posted_messages', 'jobs'],
  asks: ['url_private'],
};

// People leave by themselves.
const leaves = {
  changes: [
    'members',
    'organization_tallies',
    'group_tallies',
    'audit_entries',
    'deliveries',
    'posted_messages',
    'jobs',
  ],
};

// A file of what their own lists show, sent to themselves.
const downloads = {
  asks: ['conversations.open', 'files.getUploadURLExternal', 'upload_url', 'files.completeUploadExternal'],
};

// Everybody who lacks a right asks for it in their own name.
const asks = { changes: ['audit_entries', 'deliveries', 'posted_messages', 'jobs'] };

// At the first contact the directory learns who they are.
const looksUp = { changes: ['slack_people'], asks: ['users.lookupByEmail'] };

const table: Record<string, Partial<Record<KindName, Expected>>> = {
  'button person': { 'Group Admin': { changes: ['slack_people'], asks: ['users.info'] } },
  'modal member-me': { member: renames, 'Group Admin': renames },
  'modal member-leave': { member: leaves, 'Group Admin': leaves },
  'command *': { 'Group Admin': looksUp, 'owner of another organization': looksUp },
  'button import.template': { 'Group Admin': downloads },
  'button invitation.export': { 'Group Admin': downloads },
  'button member.export': { 'Group Admin': downloads },
  'modal import': {
    'Group Admin': {
      changes: ['imports', 'import_rows', 'import_sources', 'slack_people', 'workspaces', 'jobs'],
      reads: /canary row/giu,
      asks: ['users.list'],
    },
  },
  'event message': { 'Group Admin': uploads, 'owner of another organization': uploads },
  // A command acts where they are: in their own organization.
  'command sync': {
    'owner of another organization': {
      changes: ['audit_entries', 'deliveries', 'jobs'],
      asks: ['conversations.members'],
    },
  },
  'modal ask': {
    guest: asks,
    'Admin, a guest in Slack now': asks,
    'Admin deactivated in Foyer': asks,
    member: asks,
    'Group Admin': asks,
    unconfirmed: asks,
    nobody: asks,
    'owner of another organization': asks,
  },
  'modal ask-to-join': {
    'Admin deactivated in Foyer': {
      changes: ['join_requests', 'posted_messages', 'audit_entries', 'deliveries', 'jobs'],
    },
  },
};

/** By default nothing changes, nothing is shown and Slack is asked nothing. */
export function expectedOf(route: string, kind: KindName): Expected {
  return table[route]?.[kind] ?? {};
}

/** Where the owner may reach another organization: everybody may ask its admins, who alone are told. */
const reachesOthers: Record<string, readonly string[]> = { 'modal ask': asks.changes };

/** The tables in which a request of the owner may change something of another organization. */
export function reachOf(route: string): readonly string[] {
  return reachesOthers[route] ?? [];
}
