import { parseCount } from '../counts.ts';
import { DomainError } from '../errors.ts';
import { limits } from '../limits.ts';
import { parseName } from '../names.ts';
import { parseDomains } from '../organizations/join-domains.ts';
import type { Organization } from '../organizations/store.ts';

/** The settings of an organization that can change after its set-up. */
export type Settings = Pick<
  Organization,
  | 'name'
  | 'approvalsChannelId'
  | 'domains'
  | 'includeSubdomains'
  | 'welcomeMessage'
  | 'contactSlackUserId'
  | 'seatLimit'
  | 'invitationDays'
  | 'reminderDays'
  | 'cooldownMinutes'
  | 'requestDays'
  | 'requestPauseDays'
  | 'timeZone'
  | 'inviteBy'
  | 'joinSlackUrl'
  | 'acceptRoleId'
  | 'acceptGroupIds'
  | 'whenSomebodyLeaves'
  | 'weeklyDigest'
>;

/** The settings as people type them: numbers and lists are still text. */
export interface WrittenSettings {
  name: string;
  approvalsChannelId: string | null;
  /** One per line or separated by commas. */
  domains: string;
  includeSubdomains: boolean;
  welcomeMessage: string | null;
  contactSlackUserId: string | null;
  seatLimit: string | null;
  invitationDays: string | null;
  reminderDays: string | null;
  cooldownMinutes: string | null;
  requestDays: string | null;
  requestPauseDays: string | null;
  timeZone: string;
  /** Null: not asked, so it stays. */
  inviteBy: Settings['inviteBy'] | null;
  joinSlackUrl: string | null;
  acceptRoleId: string | null;
  acceptGroupIds: string[];
  /** Null: not asked, so it stays. */
  whenSomebodyLeaves: Settings['whenSomebodyLeaves'] | null;
  /** Null: not asked, so it stays. */
  weeklyDigest: boolean | null;
}

/**
 * The largest value of each number: ten years, a week, a year, and more seats than any organization needs that an
 * integer column can store.
 */
export const mosts = {
  seatLimit: 10_000_000,
  invitationDays: 3_650,
  reminderDays: 3_650,
  cooldownMinutes: 10_080,
  requestDays: 3_650,
  requestPauseDays: 365,
} as const;

/** The time zones, by their IANA names. */
export const timeZones: readonly string[] = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];

/** Only the settings of an organization. */
export function settingsOf(organization: Organization): Settings {
  const { name, approvalsChannelId, domains, includeSubdomains, welcomeMessage, contactSlackUserId } =
    organization;
  const {
    seatLimit,
    invitationDays,
    reminderDays,
    cooldownMinutes,
    requestDays,
    requestPauseDays,
    timeZone,
    inviteBy,
    joinSlackUrl,
    acceptRoleId,
    acceptGroupIds,
    whenSomebodyLeaves,
    weeklyDigest,
  } = organization;
  return {
    name,
    approvalsChannelId,
    domains,
    includeSubdomains,
    welcomeMessage,
    contactSlackUserId,
    seatLimit,
    invitationDays,
    reminderDays,
    cooldownMinutes,
    requestDays,
    requestPauseDays,
    timeZone,
    inviteBy,
    joinSlackUrl,
    acceptRoleId,
    acceptGroupIds,
    whenSomebodyLeaves,
    weeklyDigest,
  };
}

/** Settings as people would type them, to change some and keep the rest. */
export function writtenSettings(settings: Settings): WrittenSettings {
  const { domains, seatLimit, invitationDays, reminderDays, cooldownMinutes } = settings;
  const { requestDays, requestPauseDays } = settings;
  const typed = (count: number | null) => (count === null ? null : String(count));
  return {
    ...settings,
    domains: domains.join('\n'),
    seatLimit: typed(seatLimit),
    invitationDays: typed(invitationDays),
    reminderDays: typed(reminderDays),
    cooldownMinutes: typed(cooldownMinutes),
    requestDays: typed(requestDays),
    requestPauseDays: typed(requestPauseDays),
  };
}

/**
 * Parses settings by the same rules as the set-up; a blank value means none.
 * @param present an unchanged name isn't checked again, and what wasn't asked stays
 * @throws DomainError invalid-name, unclear-name, invalid-domain, shared-domain, public-mail-domain, invalid-number,
 *   text-too-long, unknown-time-zone or invalid-link, each for its field
 */
export function parseSettings(
  written: WrittenSettings,
  present: Pick<Settings, 'name' | 'inviteBy' | 'whenSomebodyLeaves' | 'weeklyDigest'>,
): Settings {
  const welcomeMessage = written.welcomeMessage?.trim() || null;
  if (welcomeMessage && welcomeMessage.length > limits.note) {
    const { length } = welcomeMessage;
    throw new DomainError('text-too-long', { length, most: limits.note }, 'welcomeMessage');
  }
  if (!isTimeZone(written.timeZone)) {
    throw new DomainError('unknown-time-zone', { value: written.timeZone }, 'timeZone');
  }
  const reminderDays = parseCount(written.reminderDays, 'reminderDays', mosts.reminderDays);
  const invitationDays = parseCount(written.invitationDays, 'invitationDays', mosts.invitationDays);
  const requestDays = parseCount(written.requestDays, 'requestDays', mosts.requestDays);
  return {
    name: written.name === present.name ? present.name : parseName(written.name, 'organization'),
    approvalsChannelId: written.approvalsChannelId,
    domains: parseDomains(written.domains),
    includeSubdomains: written.includeSubdomains,
    welcomeMessage,
    contactSlackUserId: written.contactSlackUserId,
    seatLimit: parseCount(written.seatLimit, 'seatLimit', mosts.seatLimit),
    invitationDays,
    reminderDays,
    cooldownMinutes: parseCount(written.cooldownMinutes, 'cooldownMinutes', mosts.cooldownMinutes),
    requestDays,
    requestPauseDays: parsePause(written.requestPauseDays),
    timeZone: written.timeZone,
    inviteBy: written.inviteBy ?? present.inviteBy,
    joinSlackUrl: parseLink(written.joinSlackUrl),
    acceptRoleId: written.acceptRoleId,
    acceptGroupIds: written.acceptGroupIds,
    whenSomebodyLeaves: written.whenSomebodyLeaves ?? present.whenSomebodyLeaves,
    weeklyDigest: written.weeklyDigest ?? present.weeklyDigest,
  };
}

/** Emails show it to people who are to trust it, so it is encrypted and names its host. */
function parseLink(value: string | null): string | null {
  const text = value?.trim() ?? '';
  if (text === '') return null;
  const { length } = text;
  if (length > limits.note)
    throw new DomainError('text-too-long', { length, most: limits.note }, 'joinSlackUrl');
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.username || /\s/u.test(text)) {
    throw new DomainError('invalid-link', { value: text }, 'joinSlackUrl');
  }
  return url.href;
}

/** 0 and blank both mean none. */
function parsePause(value: string | null): number {
  return value?.trim() === '0' ? 0 : (parseCount(value, 'requestPauseDays', mosts.requestPauseDays) ?? 0);
}

function isTimeZone(name: string): boolean {
  return timeZones.includes(name);
}

/** The settings that differ, before and after. */
export function changedSettings(
  before: Settings,
  after: Settings,
): { before: Partial<Settings>; after: Partial<Settings> } | null {
  const keys = (Object.keys(after) as (keyof Settings)[]).filter(
    key => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (keys.length === 0) return null;
  const only = (settings: Settings) =>
    Object.fromEntries(keys.map(key => [key, settings[key]])) as Partial<Settings>;
  return { before: only(before), after: only(after) };
}
