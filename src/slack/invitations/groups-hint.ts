import type { ActingMember } from '../../domain/access/acting-member.ts';
import { choosesLevels } from '../../domain/role-templates/levels.ts';
import { administeredGroups, type Capability, canGrantRole, hasEverywhere } from '../../domain/roles.ts';
import { groupWords, noGroupsWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';

/** Who gives access, and by which right. */
export type Giver = Pick<ActingMember, 'organization' | 'permissions'> & { by: Capability };

/** What is special about the person who gets it. */
interface Receiver {
  /** How many of their groups the input doesn't show; they stay. */
  hidden: number;
  /** The groups that they had were removed, so some must be chosen. */
  needsGroups?: boolean;
}

/** The hint under the groups: what happens without any, for this giver, organization and template. */
export function groupsHint(giver: Giver, { hidden, needsGroups = false }: Receiver): string {
  const { organization, permissions, by } = giver;
  const { template } = organization;
  const said = texts().invite;
  const { one } = groupWords(template);
  if (hidden > 0) return said.moreStay({ count: hidden });
  if (!hasEverywhere(permissions, by)) {
    return choosesLevels(template) ? said.chooseOwnOfTwo({ one }) : said.chooseOwn({ one });
  }
  if (needsGroups) return said.chooseAgain({ one });
  const roles = rolesOffered(giver).filter(({ groupLevel }) => groupLevel === 'admin');
  const need = makesAdmins(giver) ? said.rolesNeed : said.rolesNeedOwn;
  return [
    said.blankMeans({ none: noGroupsWords(template) }),
    ...(roles.length > 0 ? [need({ roles: roles.map(({ name }) => name), one })] : []),
  ].join(' ');
}

/** The hint under the groups that somebody becomes admin of. */
export function adminOfHint(giver: Giver, { hidden }: Receiver): string {
  const { one, many } = groupWords(giver.organization.template);
  const said = texts().invite;
  if (hidden > 0) return said.moreStay({ count: hidden });
  const isFree = !hasEverywhere(giver.permissions, giver.by) || makesAdmins(giver);
  return isFree ? said.adminsInvite({ one }) : said.adminsOwn({ many });
}

/** The roles that the giver can give: none whose groups would have to be beyond them. */
export function rolesOffered(giver: Giver): ActingMember['organization']['roles'] {
  const { organization, permissions } = giver;
  const hasGroups = makesAdmins(giver) || administeredGroups(permissions).length > 0;
  return organization.roles.filter(
    role => canGrantRole(permissions, role) && (hasGroups || role.groupLevel !== 'admin'),
  );
}

/** Can the giver make somebody admin of a group that they don't administer? See grantProblem. */
function makesAdmins({ permissions, by }: Giver): boolean {
  return (
    hasEverywhere(permissions, by) &&
    permissions.groupAdminCapabilities.every(each => hasEverywhere(permissions, each))
  );
}
