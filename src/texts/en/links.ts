import { capitalize } from '../../domain/characters.ts';
import { english } from './language.ts';

interface Who {
  people: number;
  /** Are all of them counted? */
  isExact: boolean;
}

/** "3 people", or "at least 3 people" where not all were counted. */
const people = ({ people: count, isExact }: Who) =>
  `${isExact ? '' : 'at least '}${english.plural(count, { one: '# person', other: '# people' })}`;

/** "up to 3 people", or "3 people or more" where not all were counted. */
const mostOf = ({ people: count, isExact }: Who) => {
  const many = english.plural(count, { one: '# person', other: '# people' });
  return isExact ? `up to ${many}` : `${many} or more`;
};

/** Links of groups to Slack channels and user groups. */
export const links = {
  title: 'Slack links',
  subtitle: ({ organization, one, group }: { organization: string; one: string; group: string }) =>
    `${organization} · ${one} ${group}`,
  what: ({ one }: { one: string }) =>
    `People with this ${one} are added there, and removed when they lose it or are deactivated.`,
  none: ({ one }: { one: string }) =>
    `This ${one} isn’t linked to anything in Slack yet. Link it to a channel or user group. People with this ${one} are then added there, and removed when they lose it or are deactivated.`,
  linkToChannel: 'Link to a channel',
  linkToUserGroup: 'Link to a user group',
  link: 'Link',
  unlink: 'Unlink',
  unlinkFrom: ({ target }: { target: string }) => `Unlink from ${target}`,
  unlinkQuestion: 'Unlink?',
  unlinkText: ({ group, organization, target }: { group: string; organization: string; target: string }) =>
    `${group} of ${organization} is no longer linked to ${target}.`,
  linked: ({ target }: { target: string }) =>
    `Linked to ${target}. Members who are missing there are being added.`,
  unlinked: ({ target }: { target: string }) => `Unlinked from ${target}. People stay there.`,
  channel: 'Channel',
  userGroup: 'User group',
  kinds: { channel: 'channel', usergroup: 'user group' },
  underWay: (count: number) => ` · ${english.number(count)} on the way`,
  notAdded: ({ count, reason }: { count: number; reason: string }) =>
    `⚠ ${english.plural(count, { one: '# person', other: '# people' })} couldn’t be added: ${reason}`,
  notRemoved: ({ count, reason }: { count: number; reason: string }) =>
    `⚠ ${english.plural(count, { one: '# person', other: '# people' })} couldn’t be removed: ${reason}`,
  privateChannel: 'To use a private channel, invite @Foyer to it first.',
  noGuests: 'Guests can’t be in user groups.',
  nobodyRemoved: 'Nobody is removed until they lose it.',
  everybodyStays: 'Nobody is removed until they lose it. Everybody who is in the user group now stays.',
  namesAndMore: ({ names, more }: { names: string; more: number }) =>
    `${names} and ${english.number(more)} more`,
  notInSlack: 'Not in Slack yet',
  unfit: 'Slack account can’t be added',
  guest: 'Guests can’t be in user groups',
  unable: ({ reason, names, ...who }: Who & { reason: string; names: string }) =>
    `${reason} (${people(who)})${names && `: ${names}`}.`,
  members: (count: number) => english.plural(count, { one: '# member', other: '# members' }),
  moreWithAll: ({ count, many }: { count: number; many: string }) =>
    english.plural(count, {
      one: `# more who has access to all ${many}`,
      other: `# more who have access to all ${many}`,
    }),
  both: ({ members, more }: { members: string; more: string }) => `${members}, and ${more}`,
  added: ({ who, isExact, names }: { who: string; isExact: boolean; names: string }) =>
    `Added if missing there: ${isExact ? '' : 'at least '}${who}${names && `: ${names}`}.`,
  nobodyAdded: 'Nobody is added now.',
  tooManyToCount: 'Members who have access and are missing there are added. There are too many to count.',
  nobodyStays: 'Nobody is removed.',
  allStay: 'Nobody is removed. People stay there until somebody removes them.',
  someStay: ({ names, ...who }: Who & { names: string }) =>
    `Nobody is removed. ${capitalize(mostOf(who))}${names && ` (${names})`} will stay there until somebody removes them.`,
  compare: 'Compare with Slack',
  compareQuestion: 'Compare with Slack?',
  compareYes: 'Compare',
  comparingTitle: 'Comparing',
  comparing: ({ count, organization }: { count: number; organization: string }) =>
    `Foyer is comparing ${english.plural(count, { one: '# link', other: '# links' })} of ${organization} with Slack. You’ll get the result by direct message.`,
  addsMissing: ({ names, ...who }: Who & { names: string }) =>
    `It adds ${mostOf(who)} missing there${names && ` (${names})`}.`,
  addsNobody: 'It adds nobody.',
  addsSome: 'It adds members who are missing.',
  removesSome: ({ names, ...who }: Who & { names: string }) =>
    `It removes deactivated members and ${people(who)} who lost access${names && ` (${names})`}.`,
  removesDeactivated: 'It removes deactivated members.',
  removesUnknown: 'It removes deactivated members and people who lost access.',
};
