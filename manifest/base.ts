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

/** What Slack shows while somebody types the command: one short line; the rest is in the help. */
export const hinted = ['bulk', 'pending', 'members', 'requests', 'help'];

/** Those of `manifest/slack-manifest.foyer.yml`: names that are free in every workspace. */
export const freeCommands = ['/foyer'];
