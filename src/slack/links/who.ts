import { clamp } from '../../domain/characters.ts';
import type { LinkKind } from '../../domain/link-target.ts';
import type { LedPeople } from '../../domain/linking/consequences.ts';
import type { LedMember } from '../../domain/links/people/store.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';

/** How many names are shown. */
const NAMED = 10;

/** "Ada, Grace and 3 more" */
function namesOf(names: readonly string[], most = NAMED): string {
  const more = names.length - most;
  return `${names.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const people = (count: number, isExact = true) =>
  `${isExact ? '' : 'at least '}${count} ${count === 1 ? 'person' : 'people'}`;

const members = (count: number) => `${count} ${count === 1 ? 'member' : 'members'}`;

/**
 * Who is added when a group is linked, in sentences: the number of people, up to ten names, and those who can't be added,
 * each with the reason.
 */
export function addedSentences(led: LedPeople, kind: LinkKind, template: RoleTemplate): string[] {
  const { isNamed, isExact } = led;
  const why = (member: LedMember) => {
    if (!member.slackUserId) return 'Not in Slack yet';
    if (member.isUnfit) return 'Slack account can’t be added';
    return kind === 'usergroup' && member.isGuest ? 'Guests can’t be in user groups' : null;
  };
  const fit = led.members.filter(member => why(member) === null);
  const names = (some: LedMember[]) =>
    isNamed && some.length > 0 ? `: ${clamp(namesOf(some.map(({ name }) => name)), 1000)}` : '';
  const having = fit.filter(({ hasGroup }) => hasGroup).length;
  const others = fit.length - having;
  const all =
    others > 0
      ? `${others} more who ${others === 1 ? 'has' : 'have'} access to all ${template.group.many}`
      : '';
  const count = [having > 0 || others === 0 ? members(having) : '', all].filter(Boolean).join(', and ');
  const unable = Map.groupBy(
    led.members.filter(member => why(member) !== null),
    why,
  );
  return [
    fit.length > 0
      ? `Added if missing there: ${isExact ? '' : 'at least '}${count}${names(fit)}.`
      : isExact
        ? 'Nobody is added now.'
        : 'Members who have access and are missing there are added. They are too many to count.',
    ...[...unable].map(([reason, some]) => `${reason} (${people(some.length, isExact)})${names(some)}.`),
  ];
}

/** Who stays when a link is removed, short enough for a question. */
export function stayingSentence({ members: all, isExact, isNamed }: LedPeople): string {
  const there = all.filter(({ slackUserId }) => slackUserId);
  if (there.length === 0) {
    return isExact
      ? 'Nobody is removed.'
      : 'Nobody is removed: people stay there until somebody removes them.';
  }
  const names = isNamed
    ? ` (${clamp(
        namesOf(
          there.map(({ name }) => name),
          3,
        ),
        80,
      )})`
    : '';
  return `Nobody is removed: up to ${people(there.length, isExact)}${names} stay there until somebody removes them.`;
}

/** What a comparison with Slack changes, with at most so many names. */
export function syncSentence(
  {
    led,
    leaving,
    knowsLeaving = true,
  }: {
    led: LedPeople;
    leaving: string[];
    /** False: there are more changes than were looked at. */
    knowsLeaving?: boolean;
  },
  { most = NAMED }: { most?: number } = {},
): string {
  const there = led.members.filter(({ slackUserId, isUnfit }) => slackUserId && !isUnfit);
  const names = (some: string[]) => (led.isNamed ? ` (${clamp(namesOf(some, most), most * 30)})` : '');
  const added =
    there.length > 0
      ? `It adds those who are missing of ${people(there.length, led.isExact)}${names(there.map(({ name }) => name))}.`
      : led.isExact
        ? 'It adds nobody.'
        : 'It adds members who are missing.';
  const removed =
    leaving.length > 0
      ? ` It removes ${people(leaving.length, knowsLeaving && leaving.length <= NAMED)} who lost access${names(leaving)}, and deactivated members.`
      : knowsLeaving
        ? ' It removes deactivated members who are still there.'
        : ' It removes people who lost access, and deactivated members, who are still there.';
  return `${added}${removed}`;
}
