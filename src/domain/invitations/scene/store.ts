import type { Database, Transaction } from '../../../database/client.ts';
import { Prisma } from '../../../database/generated/client.ts';
import { fromJson } from '../../../database/json-rows.ts';
import type { KnownMember } from '../../access/store.ts';
import type { Person } from '../../domain.ts';
import { type Organization, type OrganizationRow, toOrganization } from '../../organizations/store.ts';
import type { Account } from '../../people/identity.ts';
import type { KnownPerson } from '../../people/store.ts';
import type { Group } from '../../roles.ts';
import {
  accountBehind,
  grantsOffered,
  membersConcerning,
  wholeOrganization,
} from '../../whole-rows/store.ts';
import type { SentInvitation } from '../store.ts';

/** An existing invitation, with what a refusal or a repeated request needs to show. */
export type KnownInvitation = SentInvitation &
  Pick<Prisma.InvitationGetPayload<object>, 'status' | 'requestKey'> & {
    /** The account that it is bound to, as the directory knows it. */
    account: Account | null;
  };

/** The people an inviter named, before Foyer knows who they are. */
export interface Wanted {
  organizationId: string;
  emails: readonly string[];
  slackUserIds: readonly string[];
  /** The keys of the requests that invite them. */
  requestKeys: readonly string[];
  /** Does any of them get groups? */
  withGroups: boolean;
}

/** Everything that inviting these people needs, read at one moment. */
export interface Scene {
  /** Who invites, from the directory; null when it doesn't know them. */
  actor: KnownPerson | null;
  organization: Organization | null;
  groups: Group[];
  /** People of the workspace with these addresses; of several with one address, the best match first. */
  people: KnownPerson[];
  /** Members whom these people may be, and the inviter. */
  members: KnownMember[];
  /** Pending invitations of these people, and invitations that these requests created. */
  invitations: KnownInvitation[];
}

/** Reads it all in one statement. */
export async function readScene(db: Database | Transaction, actor: Person, wanted: Wanted): Promise<Scene> {
  const emails = [...wanted.emails];
  const slackUserIds = [...wanted.slackUserIds];
  const concerned = {
    emails: actor.email ? [actor.email, ...emails] : emails,
    slackUserIds: [actor.slackUserId, ...slackUserIds],
  };
  const [found] = await db.$queryRaw<{ scene: unknown }[]>`
    select json_build_object(
      'organization', ${wholeOrganization},
      'groups', (select coalesce(json_agg(g order by g.name), '[]') from groups g
        where g.organization_id = o.id and ${wanted.withGroups}::boolean),
      'people', (select coalesce(json_agg(p order by p.is_external, p.is_deactivated, p.updated_at desc), '[]')
        from slack_people p where p.workspace_id = o.workspace_id
          and (p.slack_user_id = ${actor.slackUserId} or p.email = any(${emails}::text[]))),
      'members', (select coalesce(json_agg(there), '[]') from (${membersConcerning(concerned)}) as there),
      'invitations', (select coalesce(json_agg(known), '[]') from (
        select i.*, row_to_json(r) as role, row_to_json(m) as inviter, ${grantsOffered} as grants,
          ${accountBehind(Prisma.sql`i`)} as account
        from invitations i join roles r on r.id = i.role_id join members m on m.id = i.inviter_id where i.id in (
          select id from invitations where organization_id = o.id and status = 'pending' and email = any(${emails}::text[])
          union select id from invitations where organization_id = o.id and status = 'pending'
            and slack_user_id = any(${slackUserIds}::text[] || array(select p.slack_user_id from slack_people p
              where p.workspace_id = o.workspace_id and p.email = any(${emails}::text[])))
          union select id from invitations where organization_id = o.id and email = any(${emails}::text[])
            and request_key = any(${[...wanted.requestKeys]}::text[]))) as known)
    ) as scene
    from organizations o where o.id = ${wanted.organizationId}::uuid and o.workspace_id = ${actor.workspaceId}::uuid`;
  if (!found)
    return { actor: null, organization: null, groups: [], people: [], members: [], invitations: [] };
  const { organization, people, invitations, ...rest } = fromJson<SceneRows>(found.scene);
  const { name, template, inviteBy } = organization;
  return {
    ...rest,
    actor: people.find(({ slackUserId }) => slackUserId === actor.slackUserId) ?? null,
    organization: toOrganization(organization),
    people,
    invitations: invitations.map(each => ({ ...each, organization: { name, template, inviteBy } })),
  };
}

type SceneRows = Pick<Scene, 'groups' | 'people' | 'members'> & {
  organization: OrganizationRow;
  invitations: Omit<KnownInvitation, 'organization'>[];
};
