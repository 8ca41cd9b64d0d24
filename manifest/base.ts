/** What the manifest says that the routes do not. */
export const app = {
  name: 'Foyer',
  description: 'The front door of your organization: invitations, join requests, roles and groups.',
  backgroundColor: '#2f4858',
  'files of imports: read what is uploaded, send the template and the fix-me file by direct message': [
    'files:read',
    'files:write',
    'im:write',
  ],
} as const;

/** The slash commands of `slack-manifest.yml`; /invite is also a command of Slack's own, which Slack may refuse. */
export const commands = ['/invite', '/foyer'];

/** Those of `manifest/slack-manifest.foyer.yml`: names that are free in every workspace. */
export const freeCommands = ['/foyer'];

/**
 * Bot scopes by what needs them; a route that is an event names its own. No wider than used: a test compares
 * them with the Web API methods that the code calls.
 */
export const scopesByNeed = {
  'slash commands': ['commands'],
  'chat.postMessage and chat.update, also in public channels that Foyer was not added to': [
    'chat:write',
    'chat:write.public',
  ],
  'users.info, users.lookupByEmail and the address of a person': ['users:read', 'users:read.email'],
  'conversations.info and .members of the approvals channel and of channels that groups are tied to': [
    'channels:read',
    'groups:read',
  ],
  'files of imports: read what is uploaded, send the template and the fix-me file by direct message': [
    'files:read',
    'files:write',
    'im:write',
  ],
} as const;
