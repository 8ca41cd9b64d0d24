import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { HomeFacts } from '../../domain/home/facts.ts';
import { topRole } from '../../domain/members/member-within.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import {
  actions,
  bold,
  button,
  context,
  divider,
  header,
  type Inline,
  mention,
  paragraphBlock,
  section,
} from '../blocks.ts';
import { cannotAct } from '../errors.ts';
import { openedIn } from '../form.ts';
import { handOnAction } from '../handing-on/actions.ts';
import { openInviteAction } from '../invitations/actions.ts';
import { askToJoinAction } from '../join-requests/actions.ts';
import { mustWaitLine } from '../join-requests/own-request-view.ts';
import { leaveAction, ownDetailsAction } from '../members/actions.ts';
import { oldPlaceBlocks } from '../new-accounts/views.ts';
import { organizationsAction, switchAction } from '../organizations/actions.ts';
import { takeOverBlocks } from '../organizations/take-over.ts';
import { matrixAction } from '../roles/actions.ts';
import { inboxAction } from './actions.ts';
import { waitingBlocks } from './inbox-view.ts';
import { listBlocks } from './lists.ts';

/** How many requests are shown in full: with the five invitations of facts.ts, the home stays below 100 blocks. */
const REQUESTS_SHOWN = 3;
/** How many organizations the switcher and the list to ask show; All organizations has the rest. */
export const ORGANIZATIONS_SHOWN = 5;
/** How many memberships of an old account are offered at once. */
const OLD_PLACES_SHOWN = 5;
/** How many groups of a group admin are named. */
const GROUPS_NAMED = 10;

/**
 * App Home: the organization, the person's role in it, what waits for them, and the lists that they may see. It always
 * stays below 100 blocks, Slack's limit.
 */
export function homeView(facts: HomeFacts): HomeView {
  const { organization } = facts;
  if (!organization) return { type: 'home', blocks: beforeSetUp(facts) };
  if (facts.belongsToNone) return { type: 'home', blocks: betweenBlocks(facts) };
  return {
    type: 'home',
    private_metadata: openedIn(organization),
    blocks: [
      header(organization.name),
      ...takeOverBlocks(facts.orphaned),
      ...roleBlocks(facts, organization),
      ...placeBlocks(facts),
      ...switcherBlocks(facts),
      ...inboxBlocks(facts),
      ...askingBlocks(facts, organization),
      ...(facts.acting && facts.overview ? listBlocks(facts.acting, facts.overview, facts.now) : []),
      ...(facts.acting ? ownBlocks(facts) : []),
      context(`Type ${facts.command} help to see everything Foyer can do.`),
    ],
  };
}

/** Members whose place the person's new account can take. */
function placeBlocks({ oldPlaces }: HomeFacts): KnownBlock[] {
  return oldPlaces
    .slice(0, OLD_PLACES_SHOWN)
    .flatMap(({ organization, member }) => oldPlaceBlocks(organization, member));
}

/** App Home of people who belong to none of several organizations: what concerns them, instead of one organization. */
function betweenBlocks(facts: HomeFacts): KnownBlock[] {
  const { inbox, mayAsk, mustWait, oldPlaces } = facts;
  const isStranger = inbox.total + mayAsk.length + mustWait.length + oldPlaces.length === 0;
  return [
    header(headOfNobody(facts)),
    ...takeOverBlocks(facts.orphaned),
    ...placeBlocks(facts),
    ...(isStranger ? [paragraphBlock(nobodySentence(facts))] : []),
    ...inboxBlocks(facts),
    ...askingBlocks(facts, null),
    context(`Type ${facts.command} help to see everything Foyer can do.`),
  ];
}

