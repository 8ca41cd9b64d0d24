import { clamp } from '../../domain/characters.ts';
import type { LinkKind } from '../../domain/link-target.ts';
import type { LedPeople } from '../../domain/linking/consequences.ts';
import type { LedMember } from '../../domain/links/people/store.ts';
import type { RoleTemplate } from '../../domain/role-templates/template.ts';
import { groupWords } from '../../messages/group-words.ts';
import { texts } from '../../texts/texts.ts';

/** How many names are shown. */
const NAMED = 10;

/** "Ada, Grace and 3 more" */
function namesOf(names: readonly string[], most = NAMED): string {
  const more = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return more > 0 ? texts().links.namesAndMore({ names: shown, more }) : shown;
}

/**
 * Who is added when a group is linked, in sentences: the number of people, up to ten names, and those who can't be added,
 * each with the reason.
 */
export function addedSentences(led: LedPeople, kind: LinkKind, template: RoleTemplate): string[] {
  const { isNamed, isExact } = led;
  const said = texts().links;
  const why = (member: LedMember) => {
    if (!member.slackUserId) return said.notInSlack;
    if (member.isUnfit) return said.unfit;
    return kind === 'usergroup' && member.isGuest ? said.guest : null;
  };
  const fit = led.members.filter(member => why(member) === null);
  const names = (some: LedMember[]) =>
    isNamed && some.length > 0 ? clamp(namesOf(some.map(({ name }) => name)), 1000) : '';
  const unable = Map.groupBy(
    led.members.filter(member => why(member) !== null),
    why,
  );
  return [
    fit.length > 0
      ? said.added({ who: counted(fit, template), isExact, names: names(fit) })
      : isExact
        ? said.nobodyAdded
        : said.tooManyToCount,
    ...[...unable].map(([reason, some]) =>
      said.unable({ reason: reason ?? '', people: some.length, isExact, names: names(some) }),
    ),
  ];
}

/** "3 members, and 2 more who have access to all device groups" */
function counted(fit: readonly LedMember[], template: RoleTemplate): string {
  const said = texts().links;
  const having = fit.filter(({ hasGroup }) => hasGroup).length;
  const others = fit.length - having;
  const members = said.members(having);
  if (others === 0) return members;
  const more = said.moreWithAll({ count: others, many: groupWords(template).many });
  return having > 0 ? said.both({ members, more }) : more;
}

/** Who stays when a link is removed, short enough for a question. */
export function stayingSentence({ members: all, isExact, isNamed }: LedPeople): string {
  const said = texts().links;
  const there = all.filter(({ slackUserId }) => slackUserId);
  if (there.length === 0) return isExact ? said.nobodyStays : said.allStay;
  const names = there.map(({ name }) => name);
  return said.someStay({
    people: there.length,
    isExact,
    names: isNamed ? clamp(namesOf(names, 3), 80) : '',
  });
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
  const said = texts().links;
  const there = led.members.filter(({ slackUserId, isUnfit }) => slackUserId && !isUnfit);
  const names = (some: string[]) => (led.isNamed ? clamp(namesOf(some, most), most * 30) : '');
  const nobody = led.isExact ? said.addsNobody : said.addsSome;
  const added =
    there.length > 0
      ? said.addsMissing({
          people: there.length,
          isExact: led.isExact,
          names: names(there.map(({ name }) => name)),
        })
      : nobody;
  const deactivated = knowsLeaving ? said.removesDeactivated : said.removesUnknown;
  const removed =
    leaving.length > 0
      ? said.removesSome({
          people: leaving.length,
          isExact: knowsLeaving && leaving.length <= NAMED,
          names: names(leaving),
        })
      : deactivated;
  return `${added} ${removed}`;
}
