import type { Database } from '../../database/client.ts';
import { type ActingMember, actingMemberOf } from '../access/acting-member.ts';
import { isActiveFor } from '../access/active.ts';
import type { Member } from '../access/store.ts';
import type { Domain, Person } from '../domain.ts';
import { pausesOf } from '../joining/pause.ts';
import { mayJoin } from '../joining/rules.ts';
import { type AccessibleOrganization, accessibleAmong } from '../my-organizations/current.ts';
import { contactOf } from '../organizations/contact.ts';
import { commandOf, type Organization } from '../organizations/store.ts';
import { ADMINS_NAMED, workspaceAdmins } from '../people/store.ts';
import { can } from '../roles.ts';
import { ownersOfOrphaned } from '../taking-over/store.ts';
import { organizationsToTakeOver } from '../taking-over/take-over.ts';
import type { Inbox } from './inbox.ts';
import { type Memberships, membershipsAmong } from './memberships/store.ts';
import { type Once, once } from './once.ts';
import { type Overview, overviewFor } from './overview.ts';
import { someHolders } from './store.ts';
import { type WaitingFor, waitingFor } from './waiting/store.ts';

/** How many of a person's invitations and requests App Home shows; a press shows the rest. */
const INBOX = { invitations: 5, requests: 20 };
/** How many people App Home names to ask for help. */
const NAMED = 3;

/** What a person's App Home shows. */
export interface HomeFacts {
  actor: Person;
  now: Date;
  /** The slash command of their workspace, with its slash. */
  command: string;
  /** The organization in which they act; null before the set-up. */
  organization: Organization | null;
  /** Their membership in it; null when they are not an active member. */
  acting: ActingMember | null;
  isDeactivated: boolean;
  /** Members whose account is gone and whose place this person's account can take. */
  oldPlaces: { organization: Organization; member: Member }[];
  /** They were a full member of Slack, and nobody has decided whether they stay as a guest. */
  hasTurnedGuest: boolean;
  /** What is pending between the person and that organization, however much is pending in others. */
  waiting: 'invitation' | 'request' | null;
  /**
   * Are there several organizations, and the person belongs to none and chose none? Then none of them heads their App
   * Home.
   */
  belongsToNone: boolean;
  /** The organizations that the person can open, the current one marked. */
  accessible: AccessibleOrganization[];
  inbox: Inbox;
  /** Organizations that they can ask to join, the current one first. */
  mayAsk: { id: string; name: string }[];
  /** Organizations that they can ask again only later, because their last request was withdrawn or rejected. */
  mustWait: { id: string; name: string; until: Date }[];
  /** With a confirmed address they could ask to join the current organization. */
  isUnconfirmed: boolean;
  /** Null unless they are an active member. */
  overview: Overview | null;
  /** Organizations that they can take over, as an owner of the workspace: nobody with the top role can act there. */
  orphaned: { id: string; name: string }[];
  /**
   * Slack users to ask for access, or for more of it: the organization's contact, else people with the top roles; before
   * the set-up, people who can do it.
   */
  helpers: string[];
}

/** Reads what a person's App Home shows now. */
export async function homeFacts(domain: Domain, actor: Person): Promise<HomeFacts> {
  const [facts] = await factsOfHomes(domain, actor.workspaceId, [actor]);
  if (!facts) throw new Error('Nothing was read.');
  return facts;
}

/**
 * Reads what the App Homes of several people of one workspace show now, in the order of the people. Facts that several
 * of them share are read once, from a bounded number of rows however large the organization is.
 * Source: product.md, App Home
 */
export async function factsOfHomes(
  { db, clock }: Domain,
  workspaceId: string,
  people: readonly Person[],
): Promise<HomeFacts[]> {
  const [memberships, waiting, command] = await Promise.all([
    membershipsAmong(db, workspaceId, people),
    waitingFor(db, workspaceId, people, INBOX),
    commandOf(db, workspaceId),
  ]);
  const shared = { db, now: clock.now(), command, once: once() };
  return Promise.all(people.map(actor => factsFor(shared, actor, memberships(actor), waiting(actor))));
}

