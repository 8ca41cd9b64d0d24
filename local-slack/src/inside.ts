// For tests that send what Slack's client would not, or that need Slack's own rules.
export { isBlock } from './block-kit/block.ts';
export { type Pressable, pressables } from './block-kit/pressables.ts';
export type { LocalSlack } from './local-slack.ts';
export { escapeCommandText } from './mrkdwn.ts';
export { userObject } from './objects/user-object.ts';
export { viewObject } from './objects/view-object.ts';
export type { Outbox, Outgoing } from './outgoing.ts';
export { RateLimits } from './rate-limits.ts';
export { teamIdOf } from './team-of.ts';
export type { ViewRecord } from './views.ts';
export type { World } from './world.ts';
