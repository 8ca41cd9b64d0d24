import type { Database } from '../../../database/client.ts';
import type { Person } from '../../domain.ts';
import { findInvitations, type Invitation } from '../../invitations/store.ts';
import { findRequests, type JoinRequest } from '../../join-requests/store.ts';
import { confirmedEmail } from '../../person-problem.ts';

/** A person's own pending invitations and requests, over all organizations of the workspace. */
export interface WaitingFor {
  /** The newest of each. */
  invitations: Invitation[];
  requests: JoinRequest[];
  /** Counts those that are read and those that aren't. */
  total: number;
  /** Organizations that invite the person, and organizations that they asked to join. */
  inviting: ReadonlySet<string>;
  asked: ReadonlySet<string>;
}

/** Reads what waits for each of these people of a workspace, in three statements for any number of people. */
export async function waitingFor(
  db: Database,
  workspaceId: string,
  people: readonly Person[],
  take: { invitations: number; requests: number },
): Promise<(person: Person) => WaitingFor> {
  const json = JSON.stringify(
    people.map(person => ({ slackUserId: person.slackUserId, email: confirmedEmail(person) })),
  );
  const rows = await db.$queryRaw<
    { slackUserId: string; id: string; organizationId: string; isRequest: boolean }[]
  >`
    select p."slackUserId", w.id, w.organization_id as "organizationId", w."isRequest"
    from jsonb_to_recordset(${json}::jsonb) as p("slackUserId" text, email text)
    cross join lateral (
      select i.id, i.organization_id, false as "isRequest" from invitations i
      where i.status = 'pending' and i.slack_user_id = p."slackUserId"
      union all
      select i.id, i.organization_id, false from invitations i
      where i.status = 'pending' and i.email = p.email and i.slack_user_id is null
      union all
      select r.id, r.organization_id, true from join_requests r
      where r.status = 'pending' and r.slack_user_id = p."slackUserId") w
    join organizations o on o.id = w.organization_id and o.workspace_id = ${workspaceId}::uuid
    order by w.id desc`;
  const byPerson = Map.groupBy(rows, ({ slackUserId }) => slackUserId);
  const newest = (isRequest: boolean, most: number) => (ofPerson: typeof rows) =>
    ofPerson
      .filter(row => row.isRequest === isRequest)
      .slice(0, most)
      .map(({ id }) => id);
  const invited = newest(false, take.invitations);
  const asked = newest(true, take.requests);
  const all = [...byPerson.values()];
  const [foundInvitations, foundRequests] = await Promise.all([
    findInvitations(db, all.flatMap(invited)),
    findRequests(db, all.flatMap(asked)),
  ]);
  const invitations = new Map(foundInvitations.map(invitation => [invitation.id, invitation]));
  const requests = new Map(foundRequests.map(request => [request.id, request]));
  return ({ slackUserId }) => {
    const own = byPerson.get(slackUserId) ?? [];
    const { invitation = [], request = [] } = Object.groupBy(own, row =>
      row.isRequest ? 'request' : 'invitation',
    );
    return {
      invitations: invited(own).flatMap(id => invitations.get(id) ?? []),
      requests: asked(own).flatMap(id => requests.get(id) ?? []),
      total: own.length,
      inviting: new Set(invitation.map(({ organizationId }) => organizationId)),
      asked: new Set(request.map(({ organizationId }) => organizationId)),
    };
  };
}
