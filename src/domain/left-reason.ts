/**
 * Why a member left Slack: their account is deactivated, they are a guest there now, or belong to another workspace.
 */
export type LeftReason = 'deactivated' | 'guest' | 'external';
