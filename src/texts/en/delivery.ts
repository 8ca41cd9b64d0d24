import { pieces } from '../pieces.ts';
import { english } from './language.ts';

interface InSlack<Name> {
  who: Name;
  target: Name;
}

const people = (count: number) => english.plural(count, { one: '# person', other: '# people' });

/** What people read when a message, or a change in Slack, failed; and after a comparison with Slack. */
export const delivery = {
  someone: 'someone',
  notReached: <Piece>({ who }: { who: Piece }) => pieces`Foyer couldn’t reach ${who}.`,
  notReachedAbout: <Piece>({ who, organization }: { who: Piece; organization: Piece }) =>
    pieces`⚠ Foyer couldn’t reach ${who} about ${organization}.`,
  sendAgain: 'You can send the invitation again under Invited users, or tell them yourself.',
  tellThem: 'You can tell them yourself.',
  withOthers: ({ who, others }: { who: string; others: number }) =>
    others > 0 ? `${who} and ${english.plural(others, { one: '# other', other: '# others' })}` : who,
  notAdded: <Piece>({ who, target }: InSlack<Piece>) => pieces`Foyer couldn’t add ${who} to ${target}.`,
  notRemoved: <Piece>({ who, target }: InSlack<Piece>) =>
    pieces`Foyer couldn’t remove ${who} from ${target}.`,
  linked: <Piece>({ target, group, organization }: { target: Piece; group: Piece; organization: Piece }) =>
    pieces`${group} of ${organization} is linked to ${target}.`,
  checkedSummary: ({ organization }: { organization: string }) =>
    `Checked the Slack links of ${organization}.`,
  checked: <Piece>({ count, organization }: { count: number; organization: Piece }) =>
    pieces`Checked ${english.plural(count, { one: '# link', other: '# links' })} of ${organization} against Slack.`,
  allInSync: 'Everything is in sync.',
  restInSync: (count: number) =>
    english.plural(count, { one: '# link is in sync.', other: '# links are in sync.' }),
  moreNotShown: (count: number) =>
    english.plural(count, { one: '# more link isn’t shown here.', other: '# more links aren’t shown here.' }),
  ofGroup: <Piece>({ target, group, text }: { target: Piece; group: string; text: string }) =>
    pieces`${target} (${group}): ${text}`,
  added: (count: number) => `${people(count)} added.`,
  removed: (count: number) => `${people(count)} removed.`,
  failedToAdd: ({ count, reason }: { count: number; reason: string }) =>
    `Couldn’t add ${people(count)}: ${reason}`,
  failedToRemove: ({ count, reason }: { count: number; reason: string }) =>
    `Couldn’t remove ${people(count)}: ${reason}`,
  notChecked: ({ reason }: { reason: string }) => `Not checked: ${reason}`,
};
