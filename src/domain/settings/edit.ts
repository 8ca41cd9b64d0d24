import { z } from 'zod';
import { type ActingMember, authorise } from '../access/acting-member.ts';
import { DistinctNames } from '../distinct-names.ts';
import type { Domain, Person } from '../domain.ts';
import { alone } from '../locks.ts';
import { markOf } from '../mark.ts';
import { operation } from '../operation/operation.ts';
import { organizationNames, updateSettings } from '../organizations/store.ts';
import { markOwn } from '../shared-channels/store.ts';
import { changedSettings, parseSettings, type Settings, settingsOf } from './settings.ts';
import { groupsOfSettings, parseWhatAcceptGives, withNames } from './what-accept-gives.ts';

const blank = z.string().nullable();

/** Slack shows at most 100 chosen groups. */
const MOST_GROUPS = 100;

const input = z.object({
  organizationId: z.uuid(),
  /** What the person saw when they started: see markOf. */
  seen: z.string(),
  name: z.string(),
  approvalsChannelId: blank,
  domains: z.string(),
  includeSubdomains: z.boolean(),
  welcomeMessage: blank,
  contactSlackUserId: blank,
  seatLimit: blank,
  invitationDays: blank,
  reminderDays: blank,
  cooldownMinutes: blank,
  requestDays: blank,
  requestPauseDays: blank,
  timeZone: z.string(),
  inviteBy: z.enum(['dm', 'email', 'both']).nullable(),
  joinSlackUrl: blank,
  /** What Accept on a join request gives: ids or names. Absent: not asked, so it stays. */
  acceptRole: blank.optional(),
  acceptGroups: z.array(z.string()).max(MOST_GROUPS).nullish(),
  whenSomebodyLeaves: z.enum(['tell', 'deactivate']).nullable().default(null),
  weeklyDigest: z.boolean().nullable().default(null),
});

/** What changed, before and after; null when nothing did. */
export interface SettingsChange {
  name: string;
  changes: { before: Partial<Settings>; after: Partial<Settings> } | null;
}

/**
 * Changes an organization's settings. Of two people who edit them at once, the second is refused. A seat limit below
 * the used seats takes nobody's seat; it only keeps new people out. The caller has checked with Slack that a newly
 * chosen channel isn't shared with another company.
 * Source: product.md, Organizations
 */
export const editSettings = operation({
  name: 'editSettings',
  input,
  fails: [
    'organization-not-found',
    'not-allowed',
    'settings-changed',
    'already-set-up',
    'invalid-name',
    'unclear-name',
    'name-looks-alike',
    'invalid-domain',
    'shared-domain',
    'public-mail-domain',
    'invalid-number',
    'text-too-long',
    'unknown-time-zone',
    'invalid-link',
    'unknown-role',
    'unknown-group',
    'cannot-grant',
    'role-needs-groups',
  ],
  lock: (_, { organizationId }, { workspaceId }) => alone(organizationId, { workspaceId }),
  async run(
    { tx, actor, audit, record, fail },
    { organizationId, seen, ...written },
  ): Promise<SettingsChange> {
    const acting = await authorise(tx, actor, organizationId, 'organization:edit');
    const { organization } = acting;
    const before = settingsOf(organization);
    const groups = await groupsOfSettings(tx, organization, written);
    const accept = parseWhatAcceptGives(acting, groups, written);
    const after = parseSettings({ ...written, ...accept }, before);
    const changed = changedSettings(before, after);
    if (!changed) return { name: before.name, changes: null };
    const changes = {
      before: withNames(changed.before, organization, groups),
      after: withNames(changed.after, organization, groups),
    };
    if (markOf(before) !== seen) throw fail('settings-changed', { organization: before.name });
    if (after.name !== before.name) {
      const others = await organizationNames(tx, actor.workspaceId, { but: organizationId });
      new DistinctNames('organization', others).add(after.name, 'organization');
    }
    if (changes.after.approvalsChannelId) {
      const { workspaceId } = actor;
      await markOwn(tx, { workspaceId, slackId: changes.after.approvalsChannelId });
    }
    await updateSettings(tx, organizationId, after);
    audit({ organizationId, action: 'organization.edit', subject: after.name, ...changes });
    const { name, acceptRoleId, acceptGroupIds } = changed.after;
    const isOnCards = [name, acceptRoleId, acceptGroupIds].some(each => each !== undefined);
    record({ type: 'organization.changed', organizationId, isOnCards });
    return { name: after.name, changes };
  },
});

/** Loads the organization that the actor wants to change. @throws DomainError organization-not-found, not-allowed */
export function organizationToEdit({ db }: Domain, actor: Person, id: string): Promise<ActingMember> {
  return authorise(db, actor, id, 'organization:edit');
}