async function factsFor(
  { db, now, command, once }: { db: Database; now: Date; command: string; once: Once },
  actor: Person,
  memberships: Memberships,
  { inviting, asked, ...inbox }: WaitingFor,
): Promise<HomeFacts> {
  const accessible = accessibleAmong(memberships, inviting, actor);
  const current = accessible.find(({ isCurrent }) => isCurrent);
  const organization = current?.organization ?? null;
  const own = current?.member;
  const acting = organization && isActiveFor(own, actor) ? actingMemberOf(organization, own) : null;
  const asking = joinable(actor, accessible, asked, acting);
  const pauses = await pausesOf(db, actor, asking, now);
  return {
    actor,
    now,
    command,
    organization,
    acting,
    isDeactivated: own?.state === 'deactivated',
    oldPlaces: memberships.flatMap(({ organization: there, oldPlace }) =>
      oldPlace?.state === 'active' ? [{ organization: there, member: oldPlace }] : [],
    ),
    hasTurnedGuest: own?.state === 'active' && acting === null && actor.isGuest,
    waiting: current?.isInvited ? 'invitation' : asked.has(organization?.id ?? '') ? 'request' : null,
    belongsToNone:
      memberships.length > 1 &&
      memberships.every(({ state, member, isCurrent }) => !state && !member && !isCurrent),
    accessible,
    inbox,
    mayAsk: asking.filter(({ id }) => !pauses.has(id)).map(({ id, name }) => ({ id, name })),
    mustWait: asking.flatMap(({ id, name }) => {
      const until = pauses.get(id);
      return until ? [{ id, name, until }] : [];
    }),
    isUnconfirmed: organization !== null && isUnconfirmed(actor, organization),
    overview: acting && (await overviewFor({ db, now, once }, acting)),
    orphaned: await organizationsToTakeOver({ db }, actor),
    helpers: await helpersFor({ db, once }, actor, organization, acting),
  };
}

async function helpersFor(
  { db, once }: { db: Database; once: Once },
  actor: Person,
  organization: Organization | null,
  acting: ActingMember | null,
): Promise<string[]> {
  if (organization) {
    return mayManage(acting) ? [] : once(['helpers', organization.id], () => helpersOf(db, organization));
  }
  const { workspaceId, isWorkspaceAdmin } = actor;
  if (isWorkspaceAdmin) return [];
  return once(['admins', workspaceId], () => workspaceAdmins(db, workspaceId, ADMINS_NAMED));
}

/** Members who invite or edit others know whom to ask: they are asked. */
function mayManage(acting: ActingMember | null): boolean {
  return (
    acting !== null &&
    (can(acting.permissions, 'invitation:create') || can(acting.permissions, 'member:edit'))
  );
}

function joinable(
  actor: Person,
  accessible: AccessibleOrganization[],
  asked: ReadonlySet<string>,
  acting: ActingMember | null,
): Organization[] {
  return accessible
    .filter(
      ({ organization, state, isInvited }) =>
        state !== 'active' &&
        !isInvited &&
        organization.id !== acting?.organization.id &&
        !asked.has(organization.id) &&
        mayJoin(actor, organization),
    )
    .toSorted((one, other) => Number(other.isCurrent) - Number(one.isCurrent))
    .map(({ organization }) => organization);
}

function isUnconfirmed(actor: Person, organization: Organization): boolean {
  return !actor.isEmailConfirmed && mayJoin({ ...actor, isEmailConfirmed: true }, organization);
}

/** The contact from the settings; else the first people with a role that may invite, from the top role down. */
async function helpersOf(db: Database, organization: Organization): Promise<string[]> {
  const contact = await contactOf(db, organization);
  if (contact) return [contact];
  const found: string[] = [];
  for (const role of organization.roles) {
    if (found.length >= NAMED) break;
    if (!role.capabilities.includes('invitation:create')) continue;
    found.push(...(await someHolders(db, organization.id, role.id, NAMED - found.length)));
  }
  return found.length > 0 ? found : ownersOfOrphaned(db, organization.id, NAMED);
}
