import type { PlainTextOption } from '@slack/types';
import { permissionsOf } from '../../domain/access/acting-member.ts';
import { isActiveFor } from '../../domain/access/active.ts';
import { findOwnMember, listGroups } from '../../domain/access/store.ts';
import type { Domain } from '../../domain/domain.ts';
import { groupsShownTo } from '../../domain/visibility.ts';
import { plain } from '../blocks.ts';
import { optionsRoute } from '../route.ts';

/** Slack shows at most 100 options. */
const SHOWN = 100;

/** The groups that the actor may grant, filtered by what they type. */
export const groupOptions = optionsRoute({
  id: 'groups',
  async run({ domain, actor, organization }, search) {
    if (!organization) return [];
    const member = await findOwnMember(domain.db, organization.id, actor);
    if (!isActiveFor(member, actor)) return [];
    const permissions = permissionsOf(organization, member);
    const within = groupsShownTo(permissions);
    return offerGroups(domain.db, { organizationId: organization.id, search, within });
  },
});

/** The first groups whose name contains the typed text, as options. */
export async function offerGroups(
  db: Domain['db'],
  query: { organizationId: string; search: string; within: string[] | null },
): Promise<PlainTextOption[]> {
  const groups = await listGroups(db, { ...query, take: SHOWN });
  return groups.map(group => ({ text: plain(group.name, 75), value: group.id }));
}
