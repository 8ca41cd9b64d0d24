import { z } from 'zod';

/** A member who joined or left groups, and the member who initiated it. */
export const move = z.object({
  memberId: z.uuid(),
  /** The member who gets a message when Slack refuses the change. */
  initiatorId: z.uuid().nullable(),
  kind: z.enum(['in', 'out', 'moved']),
  /** The groups they have now or, after they left, the groups they had. */
  groups: z.array(z.uuid()),
  /** For members who stay: groups that they left, and groups that they joined. */
  left: z.array(z.uuid()),
  joined: z.array(z.uuid()),
});

export type Move = z.infer<typeof move>;

/**
 * What follows from an operation for other people, computed after its commit: whose App Home shows it, and who belongs
 * in which channel.
 */
export const fanOut = z.object({
  organizationId: z.uuid(),
  audience: z.enum(['everybody', 'counts']).nullable(),
  invitationIds: z.array(z.uuid()),
  joinRequestIds: z.array(z.uuid()),
  memberIds: z.array(z.uuid()),
  importIds: z.array(z.uuid()),
  moves: z.array(move),
  /** New links, each with the member who created it: everybody in the group belongs there. */
  links: z.array(z.object({ linkId: z.uuid(), initiatorId: z.uuid() })),
});

export type FanOut = z.infer<typeof fanOut>;

/** Does it concern particular people? */
export function concernsPeople(job: FanOut): boolean {
  const { invitationIds, joinRequestIds, memberIds, importIds, moves, links } = job;
  return [invitationIds, joinRequestIds, memberIds, importIds, moves, links].some(all => all.length > 0);
}

/** A job without any content. */
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
