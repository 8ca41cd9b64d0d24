import { allOf } from '../api/client.ts';
import type { Product } from './products.ts';

/** The table that the product must have: what Foyer's own API says. */
export async function asFoyerSays({ client }: Product) {
  const shown = ({ id, email, name, isActive, role, groups, hasAllGroups }: Record<string, unknown>) => ({
    id,
    name,
    email,
    isActive,
    role,
    groups: sorted(groups),
    hasAllGroups,
  });
  return sorted((await allOf(client, '/v1/members')).map(shown));
}

const sorted = (items: unknown) =>
  (items as { id: string }[]).toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** The product’s own table. */
export const tableOf = async (product: Product) =>
  ((await product.members()) as { groups: { id: string }[] }[]).map(member => ({
    ...member,
    groups: sorted(member.groups),
  }));
