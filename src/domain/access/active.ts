import type { Person } from '../domain.ts';
import type { Member } from './store.ts';

type Active = Pick<Member, 'state' | 'leftAt'>;

/**
 * Can this member use their rights? Not once they are deactivated, and not once they left Slack, whatever the
 * organization decides about them.
 * Source: product.md, People change ("Who leaves Slack has no rights from that moment")
 */
export function isActive<Some extends Active>(member: Some | null | undefined): member is Some {
  return member?.state === 'active' && member.leftAt === null;
}

/** The same for the person who acts: they may be a guest by now although Slack's news of it was lost. */
export function isActiveFor<Some extends Active & Pick<Member, 'isGuestAllowed'>>(
  member: Some | null | undefined,
  { isGuest }: Pick<Person, 'isGuest'>,
): member is Some {
  return isActive(member) && (!isGuest || member.isGuestAllowed);
}
