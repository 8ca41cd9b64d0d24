import { pieces } from '../pieces.ts';

/** Switching between organizations, and taking one over. */
export const organizations = {
  title: 'Organizations',
  whatTheTickMeans: 'Commands and buttons act in the organization with the tick.',
  setUpAnother: 'Set up another organization',
  switchTo: ({ organization }: { organization: string }) => `Switch to ${organization}`,
  switched: ({ organization }: { organization: string }) => `You now act in ${organization}.`,
  withState: <Piece>({ organization, state }: { organization: Piece; state: string }) =>
    pieces`${organization} · ${state}`,
  youAre: ({ role }: { role: string }) => `you’re ${role}`,
  invited: 'you’re invited',
  deactivated: 'your access is deactivated',
  notMember: 'you aren’t a member yet',
  takeOver: 'Take over',
  canTakeOver: <Piece>({ organization }: { organization: Piece }) =>
    pieces`⚠ Nobody with the top role in ${organization} can act there. As an owner of this Slack workspace, you can take it over.`,
  takeOverQuestion: <Piece>({ organization, role }: { organization: Piece; role: string }) =>
    pieces`Take over ${organization}? Nobody with the role ${role} can act there.`,
  becomes: <Piece>({ organization, role }: { organization: string; role: Piece }) =>
    pieces`You become ${role} of ${organization}.`,
  becomesFrom: <Piece>({ organization, role, was }: { organization: string; role: Piece; was: string }) =>
    pieces`You become ${role} of ${organization}. Until now, you were ${was}.`,
  takeOverNotifies: 'Foyer notifies the remaining admins and the owners of this Slack workspace.',
  takeOverAudited: 'The audit trail records it.',
  nothingToTakeOver: 'Every organization has somebody with the top role. There’s nothing to take over.',
  takeOverChoice: 'You can take over these organizations.',
  tookOver: ({ organization, role }: { organization: string; role: string }) =>
    `You’re now ${role} of ${organization}.`,
  takenOver: 'Taken over',
  takenOverSummary: ({ organization }: { organization: string }) =>
    `An owner of this Slack workspace took over ${organization}.`,
  takenOverBy: <Piece>({ who, organization, role }: { who: Piece; organization: Piece; role: string }) =>
    pieces`⚠ ${who}, an owner of this Slack workspace, took over ${organization} and is now ${role}. Nobody else with this role could act there.`,
  sharedNow: ({ channel }: { channel: string }) => `${channel} is now shared with another company.`,
  sharedSoon: ({ channel }: { channel: string }) => `${channel} is about to be shared with another company.`,
  channelSharedNow: <Piece>({ channel }: { channel: Piece }) =>
    pieces`⚠ ${channel} is now shared with another company.`,
  channelSharedSoon: <Piece>({ channel }: { channel: Piece }) =>
    pieces`⚠ ${channel} is about to be shared with another company.`,
  approvalsMoved: <Piece>({ organization }: { organization: Piece }) =>
    pieces`Join requests to ${organization} are no longer posted there. Approvers get them by direct message. Choose another approvals channel in Settings.`,
  linkedGroups: ({ groups, organization, count }: { groups: string; organization: string; count: number }) =>
    count === 1
      ? `${groups} of ${organization} is linked to it. Foyer no longer adds its members there. Link it to another channel.`
      : `${groups} of ${organization} are linked to it. Foyer no longer adds their members there. Link them to another channel.`,
};
