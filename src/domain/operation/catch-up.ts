import type { Domain } from '../domain.ts';
import type { DomainError } from '../errors.ts';

/**
 * An operation met something that doesn't follow Slack yet, because an event was lost or comes late. `perform` catches
 * up and runs the operation again; where that doesn't help, the person reads `instead`.
 */
export class CatchUpError extends Error {
  readonly catchUp: (domain: Domain) => Promise<void>;
  readonly instead: DomainError;

  constructor(catchUp: (domain: Domain) => Promise<void>, instead: DomainError) {
    super('Something does not follow Slack yet.');
    this.catchUp = catchUp;
    this.instead = instead;
  }
}
