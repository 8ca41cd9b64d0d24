import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';

export const organizations: Texts['organizations'] = {
  title: 'Organisationen',
  whatTheTickMeans: 'Befehle und Schaltflächen gelten für die Organisation mit dem Haken.',
  setUpAnother: 'Weitere Organisation einrichten',
  switchTo: ({ organization }) => `Wechseln zu ${organization}`,
  switched: ({ organization }) => `Du handelst jetzt in ${organization}.`,
  withState: ({ organization, state }) => pieces`${organization} · ${state}`,
  youAre: ({ role }) => `du bist ${role}`,
  invited: 'du bist eingeladen',
  deactivated: 'dein Zugang ist deaktiviert',
  notMember: 'du bist noch kein Mitglied',
  takeOver: 'Übernehmen',
  canTakeOver: ({ organization }) =>
    pieces`⚠ Niemand mit der obersten Rolle von ${organization} kann dort handeln. Dieser Slack-Workspace gehört dir, also kannst du die Organisation übernehmen.`,
  takeOverQuestion: ({ organization, role }) =>
    pieces`${organization} übernehmen? Niemand mit der Rolle ${role} kann dort handeln.`,
  becomes: ({ organization, role }) => pieces`Du wirst ${role} von ${organization}.`,
  becomesFrom: ({ organization, role, was }) =>
    pieces`Du wirst ${role} von ${organization}. Bisher warst du ${was}.`,
  takeOverNotifies:
    'Foyer benachrichtigt die verbliebenen Admins und alle, denen dieser Slack-Workspace gehört.',
  takeOverAudited: 'Es steht danach im Protokoll.',
  nothingToTakeOver: 'In jeder Organisation hat jemand die oberste Rolle. Es gibt nichts zu übernehmen.',
  takeOverChoice: 'Du kannst diese Organisationen übernehmen.',
  tookOver: ({ organization, role }) => `Du bist jetzt ${role} von ${organization}.`,
  takenOver: 'Übernommen',
  takenOverSummary: ({ organization }) => `${organization} wurde übernommen.`,
  takenOverBy: ({ who, organization, role }) =>
    pieces`⚠ ${who} hat ${organization} übernommen, als Eigentümer:in dieses Slack-Workspace, mit der Rolle ${role}. Niemand sonst mit dieser Rolle konnte dort handeln.`,
  sharedNow: ({ channel }) => `${channel} ist jetzt mit einer anderen Firma geteilt.`,
  sharedSoon: ({ channel }) => `${channel} wird bald mit einer anderen Firma geteilt.`,
  channelSharedNow: ({ channel }) => pieces`⚠ ${channel} ist jetzt mit einer anderen Firma geteilt.`,
  channelSharedSoon: ({ channel }) => pieces`⚠ ${channel} wird bald mit einer anderen Firma geteilt.`,
  approvalsMoved: ({ organization }) =>
    pieces`Beitrittsanfragen an ${organization} erscheinen dort nicht mehr. Sie kommen als Direktnachricht an alle, die freigeben können. Wähle in den Einstellungen einen anderen Channel.`,
  linkedGroups: ({ groups, organization, count }) =>
    count === 1
      ? `${groups} von ${organization} ist damit verknüpft. Foyer fügt dort keine Mitglieder mehr hinzu. Verknüpfe einen anderen Channel.`
      : `${groups} von ${organization} sind damit verknüpft. Foyer fügt dort keine Mitglieder mehr hinzu. Verknüpfe einen anderen Channel.`,
};
