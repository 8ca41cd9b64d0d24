import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { ActingMember } from '../../domain/access/acting-member.ts';
import type { HomeFacts } from '../../domain/home/facts.ts';
import { topRole } from '../../domain/members/member-within.ts';
import type { Organization } from '../../domain/organizations/store.ts';
import type { PersonProblem } from '../../domain/person-problem.ts';
import { groupsSentence } from '../../messages/access-sentences.ts';
import type { Texts } from '../../texts/en/texts.ts';
import { texts } from '../../texts/texts.ts';
import {
  actions,
  bold,
  button,
  divider,
  header,
  type Inline,
  mention,
  paragraphBlock,
  section,
} from '../blocks.ts';
import { openedIn } from '../form.ts';
import { handOnAction } from '../handing-on/actions.ts';
import { askToJoinAction } from '../join-requests/actions.ts';
import { mustWaitLine } from '../join-requests/own-request-view.ts';
import { leaveAction, ownDetailsAction } from '../members/actions.ts';
import { oldPlaceBlocks } from '../new-accounts/views.ts';
import { organizationsAction, setUpAction, switchAction } from '../organizations/actions.ts';
import { takeOverBlocks } from '../organizations/take-over.ts';
import { matrixAction } from '../roles/actions.ts';
import { helpAction, inboxAction } from './actions.ts';
import { attentionBlocks } from './attention.ts';
import { checklistBlocks } from './checklist.ts';
import { waitingBlocks } from './inbox-view.ts';
import { lastEventBlocks } from './last-events.ts';
import { listBlocks, startButtons } from './lists.ts';

/** How many requests are shown in full: with the five invitations of facts.ts, the home stays below 100 blocks. */
const REQUESTS_SHOWN = 3;
/** How many organizations the switcher and the list to ask show; All organizations has the rest. */
export const ORGANIZATIONS_SHOWN = 5;
/** How many memberships of an old account are offered at once. */
const OLD_PLACES_SHOWN = 5;
/** How many groups of a group admin are named. */
const GROUPS_NAMED = 10;

/**
 * App Home: the organization, the person's role in it, what needs attention, what waits for them, and the lists that they
 * may see. It always stays below 100 blocks, Slack's limit.
 */
export function homeView(facts: HomeFacts): HomeView {
  const { organization, acting, overview } = facts;
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
      ...(acting ? startButtons(acting) : []),
      ...inboxBlocks(facts),
      ...(acting && overview ? attentionBlocks(acting, overview, facts.now) : []),
      ...(acting && overview ? checklistBlocks(acting, overview) : []),
      ...askingBlocks(facts, organization),
      ...(acting && overview ? listBlocks(acting, overview) : []),
      ...(acting && overview ? lastEventBlocks(acting, overview) : []),
      ...ownBlocks(facts),
    ],
  };
}

/** What everybody can press to read what they can do, beside other buttons at the end. */
export const helpButton = (): Button => button(helpAction, {}, texts().home.help);

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
    divider,
    actions(helpButton()),
  ];
}

/** What concerns a person who belongs to no organization: their invitations, then whom they can ask. */
export function headOfNobody({ inbox, mayAsk, oldPlaces }: HomeFacts): string {
  const said = texts().home;
  const invited = new Set(inbox.invitations.map(({ organization }) => organization.name));
  const asked = new Set(inbox.requests.map(({ organization }) => organization.name));
  const some = (names: Iterable<string>) => {
    const [first = '', ...others] = names;
    return { organization: others.length > 0 ? said.several(others.length + 1) : first };
  };
  const places = new Set(oldPlaces.map(({ organization }) => organization.name));
  if (places.size > 0) return said.placeIn(some(places));
  if (invited.size > 0) return said.invitedTo(some(invited));
  if (asked.size > 0) return said.askedFor(some(asked));
  if (mayAsk.length > 0) return said.canAsk(some(mayAsk.map(({ name }) => name)));
  return said.belongsNowhere;
}

/** App Home of people who can't act here. */
export function noHomeView(problem: PersonProblem): HomeView {
  return { type: 'home', blocks: [paragraphBlock(texts().cannotAct[problem])] };
}

/** App Home before there is an organization. */
export function beforeSetUp({ actor, command, helpers }: HomeFacts): KnownBlock[] {
  const said = texts().home;
  const people = helpers.map(id => mention(id));
  const ask =
    people.length > 0 ? texts().setUp.askAdmins<Inline>({ people, command }) : [said.notSetUp({ command })];
  return actor.isWorkspaceAdmin
    ? [
        header(said.welcome),
        paragraphBlock(said.purpose),
        actions(button(setUpAction, {}, said.setUp, { style: 'primary' })),
      ]
    : [header(said.notSetUpTitle), paragraphBlock(...ask)];
}

