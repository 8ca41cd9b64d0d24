import type { ActingMember } from '../access/acting-member.ts';
import type { Domain, Person } from '../domain.ts';
import { groupWithin, seesEverybody } from '../groups/manage.ts';
import type { CountedGroup } from '../groups/store.ts';
import { type LedMember, noLongerLed, peopleLed } from '../links/people/store.ts';
import { linksOf } from '../links/store.ts';
import { organizationToEdit } from '../settings/edit.ts';

/** People, and whether the reader may know who they are. */
export interface LedPeople {
  members: LedMember[];
  /** False: there may be more, because not everybody was looked at. */
  isExact: boolean;
  isNamed: boolean;
}

/** How many names are shown. */
const NAMED = 10;

/** A group, and the members that its links lead or would lead to Slack. @throws DomainError group-not-found, not-allowed */
export async function groupToLink(
  { db }: Domain,
  actor: Person,
  groupId: string,
): Promise<{ group: CountedGroup; acting: ActingMember; led: LedPeople }> {
  const found = await groupWithin(db, actor, groupId);
  const { organizationId } = found.group;
  const led = await peopleLed(db, { organizationId, groupIds: [groupId] });
  return { ...found, led: ledBy(found.acting, led) };
}

const ledBy = (acting: ActingMember, led: Omit<LedPeople, 'isNamed'>): LedPeople => ({
  ...led,
  isNamed: seesEverybody(acting),
});

/**
 * What a comparison with Slack can change: it adds members that the links lead there and that are missing, and removes
 * those who no longer belong there, one more than are shown where there are more. @throws DomainError not-allowed
 */
export async function syncConsequences(
  domain: Domain,
  actor: Person,
  organizationId: string,
): Promise<{ led: LedPeople; leaving: string[]; knowsLeaving: boolean }> {
  const { db } = domain;
  const acting = await organizationToEdit(domain, actor, organizationId);
  const links = await linksOf(db, organizationId);
  const groupIds = [...new Set(links.map(({ groupId }) => groupId))];
  const [led, { names: leaving, isExact }] = await Promise.all([
    peopleLed(db, { organizationId, groupIds }),
    noLongerLed(db, organizationId, NAMED + 1),
  ]);
  return { led: ledBy(acting, led), leaving, knowsLeaving: isExact };
}
