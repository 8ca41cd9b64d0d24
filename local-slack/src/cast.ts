import type { Clock } from './clock.ts';
import type { WorkspaceSettings } from './settings.ts';

/** A person of the simulated workspace; `name` is the handle without @. */
export interface PersonSpec {
  name: string;
  realName: string;
  email?: string;
  /** Default: true; null: Slack doesn't say. */
  isEmailConfirmed?: boolean | null;
  isAdmin?: boolean;
  isOwner?: boolean;
  /** An admin of the whole Enterprise Grid organization. */
  isOrgAdmin?: boolean;
  /** Slack's `is_restricted`: a multi-channel guest. */
  isGuest?: boolean;
  /** Slack's `is_ultra_restricted`: a single-channel guest. */
  isUltraGuest?: boolean;
  isBot?: boolean;
  /** A person of another company's workspace who shares no channel with the app (Slack Connect): Slack's `is_stranger`. */
  isStranger?: boolean;
  /** A person of another company's workspace in a shared channel (Slack Connect): another `team_id`, `is_stranger` is false. */
  isExternal?: boolean;
  /** A person of another workspace of the same Enterprise Grid organization (the option `enterprise`). */
  isOfSisterWorkspace?: boolean;
  deactivated?: boolean;
  tz?: string;
  /** The language of their client; without one: "en-US". */
  locale?: string;
}

/** A channel; `members` are names of people. `appIsMember` says that the app was invited to it. */
export interface ChannelSpec {
  name: string;
  isPrivate?: boolean;
  members: string[];
  appIsMember?: boolean;
  isArchived?: boolean;
  shared?: Sharing;
}

/**
 * Who shares a channel: another company, one that was invited and has not answered, workspaces of the same
 * enterprise.
 */
export type Sharing = 'external' | 'pending' | 'org';

/** A user group; `members` are names of people. */
export interface UsergroupSpec {
  /** Without @. */
  handle: string;
  name: string;
  description?: string;
  members: string[];
  isDisabled?: boolean;
  /** Slack itself keeps the list of such a group. */
  autoType?: 'admin' | 'owner';
}

export interface SimulatorOptions {
  /** The clock of trigger expiry, response URLs, rate limits, retries and timestamps. */
  clock?: Clock;
  port?: number;
  rateLimits?: boolean;
  people?: PersonSpec[];
  channels?: ChannelSpec[];
  usergroups?: UsergroupSpec[];
  teamName?: string;
  /** The Enterprise Grid organization that the workspace belongs to, if any. */
  enterprise?: { id: string; name: string };
  /** What the plan and the administrators allow; everything by default. */
  settings?: Partial<WorkspaceSettings>;
}

export const defaultTeamName = 'Lovelace Labs workspace';
export const defaultTeamDomain = 'lovelace';

export const defaultPeople: PersonSpec[] = [
  { name: 'grace', realName: 'Grace Hopper', email: 'grace@lovelace.example', isAdmin: true, isOwner: true },
  { name: 'ada', realName: 'Ada Lovelace', email: 'ada@lovelace.example' },
  { name: 'linus', realName: 'Linus Torvalds', email: 'linus@lovelace.example' },
  { name: 'margaret', realName: 'Margaret Hamilton', email: 'margaret@lovelace.example' },
  { name: 'katherine', realName: 'Katherine Johnson', email: 'katherine@lovelace.example' },
  { name: 'radia', realName: 'Radia Perlman', email: 'radia@guest.example', isGuest: true },
  { name: 'edsger', realName: 'Edsger Dijkstra', email: 'edsger@lovelace.example', deactivated: true },
  { name: 'robo', realName: 'Robo', isBot: true },
  { name: 'sam', realName: 'Sam Partner', email: 'sam@partner.example', isStranger: true },
  { name: 'una', realName: 'Una Unconfirmed', email: 'una@lovelace.example', isEmailConfirmed: false },
];

const employees = ['grace', 'ada', 'linus', 'margaret', 'katherine', 'una'];

export const defaultChannels: ChannelSpec[] = [
  { name: 'general', members: [...employees, 'radia', 'robo', 'sam'] },
  { name: 'approvals', members: ['grace', 'margaret'], appIsMember: true },
  { name: 'random', members: employees },
  { name: 'leadership', isPrivate: true, members: ['grace'] },
  { name: 'teacher-laptops', members: ['grace', 'linus'] },
  { name: 'staff-room', isPrivate: true, members: ['grace', 'linus'], appIsMember: true },
];

export const defaultUsergroups: UsergroupSpec[] = [
  { handle: 'teachers', name: 'Teachers', description: 'Everyone who teaches', members: ['linus'] },
  { handle: 'it-desk', name: 'IT desk', description: 'Laptops, accounts and projectors', members: ['grace'] },
];
