import { z } from 'zod';

/** A member who joined or left groups, and the member who caused it. */
export const move = z.object({
  memberId: z.uuid(),
  /** The member who hears when Slack does not follow. */
  initiatorId: z.uuid().nullable(),
  kind: z.enum(['in', 'out', 'moved']),
  /** The groups they have now or, when they left, had. */
  groups: z.array(z.uuid()),
  /** Of those who stay: the groups they no longer have, and those that are new. */
  left: z.array(z.uuid()),
  joined: z.array(z.uuid()),
});

export type Move = z.infer<typeof move>;

/** What follows from an operation for others, worked out after its commit: whose App Home shows it, who belongs where. */
export const fanOut = z.object({
  organizationId: z.uuid(),
  audience: z.enum(['everybody', 'counts']).nullable(),
  invitationIds: z.array(z.uuid()),
  joinRequestIds: z.array(z.uuid()),
  memberIds: z.array(z.uuid()),
  importIds: z.array(z.uuid()),
  moves: z.array(move),
  /** Links that are new, with the member who made each: everybody in the group belongs there. */
  links: z.array(z.object({ linkId: z.uuid(), initiatorId: z.uuid() })),
});

export type FanOut = z.infer<typeof fanOut>;

/** Does it concern somebody in particular? */
export function concernsPeople(job: FanOut): boolean {
  const { invitationIds, joinRequestIds, memberIds, importIds, moves, links } = job;
  return [invitationIds, joinRequestIds, memberIds, importIds, moves, links].some(all => all.length > 0);
}

/** One of which nothing follows yet. */
export function emptyFanOut(organizationId: string): FanOut {
  return {
    organizationId,
    audience: null,
    invitationIds: [],
    joinRequestIds: [],
    memberIds: [],
    importIds: [],
    moves: [],
    links: [],
  };
}
