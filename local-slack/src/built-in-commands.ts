/**
 * Slash commands that Slack has itself. Its validator refuses a whole manifest that registers one (`invalid_name`);
 * typing such a command runs Slack's own.
 * Sources: slack.com/help/articles/201259356 (Use built-in slash commands) for the names; for the refusal
 * NousResearch/hermes-agent #17054 and #18456, openclaw/openclaw #29032. `/help` passes.
 */
const builtIn = new Set([
  '/active',
  '/apps',
  '/archive',
  '/away',
  '/call',
  '/collapse',
  '/dm',
  '/dnd',
  '/expand',
  '/feed',
  '/invite',
  '/invite_people',
  '/join',
  '/kick',
  '/leave',
  '/me',
  '/msg',
  '/mute',
  '/open',
  '/prefs',
  '/pro',
  '/remind',
  '/remove',
  '/rename',
  '/search',
  '/shortcuts',
  '/shrug',
  '/star',
  '/status',
  '/topic',
  '/unarchive',
  '/who',
]);

/** Does Slack have a command of that name itself? */
export function isBuiltIn(command: string): boolean {
  return builtIn.has(command.toLowerCase());
}
