import { syncConsequences } from '../../domain/linking/consequences.ts';
import { askForSync } from '../../domain/linking/manage.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute } from '../route.ts';
import { syncAction } from './actions.ts';
import { syncSentence } from './who.ts';

const ask = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id: organizationId }) => {
    const consequences = await syncConsequences(context.domain, context.actor, organizationId);
    const { name, links } = await askForSync(context.domain, context.actor, { organizationId });
    const what = links === 1 ? 'one tie' : `${links} ties`;
    return message(
      `Foyer compares ${what} of ${name} with Slack; you will hear how it ended. ${syncSentence(consequences)}`,
      undefined,
      'Comparing',
    );
  });

export const syncCommand = commandRoute({
  name: 'sync',
  usage: 'sync',
  help: 'compare what groups are tied to with Slack: add who is missing, remove who does not belong',
  run: ask,
});

export const syncButton = buttonRoute(syncAction, ask);
