import { z } from 'zod';
import { beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { ownActingMember } from './rename-self.ts';
import { hideChecklistOf } from './store.ts';

/**
 * A member no longer wants to see on App Home what is left to do after the set-up. Nobody else sees it, so it isn't in
 * the audit log.
 */
export const hideChecklist = operation({
  name: 'hideChecklist',
  input: z.object({ organizationId: z.uuid() }),
  fails: ['organization-not-found', 'not-a-member'],
  lock: (_, { organizationId }) => beside(organizationId),
  async run({ tx, actor }, { organizationId }): Promise<void> {
    const { member } = await ownActingMember(tx, actor, organizationId);
    await hideChecklistOf(tx, member.id);
  },
});
