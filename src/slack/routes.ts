import { alreadyExistsRoutes } from './already-exists/routes.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import { askingRoutes } from './asking/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { directoryRoutes } from './directory/routes.ts';
import { erasureRoutes } from './erasure/routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { handingOnRoutes } from './handing-on/routes.ts';
import { helpRoutes } from './help.ts';
import { homeRoutes } from './home/routes.ts';
import { wordSaidEvent } from './home/word.ts';
import { importRoutes } from './imports/routes.ts';
import { invitationRoutes } from './invitations/routes.ts';
import { inviteLinkRoutes } from './invite-links/routes.ts';
import { joinRequestRoutes } from './join-requests/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { memberRoutes } from './members/routes.ts';
import { newAccountRoutes } from './new-accounts/routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { roleRoutes } from './roles/routes.ts';
import { type Route, routesOf } from './route.ts';
import { webhookRoutes } from './webhooks/routes.ts';

/** The features, in the order of the help. */
const features: readonly Route[] = [
  ...invitationRoutes,
  ...importRoutes,
  ...inviteLinkRoutes,
  ...webhookRoutes,
  ...memberRoutes,
  ...handingOnRoutes,
  ...homeRoutes,
  ...joinRequestRoutes,
  ...organizationRoutes,
  ...groupRoutes,
  ...linkRoutes,
  ...roleRoutes,
  ...apiKeyRoutes,
  ...auditRoutes,
  ...erasureRoutes,
  ...alreadyExistsRoutes,
  ...newAccountRoutes,
  ...askingRoutes,
  ...directoryRoutes,
];

const commands = routesOf('command', features);
const help = helpRoutes(commands);

/** THE list of routes: everything that a person or Slack can do with Foyer. Help and manifest are made from it. */
export const routes: readonly Route[] = [
  ...features,
  help.command,
  help.button,
  wordSaidEvent([...commands, help.command]),
];
