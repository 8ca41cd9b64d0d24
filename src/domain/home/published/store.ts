import type { Database } from '../../../database/client.ts';
import type { KnownPerson } from '../../people/store.ts';
import { actorProblem } from '../../person-problem.ts';

/** The person whose App Home it is. */
type Owner = { workspaceId: string; slackUserId: string };

/** Foyer writes down an opening of App Home at most this often. */
const OPENED_AGAIN_MS = 60_000;

/** Notes that a person opened their App Home. */
export async function markHomeOpened(
  db: Database,
  { workspaceId, slackUserId }: Owner,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - OPENED_AGAIN_MS);
  await db.slackPerson.updateMany({
    where: {
      workspaceId,
      slackUserId,
      OR: [{ homeOpenedAt: null }, { homeOpenedAt: { lte: before } }],
    },
    data: { homeOpenedAt: now },
  });
}

/** Has this person ever opened App Home? */
export async function hasOpenedHome(db: Database, { workspaceId, slackUserId }: Owner): Promise<boolean> {
  const found = await db.slackPerson.findUnique({
    where: { workspaceId_slackUserId: { workspaceId, slackUserId } },
    select: { homeOpenedAt: true },
  });
  return found?.homeOpenedAt != null;
}

/** A person whose App Home may need an update. */
export type HomeOwner = KnownPerson & {
  /** How many renderings of it have begun. */
  homeRenders: number;
  /** The hash of what was published last; null: unknown. */
  homeHash: string | null;
};

/** These people of a workspace in the order given, without bots and accounts deactivated in Slack. */
export async function homeOwners(
  db: Database,
  workspaceId: string,
  slackUserIds: string[],
): Promise<HomeOwner[]> {
  const found = await db.slackPerson.findMany({ where: { workspaceId, slackUserId: { in: slackUserIds } } });
  const known = new Map(found.map(person => [person.slackUserId, person]));
  return slackUserIds
    .flatMap(id => known.get(id) ?? [])
    .filter(person => !['bot', 'deactivated'].includes(actorProblem(person) ?? ''));
}

/** Begins a rendering of a person's App Home. Returns its number, one more than the last. */
export async function beginRender(db: Database, { workspaceId, slackUserId }: Owner): Promise<number> {
  const [begun] = await db.$queryRaw<{ number: number }[]>`
    update slack_people set home_renders = home_renders + 1, home_hash = null
    where workspace_id = ${workspaceId}::uuid and slack_user_id = ${slackUserId}
    returning home_renders as number`;
  return begun?.number ?? 0;
}

/**
 * Begins the publishing of homes that were rendered already. Returns their numbers, without the homes of which another
 * rendering has begun since.
 */
export async function beginRead(
  db: Database,
  workspaceId: string,
  read: readonly Pick<HomeOwner, 'slackUserId' | 'homeRenders'>[],
): Promise<Map<string, number>> {
  const json = JSON.stringify(read.map(({ slackUserId, homeRenders }) => ({ slackUserId, homeRenders })));
  const begun = await db.$queryRaw<{ slackUserId: string; number: number }[]>`
    update slack_people p set home_renders = p.home_renders + 1, home_hash = null
    from (
      select s.slack_user_id
      from slack_people s join jsonb_to_recordset(${json}::jsonb) as r("slackUserId" text, "homeRenders" int)
        on s.slack_user_id = r."slackUserId" and s.home_renders = r."homeRenders"
      where s.workspace_id = ${workspaceId}::uuid
      order by s.slack_user_id for update of s) as held
    where p.workspace_id = ${workspaceId}::uuid and p.slack_user_id = held.slack_user_id
    returning p.slack_user_id as "slackUserId", p.home_renders as number`;
  return new Map(begun.map(({ slackUserId, number }) => [slackUserId, number]));
}

/**
 * Notes what renderings published. If another rendering began in between, either may be the one that Slack shows, so
 * the hash stays unknown.
 * @param ended `hash`: of what was published; null: Slack refused it
 * @returns the Slack users whose newest rendering is another one
 */
export async function endRenders(
  db: Database,
  workspaceId: string,
  ended: readonly { slackUserId: string; number: number; hash: string | null }[],
): Promise<string[]> {
  const overtaken = await db.$queryRaw<{ slackUserId: string; isOvertaken: boolean }[]>`
    update slack_people p set home_hash = case when p.home_renders = held.number then held.hash end
    from (
      select s.slack_user_id, e.number, e.hash
      from slack_people s join jsonb_to_recordset(${JSON.stringify(ended)}::jsonb)
        as e("slackUserId" text, number int, hash text) on s.slack_user_id = e."slackUserId"
      where s.workspace_id = ${workspaceId}::uuid
      order by s.slack_user_id for update of s) as held
    where p.workspace_id = ${workspaceId}::uuid and p.slack_user_id = held.slack_user_id
    returning p.slack_user_id as "slackUserId", p.home_renders <> held.number as "isOvertaken"`;
  return overtaken.filter(({ isOvertaken }) => isOvertaken).map(({ slackUserId }) => slackUserId);
}
