import { DomainError, isDomainError } from '../../domain/errors.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';
import { texts } from '../../texts/texts.ts';

/**
 * Why an answer was refused, in words for the page; `look-again`: the page itself shows the outcome.
 * @throws errors that no person can cause
 */
export function refusalOf(error: unknown): 'look-again' | { text: string; field: string | undefined } {
  if (!(error instanceof DomainError)) throw error;
  const { field } = error;
  const said = texts().pages;
  if (isDomainError(error, 'invalid-name')) {
    const { value, most } = error.data;
    const text = value ? said.nameTooLong({ length: value.length, most }) : said.nameMissing;
    return { text, field };
  }
  const isEmail = isDomainError(error, 'invalid-text') && field === 'email';
  if (isEmail || isDomainError(error, 'invalid-email') || isDomainError(error, 'email-too-long')) {
    return { text: said.noEmail, field };
  }
  if (isDomainError(error, 'unclear-name') || isDomainError(error, 'invalid-text')) {
    return { text: said.unclearName, field: 'name' };
  }
  if (isDomainError(error, 'already-member')) {
    return { text: said.alreadyMember, field: undefined };
  }
  if (isDomainError(error, 'new-account')) {
    const text = error.data.state === 'active' ? said.newAccount : said.newAccountDeactivated;
    return { text, field: undefined };
  }
  if (isDomainError(error, 'uninvitable-person') || isDomainError(error, 'cannot-act')) {
    const { reason } = error.data;
    const text = said.account[reason as PersonProblem] ?? said.account.external;
    return { text, field: undefined };
  }
  if (isDomainError(error, 'unknown-actor')) {
    return { text: said.unknownActor, field: undefined };
  }
  if (isDomainError(error, 'invite-link-domain')) {
    return { text: said.otherDomain(error.data), field: 'email' };
  }
  if (isDomainError(error, 'invite-link-used-up')) {
    return { text: said.linkLetsInNoMore, field: undefined };
  }
  if (isDomainError(error, 'email-unconfirmed')) {
    return { text: said.unconfirmed(error.data), field: undefined };
  }
  if (isDomainError(error, 'no-seat')) {
    return { text: said.noSeat(error.data), field: undefined };
  }
  return 'look-again';
}