/** What concerns a person who belongs to no organization: their invitations, then whom they can ask. */
export function headOfNobody({ inbox, mayAsk, oldPlaces }: HomeFacts): string {
  const invited = new Set(inbox.invitations.map(({ organization }) => organization.name));
  const asked = new Set(inbox.requests.map(({ organization }) => organization.name));
  const some = (names: Iterable<string>) => {
    const [first = '', ...others] = names;
    return others.length > 0 ? `${others.length + 1} organizations` : first;
  };
  const places = new Set(oldPlaces.map(({ organization }) => organization.name));
  if (places.size > 0) return `You have a place in ${some(places)}`;
  if (invited.size > 0) return `You’re invited to ${some(invited)}`;
  if (asked.size > 0) return `You asked to join ${some(asked)}`;
  if (mayAsk.length > 0) return `You can ask to join ${some(mayAsk.map(({ name }) => name))}`;
  return 'You don’t belong to an organization here yet';
}

/** App Home of people who can't act here. */
export function noHomeView(problem: PersonProblem): HomeView {
  return { type: 'home', blocks: [paragraphBlock(cannotAct[problem])] };
}

/** App Home before there is an organization. */
export function beforeSetUp({ actor, command }: HomeFacts): KnownBlock[] {
  return actor.isWorkspaceAdmin
    ? [
        header('Welcome to Foyer'),
        paragraphBlock(
          'Foyer runs the front door of your organization: invitations, join requests, roles and groups.',
        ),
        actions(button(openInviteAction, {}, 'Set up Foyer', { style: 'primary' })),
      ]
    : [
        header('Foyer'),
        paragraphBlock(
          'Foyer is not set up here yet. A workspace admin can do that. ',
          `Ask one of them to type ${command}.`,
        ),
      ];
}

/** The person's role here; people without one read what they can do, and who to ask. */
export function roleBlocks(facts: HomeFacts, organization: Organization): KnownBlock[] {
  const { acting, waiting, isDeactivated } = facts;
  if (acting) return memberLines(acting);
  const ask = askLine(facts.helpers);
  if (facts.hasTurnedGuest) {
    const { name } = organization;
    return [
      paragraphBlock(
        `You are a guest in this Slack now, so you have no rights in ${name} until an admin decides.`,
      ),
      ...ask,
    ];
  }
  if (waiting === 'invitation') {
    return [
      paragraphBlock(
        isDeactivated ? 'Your access was deactivated. ' : '',
        'You are invited to join: see below.',
      ),
    ];
  }
  if (waiting === 'request') {
    return [
      paragraphBlock(
        isDeactivated ? 'Your access was deactivated. ' : '',
        'Your request to join waits: see below.',
      ),
    ];
  }
  const maysAsk = facts.mayAsk.some(({ id }) => id === organization.id);
  if (isDeactivated) {
    const again = maysAsk ? ', or ask to join again.' : '.';
    return [paragraphBlock(`Your access is deactivated. Ask an admin to reactivate you${again}`), ...ask];
  }
  if (maysAsk) {
    return [
      paragraphBlock('Your email address is at one of this organization’s domains: you may ask to join.'),
    ];
  }
  return [paragraphBlock(nobodySentence(facts)), ...ask];
}

function nobodySentence({ actor, isUnconfirmed }: HomeFacts): string {
  if (actor.isGuest) {
    return 'You are a guest in this Slack. Guests cannot ask to join; somebody who is a member can invite you.';
  }
  if (isUnconfirmed) {
    return 'You are not a member. Confirm your email address in Slack, and you may ask to join.';
  }
  return 'You are not a member. Somebody who is can invite you.';
}

function askLine(helpers: string[]): KnownBlock[] {
  if (helpers.length === 0) return [];
  const names = helpers.flatMap((id, index): Inline[] => [
    index === 0 ? '' : index === helpers.length - 1 ? ' or ' : ', ',
    mention(id),
  ]);
  return [paragraphBlock('Whom to ask: ', ...names, '.')];
}

function memberLines({ organization, member, permissions }: ActingMember): KnownBlock[] {
  const { template } = organization;
  const administered = member.grants.filter(({ level }) => level === 'admin').map(({ group }) => group.name);
  const named = administered.slice(0, GROUPS_NAMED).join(', ');
  const more = administered.length > GROUPS_NAMED ? ` and ${administered.length - GROUPS_NAMED} more` : '';
  const isAdmin = administered.length > 0 && permissions.groupAdminCapabilities.length > 0;
  return [
    paragraphBlock('You are ', bold(member.role.name), '. ', groupsSentence(member, template)),
    ...(isAdmin ? [paragraphBlock('Admin for: ', bold(`${named}${more}`), '.')] : []),
  ];
}