/** The person's role here; people without one read what they can do, and who to ask. */
export function roleBlocks(facts: HomeFacts, organization: Organization): KnownBlock[] {
  const { acting, waiting, isDeactivated } = facts;
  const said = texts().home;
  if (acting) return [...memberLines(acting), ...askLine(facts, said.askForMore)];
  const ask = askLine(facts, said.ask);
  if (facts.hasTurnedGuest) {
    return [paragraphBlock(said.guest({ organization: organization.name })), ...ask];
  }
  const former = isDeactivated ? said.wasDeactivated : '';
  if (waiting === 'invitation') return [paragraphBlock(former, said.invitationWaits)];
  if (waiting === 'request') return [paragraphBlock(former, said.requestWaits)];
  const maysAsk = facts.mayAsk.some(({ id }) => id === organization.id);
  if (isDeactivated) return [paragraphBlock(maysAsk ? said.deactivatedMayAsk : said.deactivated), ...ask];
  if (!maysAsk) return [paragraphBlock(nobodySentence(facts)), ...ask];
  const domain = facts.actor.email?.split('@')[1] ?? '';
  return [paragraphBlock(said.peopleCanAsk({ domains: domain, organization: organization.name }))];
}

function nobodySentence({ actor, isUnconfirmed }: HomeFacts): string {
  const said = texts().home;
  if (actor.isGuest) return said.guestsCannotAsk;
  return isUnconfirmed ? said.unconfirmed : said.stranger;
}

/** Whom to ask for access, or for more of it. */
function askLine({ helpers }: HomeFacts, sentence: Texts['home']['ask']): KnownBlock[] {
  if (helpers.length === 0) return [];
  return [paragraphBlock(...sentence<Inline>({ people: helpers.map(id => mention(id)) }))];
}

function memberLines({ organization, member, permissions }: ActingMember): KnownBlock[] {
  const { template } = organization;
  const said = texts();
  const administered = member.grants.filter(({ level }) => level === 'admin').map(({ group }) => group.name);
  const names = administered.slice(0, GROUPS_NAMED).join(', ');
  const more = administered.length - GROUPS_NAMED;
  const named = more > 0 ? said.access.andMore({ names, more }) : names;
  const isAdmin = administered.length > 0 && permissions.groupAdminCapabilities.length > 0;
  const role = bold(member.role.name);
  const groups = groupsSentence(member, template);
  return [
    paragraphBlock(...said.home.youAre<Inline>({ role }), groups && ` ${groups}`),
    ...(isAdmin ? [paragraphBlock(...said.home.adminFor<Inline>({ groups: bold(named) }))] : []),
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
  return [actions(...buttons, button(organizationsAction, {}, texts().home.allOrganizations))];
}

function inboxBlocks({ inbox }: HomeFacts): KnownBlock[] {
  if (inbox.total === 0) return [];
  const said = texts().home;
  const requests = inbox.requests.slice(0, REQUESTS_SHOWN);
  const waiting = [
    ...inbox.invitations.map(invitation => ({ invitation })),
    ...requests.map(request => ({ request })),
  ];
  const more = inbox.total - waiting.length;
  return [
    divider,
    paragraphBlock(...said.inbox<Inline>({ title: bold(said.yourInbox), count: inbox.total })),
    ...waiting.flatMap((each, index) => [...(index > 0 ? [divider] : []), ...waitingBlocks(each)]),
    ...(more > 0 ? [divider, section(said.more(more), button(inboxAction, {}, said.openInbox))] : []),
  ];
}

/** Buttons to ask to join this organization, and others whose domains match. */
function askingBlocks({ mayAsk, mustWait, acting }: HomeFacts, here: Organization | null): KnownBlock[] {
  const said = texts().home;
  const others = mayAsk.filter(({ id }) => id !== here?.id);
  const isHere = others.length < mayAsk.length && !acting;
  const more = others.length - ORGANIZATIONS_SHOWN;
  const place = here ? said.allOrganizations : said.askToJoin;
  return [
    ...(isHere && here
      ? [actions(button(askToJoinAction, { organizationId: here.id }, said.askToJoin, { style: 'primary' }))]
      : []),
    ...mustWait.slice(0, ORGANIZATIONS_SHOWN).map(({ name, until }) => mustWaitLine(name, until)),
    ...(others.length > 0
      ? [
          divider,
          paragraphBlock(
            isHere || acting ? said.emailLetsYouAskToo : said.emailLetsYouAsk,
            more > 0 ? said.moreToAsk({ count: more, place }) : '',
          ),
          actions(
            ...others.slice(0, ORGANIZATIONS_SHOWN).map(({ id: organizationId, name }) =>
              button(askToJoinAction, { organizationId }, said.askToJoinOf({ organization: name }), {
                variant: organizationId,
              }),
            ),
            ...(!here && more > 0 ? [button(askToJoinAction, {}, said.askToJoin)] : []),
          ),
        ]
      : []),
  ];
}

/** What everybody sees, whatever their rights: a member's own things, and the help. */
function ownBlocks({ accessible, acting }: HomeFacts): KnownBlock[] {
  const said = texts().home;
  if (!acting) return [divider, actions(helpButton())];
  return [
    divider,
    actions(
      button(ownDetailsAction, {}, said.myDetails),
      button(matrixAction, {}, said.rolesMatrix),
      ...(accessible.length < 2 ? [button(organizationsAction, {}, said.organizations)] : []),
      button(leaveAction, {}, said.leave),
      ...(acting.member.roleId === topRole(acting.organization).id
        ? [button(handOnAction, {}, said.handOn)]
        : []),
      helpButton(),
    ),
  ];
}
