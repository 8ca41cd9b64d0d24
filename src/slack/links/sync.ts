import { syncConsequences } from '../../domain/linking/consequences.ts';
import { askForSync } from '../../domain/linking/manage.ts';
import { texts } from '../../texts/texts.ts';
import { withOrganization } from '../organizations/with-organization.ts';
import { message, type Reply } from '../reply.ts';
import { buttonRoute, type Context, commandRoute } from '../route.ts';
import { syncAction } from './actions.ts';
import { syncSentence } from './who.ts';

const ask = (context: Context): Promise<Reply> =>
  withOrganization(context, async ({ id: organizationId }) => {
    const consequences = await syncConsequences(context.domain, context.actor, organizationId);
    const { name, links } = await askForSync(context.domain, context.actor, { organizationId });
    const said = texts().links;
    const comparing = said.comparing({ count: links, organization: name });
    return message(`${comparing} ${syncSentence(consequences)}`, undefined, said.comparingTitle);
  });

export const syncCommand = commandRoute({
  name: 'sync',
  usage: 'sync',
  help: { under: 'organization', for: 'organization:edit', says: 'sync' },
  run: ask,
});

export const syncButton = buttonRoute(syncAction, ask);
