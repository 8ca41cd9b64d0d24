import { z } from 'zod';
import { limits } from '../limits.ts';
import { beside } from '../locks.ts';
import { operation } from '../operation/operation.ts';
import { capabilities } from '../roles.ts';
import { lackShown, situationOf } from './situation.ts';
import { asksSince } from './store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** How often one person asks in one organization in a day, whatever for. */
const MOST_A_DAY = 5;

/**
 * A person who lacks a right asks the people who can help, in their own words. Who is asked is read now: those who left
 * since the form was opened get nothing. The same is asked once a day.
 * Source: the CrowdSec article ("prompted to contact a user that has these roles")
 */
export const askForAccess = operation({
  name: 'askForAccess',
  input: z.object({
    organizationId: z.uuid(),
    capability: z.enum(capabilities),
    text: z.string().trim().min(1).max(limits.note),
  }),
  fails: ['organization-not-found', 'nothing-to-ask', 'nobody-to-ask', 'asked-already'],
  lock: (_, { organizationId }, { slackUserId }) => beside(organizationId, { addresses: [slackUserId] }),
  async run({ tx, now, actor, audit, record, fail }, { organizationId, capability, text }) {
    const situation = await situationOf(tx, actor, { organizationId, capability });
    if (!situation) throw fail('nothing-to-ask', {});
    const { lack, askable, organization } = situation;
    if (askable.length === 0) throw fail('nobody-to-ask', { organization: organization.name });
    const asked = await asksSince(tx, {
      organizationId,
      slackUserId: actor.slackUserId,
      since: new Date(now.getTime() - DAY_MS),
    });
    if (asked.includes(capability) || asked.length >= MOST_A_DAY) throw fail('asked-already', {});
    audit({
      organizationId,
      action: 'member.ask',
      subject: actor.email ?? actor.name,
      after: { right: capability, asked: askable.map(({ slackUserId }) => slackUserId) },
    });
    record({
      type: 'access.asked',
      organizationId,
      by: { slackUserId: actor.slackUserId, name: actor.name },
      to: askable.map(({ slackUserId }) => slackUserId),
      capability,
      lack: lackShown(lack),
      role: lack.kind === 'role' ? lack.role : null,
      text,
    });
    return { askable, organization: organization.name };
  },
});
