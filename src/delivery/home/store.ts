import type { Database } from '../../database/client.ts';
import { roleTemplates } from '../../domain/role-templates/index.ts';
import type { Capability } from '../../domain/roles.ts';

/** Foyer doesn't update a home that was opened longer ago; opening it renders it again. */
const LOOKED_AT_MS = 24 * 60 * 60 * 1000;
/** Foyer searches this many of the latest openers for people who see a change. */
const MAX_OPENED = 1_000;
/** How many homes are updated besides those of the people directly concerned. */
const MAX_AUDIENCE = 50;

/** Rights whose App Home shows a count of something, or the last events. */
const counting: Capability[] = [
  'invitation:read',
  'member:read',
  'join-request:review',
  'invitation:create',
  'organization:edit',
  'audit:read',
];
/** Templates in which a group admin has such a right. */
const groupTemplates = roleTemplates
  .filter(({ groupAdminCapabilities }) => groupAdminCapabilities.some(each => counting.includes(each)))
  .map(({ id }) => id);

/** The people directly concerned. */
interface HomeSubjects {
  invitationIds: string[];
  joinRequestIds: string[];
  memberIds: string[];
  importIds: string[];
}

/** The Slack users of the people directly concerned, and the addresses of those without one. */
export async function peopleOfHomes(
  db: Database,
  { invitationIds, joinRequestIds, memberIds, importIds }: HomeSubjects,
): Promise<{ slackUserId: string | null; email: string }[]> {
  if (invitationIds.length + joinRequestIds.length + memberIds.length + importIds.length === 0) return [];
  return db.$queryRaw<{ slackUserId: string | null; email: string }[]>`
    select slack_user_id as "slackUserId", email from invitations where id = any(${invitationIds}::uuid[])
    union all
    select slack_user_id, email from join_requests where id = any(${joinRequestIds}::uuid[])
    union all
    select slack_user_id, email from members where id = any(${memberIds}::uuid[])
    union all
    select i.slack_user_id, i.email from import_rows r join invitations i on i.id = r.invitation_id
    where r.import_id = any(${importIds}::uuid[])`;
}

/**
 * People who have opened App Home and see the change. First, those who see the organization's counts (or everybody) and
 * opened theirs within the day, latest first, at most fifty; then the people directly concerned.
 */
export async function homesThatShow(
  db: Database,
  organizationId: string,
  asked: {
    people: { slackUserId: string | null; email: string }[];
    audience: 'everybody' | 'counts' | null;
    now: Date;
  },
): Promise<string[]> {
  const { people, audience, now } = asked;
  const since = new Date(now.getTime() - LOOKED_AT_MS);
  const ids = people.flatMap(({ slackUserId }) => slackUserId ?? []);
  const emails = people.flatMap(({ slackUserId, email }) => (slackUserId ? [] : [email]));
  const shown = await db.$queryRaw<{ slackUserId: string }[]>`
    with place as materialized (
      select id, workspace_id, template from organizations where id = ${organizationId}::uuid
    ), opened as materialized (
      select p.slack_user_id, p.home_opened_at from slack_people p
      where ${audience !== null}::boolean
        and p.workspace_id = (select workspace_id from place) and p.home_opened_at > ${since}::timestamptz
      order by p.home_opened_at desc limit ${MAX_OPENED}
    ), audience as (
      select o.slack_user_id from opened o
      where ${audience === 'everybody'}::boolean or exists (
        select 1 from members m join roles r on r.id = m.role_id
        where m.organization_id = ${organizationId}::uuid and m.slack_user_id = o.slack_user_id and m.state = 'active'
          and (r.capabilities && ${counting}::text[]
            or ((select template from place) = any(${groupTemplates}::text[]) and exists (
              select 1 from group_grants g where g.member_id = m.id and g.level = 'admin'))))
      order by o.home_opened_at desc limit ${MAX_AUDIENCE}
    ), concerned as (
      select slack_user_id, 0 as rank from audience
      union all
      select p.slack_user_id, 1 from slack_people p
      where p.workspace_id = (select workspace_id from place) and p.slack_user_id = any(${ids}::text[])
        and p.home_opened_at is not null
      union all
      select p.slack_user_id, 1 from slack_people p
      where p.workspace_id = (select workspace_id from place) and p.email = any(${emails}::text[])
        and p.is_email_confirmed and p.home_opened_at is not null
    )
    select slack_user_id as "slackUserId" from concerned
    group by slack_user_id order by min(rank), slack_user_id`;
  return shown.map(({ slackUserId }) => slackUserId);
}
