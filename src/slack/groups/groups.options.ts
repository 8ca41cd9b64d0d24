import { listGroups } from '../../domain/groups/store.ts';
import { authorise } from '../../domain/members/membership.ts';
import { administeredGroups, holdsEverywhere } from '../../domain/roles.ts';
import { plain } from '../blocks.ts';
import { options } from '../route.ts';

/** Slack shows at most 100 options. */
const SHOWN = 100;

/** The groups that the actor may give, found as they type. */
export const groupOptions = options({
  id: 'groups',
  async run({ domain, actor, organization }, search) {
    if (!organization) return [];
    const { standing } = await authorise(domain.db, actor, organization.id, 'invitation:create');
    const within = holdsEverywhere(standing, 'invitation:create') ? null : administeredGroups(standing);
    const groups = await listGroups(domain.db, {
      organizationId: organization.id,
      search,
      within,
      take: SHOWN,
    });
    return groups.map(group => ({ text: plain(group.name, 75), value: group.id }));
  },
});
