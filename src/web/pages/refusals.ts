import { DomainError, isDomainError } from '../../domain/errors.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';

const account: Record<PersonProblem, string> = {
  deactivated: 'The Slack account with this email is deactivated. Ask a Slack admin to reactivate it.',
  external: 'The Slack account with this email belongs to another workspace, so it can’t join.',
  bot: 'This email belongs to a bot in Slack, so it can’t join.',
};

/**
 * Why an answer was refused, in words for the page; `look-again`: the page itself shows the outcome.
 * @throws errors that no person can cause
 */
export function refusalOf(error: unknown): 'look-again' | { text: string; field: string | undefined } {
  if (!(error instanceof DomainError)) throw error;
  const { field } = error;
  if (isDomainError(error, 'invalid-name')) {
    const { value, most } = error.data;
    const text = value
      ? `This name has ${value.length} characters. ${most} fit. Shorten it.`
      : 'Write your name.';
    return { text, field };
  }
  const isEmail = isDomainError(error, 'invalid-text') && field === 'email';
  if (isEmail || isDomainError(error, 'invalid-email') || isDomainError(error, 'email-too-long')) {
    return { text: 'This isn’t an email address. Write it like name@example.com.', field };
  }
  if (isDomainError(error, 'unclear-name') || isDomainError(error, 'invalid-text')) {
    return { text: 'This name has characters that can’t be seen. Type it again.', field: 'name' };
  }
  if (isDomainError(error, 'already-member')) {
    const text = 'Someone with this email or Slack account is already on the list of members.';
    return { text: `${text} Ask an admin to check it.`, field: undefined };
  }
  if (isDomainError(error, 'new-account')) {
    const text =
      error.data.state === 'active'
        ? 'You’re a member with an older Slack account. Open Foyer in Slack and press “This is my new account”.'
        : 'You were a member and are deactivated. Ask an admin.';
    return { text, field: undefined };
  }
  if (isDomainError(error, 'uninvitable-person') || isDomainError(error, 'cannot-act')) {
    const { reason } = error.data;
    const text = reason in account ? account[reason as PersonProblem] : account.external;
    return { text, field: undefined };
  }
  if (isDomainError(error, 'unknown-actor')) {
    return { text: 'Slack doesn’t know your account yet. Try again in a minute.', field: undefined };
  }
  if (isDomainError(error, 'invite-link-domain')) {
    const { domains } = error.data;
    return { text: `This link is for people with an email at ${domains.join(', ')}.`, field: 'email' };
  }
  if (isDomainError(error, 'invite-link-used-up')) {
    return { text: 'The link that you came by lets in no more people. Ask an admin.', field: undefined };
  }
  if (isDomainError(error, 'email-unconfirmed')) {
    const { email } = error.data;
    return {
      text: `Slack hasn’t confirmed ${email} yet. Confirm it in Slack, then try again.`,
      field: undefined,
    };
  }
  if (isDomainError(error, 'no-seat')) {
    return { text: `No seat is free in ${error.data.organization} now. Ask an admin.`, field: undefined };
  }
  return 'look-again';
}
