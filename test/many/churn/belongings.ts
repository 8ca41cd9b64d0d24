import type { Place } from './place.ts';

/** What each workspace alone has: Slack's ids, and its name in everything that somebody wrote. */
export type Belongings = Map<string, Place>;

const ID = /\b[A-Z][A-Z0-9]{8}\b/gu;

/** Finds out, by id, what belongs to one of the places and to no other. */
export function belongingsOf(places: readonly Place[]): Belongings {
  const owners = new Map<string, Place[]>();
  for (const place of places)
    for (const id of idsOf(place)) owners.set(id, [...(owners.get(id) ?? []), place]);
  return new Map(
    [...owners].flatMap(([id, [owner, other]]) => (owner && !other ? [[id, owner] as const] : [])),
  );
}

function idsOf({ slack }: Place): Set<string> {
  return new Set([
    slack.teamId,
    slack.botUserId,
    ...slack.people().flatMap(person => [person.id, ...person.channels().map(({ id }) => id)]),
  ]);
}

/** What in a text belongs to another place; undefined: nothing. */
export function foreignIn(belongings: Belongings, place: Place, text: string): string | undefined {
  const places = new Set(belongings.values());
  for (const { mark } of places) {
    if (mark !== place.mark && text.toLowerCase().includes(mark.toLowerCase())) return around(text, mark);
  }
  for (const [id] of text.matchAll(ID)) {
    const owner = belongings.get(id);
    if (owner && owner !== place) return `${id} of ${owner.mark}: ${around(text, id)}`;
  }
  return undefined;
}

function around(text: string, what: string): string {
  const at = text.toLowerCase().indexOf(what.toLowerCase());
  return text.slice(Math.max(0, at - 100), at + 200);
}