/**
 * The organizations of a person's switcher, the current one ticked; a press switches.
 * Source: the CrowdSec article ("the organization that has the green tick is the one you are currently within")
 */
function switcherBlocks({ accessible }: HomeFacts): KnownBlock[] {
  if (accessible.length < 2) return [];
  const first = accessible.slice(0, ORGANIZATIONS_SHOWN);
  const current = accessible.find(({ isCurrent }) => isCurrent);
  const shown =
    current && !first.includes(current) ? [...first.slice(0, ORGANIZATIONS_SHOWN - 1), current] : first;
  const buttons: Button[] = shown.map(({ organization: { id, name }, isCurrent }) =>
    button(switchAction, { organizationId: id, page: 0 }, isCurrent ? `✓ ${name}` : name, { variant: id }),
  );
  return [actions(...buttons, button(organizationsAction, {}, 'All organizations'))];
}

function inboxBlocks({ inbox }: HomeFacts): KnownBlock[] {
  if (inbox.total === 0) return [];
  const requests = inbox.requests.slice(0, REQUESTS_SHOWN);
  const waiting = [
    ...inbox.invitations.map(invitation => ({ invitation })),
    ...requests.map(request => ({ request })),
  ];
  const more = inbox.total - waiting.length;
  return [
    divider,
    paragraphBlock(bold('Your inbox'), ` · ${inbox.total}`),
    ...waiting.flatMap((each, index) => [...(index > 0 ? [divider] : []), ...waitingBlocks(each)]),
    ...(more > 0 ? [divider, section(`and ${more} more`, button(inboxAction, {}, 'Whole inbox'))] : []),
  ];
}

/** Buttons to ask to join this organization, and others whose domains match. */
function askingBlocks({ mayAsk, mustWait, acting }: HomeFacts, here: Organization | null): KnownBlock[] {
  const others = mayAsk.filter(({ id }) => id !== here?.id);
  const isHere = others.length < mayAsk.length && !acting;
  const more = others.length - ORGANIZATIONS_SHOWN;
  return [
    ...(isHere && here
      ? [actions(button(askToJoinAction, { organizationId: here.id }, 'Ask to join', { style: 'primary' }))]
      : []),
    ...mustWait.slice(0, ORGANIZATIONS_SHOWN).map(({ name, until }) => mustWaitLine(name, until)),
    ...(others.length > 0
      ? [
          divider,
          paragraphBlock(
            'Your email address lets you ask to join',
            isHere ? ' another one too:' : acting ? ' another organization:' : ':',
            more > 0 ? ` (${more} more are under ${here ? 'All organizations' : 'Ask to join'})` : '',
          ),
          actions(
            ...others.slice(0, ORGANIZATIONS_SHOWN).map(({ id: organizationId, name }) =>
              button(askToJoinAction, { organizationId }, `Ask to join ${name}`, {
                variant: organizationId,
              }),
            ),
            ...(!here && more > 0 ? [button(askToJoinAction, {}, 'Ask to join')] : []),
          ),
        ]
      : []),
  ];
}

/** What every member sees, whatever their rights. */
function ownBlocks({ accessible, acting }: HomeFacts): KnownBlock[] {
  return [
    divider,
    actions(
      button(ownDetailsAction, {}, 'My details'),
      button(matrixAction, {}, 'Roles matrix'),
      ...(accessible.length < 2 ? [button(organizationsAction, {}, 'Organizations')] : []),
      button(leaveAction, {}, 'Leave'),
      ...(acting && acting.member.roleId === topRole(acting.organization).id
        ? [button(handOnAction, {}, 'Hand on the top role')]
        : []),
    ),
  ];
}
