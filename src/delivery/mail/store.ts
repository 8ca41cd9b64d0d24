import type { Database } from '../../database/client.ts';

/**
 * The email that a bounce is about: the one it names, else the newest to that address that isn't still being sent. Null
 * when there is none.
 * @param bounce.email as readAddress reads it
 */
export async function newestMailed(
  db: Database,
  { workspaceId }: { workspaceId: string },
  { deliveryId, email }: { deliveryId: string | null; email: string },
): Promise<{ id: string; status: string } | null> {
  const [found] = await db.$queryRaw<{ id: string; status: string }[]>`
    select d.id, d.status from deliveries d join organizations o on o.id = d.organization_id
    where o.workspace_id = ${workspaceId}::uuid and d.medium = 'email' and d.email = ${email}
      and (${deliveryId}::text is null or d.id::text = ${deliveryId})
    order by d.status = 'queued', d.id desc limit 1`;
  return found ?? null;
}

/** The workspace whose email a bounce is about: the newest one to that address, or the one it names; null: none. */
export async function workspaceOfMail(
  db: Database,
  { deliveryId, email }: { deliveryId: string | null; email: string },
): Promise<string | null> {
  const [found] = await db.$queryRaw<{ id: string | null }[]>`
    select workspace_of_mail(${email}, ${deliveryId}) as id`;
  return found?.id ?? null;
}
