import { randomInt } from 'node:crypto';
import type { Person, PersonSpec, Simulator } from 'local-slack';
import { submitSetUp } from '../../support/story.ts';
import { install, type Many } from '../stage.ts';
import { Random } from './random.ts';

/** The names of the workspaces: everything that belongs to one contains its name. */
const MARKS = ['Acme', 'Globex', 'Initech'] as const;

/** People who can join, of two kinds. */
const SHARED = 60;
const OWN = 60;

/** One of the workspaces, and what the test knows of it. */
export interface Place {
  mark: string;
  slack: Simulator;
  workspaceId: string;
  organizationId: string;
  random: Random;
  grace: Person;
  /** Everybody who can join, by address. */
  people: Map<string, Person>;
  /** Addresses of people who are not in Slack. */
  outsiders: string[];
  groups: string[];
}

export const seed = Number(process.env.CHURN_SEED ?? randomInt(2 ** 31));

/** Three workspaces with Foyer. Some of their people, and all channels, have the same ids in each. */
export async function addPlaces(many: Many): Promise<Place[]> {
  const places: Place[] = [];
  for (const [index, mark] of MARKS.entries()) {
    const [first] = places;
    const slack = many.cloud.addWorkspace({
      name: mark,
      rateLimits: false,
      people: castOf(mark),
      channels: [{ name: 'approvals', members: ['grace'], appIsMember: true }],
      ...(first && { sameIdsAs: first.slack }),
    });
    const workspaceId = await install(many, slack, 'grace');
    const grace = slack.person('grace');
    const groups = [`${mark} laptops`, `${mark} phones`];
    await submitSetUp(grace, { name: `${mark} Labs`, groups: groups.join('\n'), domains: domainOf(mark) });
    await grace.closeModal();
    const { id } = await many.db.organization.findFirstOrThrow({ where: { workspaceId } });
    places.push({
      mark,
      slack,
      workspaceId,
      organizationId: id,
      random: new Random(seed + index),
      grace,
      people: new Map(
        slack
          .people()
          .filter(({ spec }) => spec.name !== 'grace')
          .map(person => [person.spec.email ?? '', person]),
      ),
      outsiders: Array.from({ length: 40 }, (_, n) => `outsider${n}@${domainOf(mark)}`),
      groups,
    });
  }
  return places;
}

const domainOf = (mark: string) => `${mark.toLowerCase()}.example`;

function castOf(mark: string): PersonSpec[] {
  const own = mark.toLowerCase();
  const names = [
    ...Array.from({ length: SHARED }, (_, n) => `both${String(n).padStart(2, '0')}`),
    ...Array.from({ length: OWN }, (_, n) => `${own}${String(n).padStart(2, '0')}`),
  ];
  const spec = (name: string) => ({
    name,
    realName: `${name} of ${mark}`,
    email: `${name}@${domainOf(mark)}`,
  });
  return [{ ...spec('grace'), isAdmin: true, isOwner: true }, ...names.map(spec)];
}
