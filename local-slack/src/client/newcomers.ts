import type { PersonSpec } from '../person.ts';

/** People with an email address and no account yet: someone to invite before they join Slack. */
export const newcomers: PersonSpec[] = [
  { name: 'hedy', realName: 'Hedy Lamarr', email: 'hedy@lovelace.example' },
  { name: 'barbara', realName: 'Barbara Liskov', email: 'barbara@lovelace.example' },
  { name: 'tim', realName: 'Tim Berners-Lee', email: 'tim@web.example' },
];

/**
 * The account of a person who joins: a handle from the first name, numbered when it is taken.
 * @param isTaken does somebody already have this handle?
 */
export function accountFor(
  person: { name?: string; realName: string; email: string },
  isTaken: (name: string) => boolean,
): PersonSpec {
  const first = person.realName.split(/\s+/)[0] ?? '';
  const wanted = person.name ?? (first.toLowerCase().replace(/[^a-z0-9]/g, '') || 'someone');
  let name = wanted;
  for (let number = 2; isTaken(name); number += 1) name = `${wanted}${number}`;
  return { name, realName: person.realName, email: person.email };
}
