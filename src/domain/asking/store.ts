import { z } from 'zod';
import type { Transaction } from '../../database/client.ts';

const asked = z.object({ right: z.string() });

/** The rights that a person asked for in an organization since then, newest first. */
export async function asksSince(
  tx: Transaction,
  { organizationId, slackUserId, since }: { organizationId: string; slackUserId: string; since: Date },
): Promise<string[]> {
  const entries = await tx.auditEntry.findMany({
    where: { organizationId, actor: slackUserId, action: 'member.ask', at: { gt: since } },
    select: { after: true },
    orderBy: { id: 'desc' },
  });
  return entries.map(({ after }) => asked.parse(after).right);
}
