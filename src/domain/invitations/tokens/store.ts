import type { Database, Transaction } from '../../../database/client.ts';
import { hashOf, newSecret } from './token.ts';

type Reader = Database | Transaction;

/** An invitation by the link in one of its emails. */
export interface FoundToken {
  invitationId: string;
  organizationId: string;
  workspaceId: string;
  /** The address that the email went to. */
  email: string;
  /** The invited address by now, and that of the Slack account it is bound to. */
  addresses: string[];
  /** A later email of the same invitation was delivered: only its link can be used. */
  isReplaced: boolean;
}

/**
 * Issues the secret of the link `{PUBLIC_URL}/i/{token}` in one email. Each attempt to send issues another, because the
 * first is stored nowhere; all of one delivery stay valid.
 */
export async function issueToken(
  db: Reader,
  { invitationId, deliveryId, now }: { invitationId: string; deliveryId: string | null; now: Date },
): Promise<string> {
  const token = newSecret();
  await db.invitationToken.create({
    data: { tokenHash: hashOf(token), invitationId, deliveryId, createdAt: now },
    select: { tokenHash: true },
  });
  return token;
}

/** The invitation with that link, or null. All that decides is the hash: nothing is compared with a stranger's text. */
export async function findByToken(db: Reader, token: string): Promise<FoundToken | null> {
  const [found] = await db.$queryRaw<FoundToken[]>`
    with emails as (
      select delivery_id, max(created_at) as issued_at from invitation_tokens
      where invitation_id = (select invitation_id from invitation_tokens where token_hash = ${hashOf(token)})
      group by delivery_id
    )
    select i.id as "invitationId", o.id as "organizationId", o.workspace_id as "workspaceId",
      coalesce(sent.email, i.email) as email, array_remove(array[i.email, a.email], null) as addresses,
      exists (
        select from emails mine join emails later
          on (later.issued_at, later.delivery_id) > (mine.issued_at, mine.delivery_id)
        join deliveries d on d.id = later.delivery_id and d.status = 'delivered'
        where mine.delivery_id is not distinct from t.delivery_id
      ) as "isReplaced"
    from invitation_tokens t join invitations i on i.id = t.invitation_id
      join organizations o on o.id = i.organization_id
      left join deliveries sent on sent.id = t.delivery_id
      left join slack_people a on a.workspace_id = o.workspace_id and a.slack_user_id = i.slack_user_id
    where t.token_hash = ${hashOf(token)}`;
  return found ?? null;
}
