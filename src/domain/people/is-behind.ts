import type { Identifiable } from './identity.ts';

/** A row that may be bound to a Slack account. */
export type Bound = Pick<Identifiable, 'slackUserId' | 'account' | 'email'>;

/** Has the account another address by now, so that the row's belongs to the person who has it in Slack? */
export function isBehind({ account, email }: Bound): boolean {
  return account?.isEmailConfirmed === true && account.email !== null && account.email !== email;
}
