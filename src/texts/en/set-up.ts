import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** The set-up of an organization, and what follows it. */
export const setUp = {
  title: 'Set up Foyer',
  titleOfAnother: 'New organization',
  submit: 'Set up',
  intro: 'Foyer runs the front door of your organization: invitations, join requests, roles and groups.',
  introOfAnother: 'Another organization in this Slack, with its own people, roles and groups.',
  askAdmins: <Piece>({ people, command }: { people: readonly Piece[]; command: string }) =>
    pieces`Foyer isn’t set up in this Slack yet. Ask ${english.orPieces(people)} to type ${command}.`,
  askAdminsForAnother: <Piece>({ people }: { people: readonly Piece[] }) =>
    pieces`Only a workspace admin can set up another organization. Ask ${english.orPieces(people)}.`,
  name: 'Organization name',
  template: 'Template',
  templateHint: 'You can change the roles later.',
  firstHolder: <Piece>({ role }: { role: Piece }) => pieces`You’ll be its first ${role}. People can be:`,
  role: <Piece>({ name, description }: { name: Piece; description: string }) =>
    pieces`${name}: ${description}`,
  groups: 'Groups',
  groupsHint: ({ one }: { one: string }) => `One ${one} per line. You can add more later.`,
  channel: 'Approvals channel',
  channelHint:
    'Join requests are posted there. Without a channel, each approver gets them as a direct message.',
  domains: 'Domains',
  domainsHint: 'People with an email address there can ask to join.',
  done: 'Foyer is set up',
  doneAnother: 'Organization is set up',
  isSetUp: ({ organization }: { organization: string }) => `${organization} is set up.`,
  youAreFirst: <Piece>({ organization, role }: { organization: Piece; role: string }) =>
    pieces`✓ ${organization} is set up. You’re its first ${role}.`,
  next: 'What next?',
  invitePeople: 'Invite people',
  chooseChannel: 'Choose an approvals channel',
  orType: <Piece>({ command, help }: { command: Piece; help: Piece }) =>
    pieces`You can also type ${command} to invite people. ${help} shows everything Foyer can do.`,
};
