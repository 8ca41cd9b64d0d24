import { z } from 'zod';
import type { Database, Transaction } from '../../database/client.ts';
import type { Prisma } from '../../database/generated/client.ts';
import { type Member, withRole } from '../../domain/access/store.ts';
import { lastEntryAmong } from '../../domain/audit/store.ts';
import {
  type BatchCounts,
  type BatchDeliveries,
  countBatch,
  countBatchDeliveries,
} from '../../domain/batches/store.ts';
import { wholeHandover } from '../../domain/handovers/store.ts';
import { countResults, type ImportCounts } from '../../domain/imports/store.ts';
import { whole } from '../../domain/invitations/store.ts';
import { type Acceptance, acceptanceFor } from '../../domain/joining/acceptance.ts';
import { findMembersById } from '../../domain/members/store.ts';
import { findOrganization, topRoleOf } from '../../domain/organizations/store.ts';

export const facts = {
  initiator: true,
  organization: true,
  invitation: { include: whole },
  joinRequest: { include: { organization: true, role: true, decider: true } },
  import: { include: { organization: true, uploader: true } },
  batch: true,
  member: { include: withRole },
  handover: { include: wholeHandover },
  link: { include: { group: true } },
} satisfies Prisma.DeliveryInclude;

/** A delivery with the facts of its message. */
export type DeliveryFacts = Prisma.DeliveryGetPayload<{ include: typeof facts }> & {
  /** For the message about an import: its results so far. */
  importCounts?: ImportCounts;
  /** For the card of a pending join request: what Accept gives. */
  acceptance?: Acceptance;
  /** For the message about a batch: how far it is. */
  batchCounts?: BatchCounts;
  /** And how far its messages are. */
  batchDeliveries?: BatchDeliveries;
  /** For the message about several members: those it names, as they are now. */
  members?: Member[];
  /** For messages about an offer: the name of the organization's top role. */
  topRole?: string;
  /** For a card about a member: who deactivated, reactivated or kept them last. */
  decidedBy?: string | null;
  /** For a card: when the same card was posted to the same reader again. */
  newerCardAt?: Date;
};

type Scope = { workspaceId: string } | { organizationId: string };

/** The delivery with that id and its facts, or null. */
export async function findDelivery(
  db: Database | Transaction,
  scope: Scope,
  id: string,
): Promise<DeliveryFacts | null> {
  const own =
    'workspaceId' in scope
      ? { organization: { workspaceId: scope.workspaceId } }
      : { organizationId: scope.organizationId };
  const found = await db.delivery.findUnique({ where: { id, ...own }, include: facts });
  return found && withMore(db, found);
}

/** Adds facts that relations don't give. */
export async function withMore(db: Database | Transaction, delivery: DeliveryFacts): Promise<DeliveryFacts> {
  const { message, importId, batchId, joinRequest } = delivery;
  if (message === 'import' && importId) {
    return { ...delivery, importCounts: await countResults(db, importId) };
  }
  if (message === 'batch' && batchId) {
    const batchCounts = await countBatch(db, batchId);
    return { ...delivery, batchCounts, batchDeliveries: await countBatchDeliveries(db, batchId) };
  }
  if (delivery.handover) {
    return { ...delivery, topRole: await topRoleOf(db, delivery.organizationId) };
  }
  if (delivery.member) return { ...delivery, decidedBy: await decidedBy(db, delivery.member) };
  if (message === 'members-left') {
    const { memberIds } = z.object({ memberIds: z.array(z.string()) }).parse(delivery.data);
    return { ...delivery, members: await findMembersById(db, memberIds) };
  }
  if (joinRequest?.status !== 'pending') return delivery;
  const organization = await findOrganization(db, joinRequest.organizationId);
  return organization
    ? { ...delivery, acceptance: await acceptanceFor(db, organization, joinRequest) }
    : delivery;
}

/** As the audit log names them. */
async function decidedBy(db: Database | Transaction, member: Member): Promise<string | null> {
  const decisions = ['member.deactivate', 'member.reactivate', 'member.keep-as-guest'];
  return (await lastEntryAmong(db, member, decisions))?.actor ?? null;
}
