import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const memberMessages: Texts['memberMessages'] = {
  changedSummary: ({ organization }) => `Deine Mitgliedschaft in ${organization} hat sich geändert.`,
  changed: ({ by, organization }) => pieces`${by} hat deine Mitgliedschaft in ${organization} geändert:`,
  deactivatedSummary: ({ organization }) => `Dein Zugang zu ${organization} ist deaktiviert.`,
  deactivated: ({ by, organization }) =>
    pieces`${by} hat deinen Zugang zu ${organization} deaktiviert. Wenn das ein Irrtum ist, frage dort nach.`,
  guestDeactivated: ({ organization }) =>
    pieces`Foyer hat deinen Zugang zu ${organization} deaktiviert, weil du jetzt Gast in diesem Slack bist. Wenn das ein Irrtum ist, frage einen Admin.`,
  reactivatedSummary: ({ organization }) => `Du hast wieder Zugang zu ${organization}.`,
  reactivated: ({ by, organization, access }) =>
    pieces`${by} hat deinen Zugang zu ${organization} reaktiviert. Du bist wieder ${access}.`,
  inGroups: ({ role, groups }) => `${role} in ${groups}`,
  keptSummary: ({ organization }) => `Du behältst deinen Zugang zu ${organization} als Gast.`,
  kept: ({ by, organization }) =>
    pieces`${by} hat entschieden: Du behältst deine Rolle und deine Gruppen in ${organization}, auch als Gast in diesem Slack.`,
  leftByChoiceSummary: ({ who, organization }) => `${who} hat ${organization} verlassen.`,
  leftByChoice: ({ who, organization, role }) =>
    pieces`${who} hat ${organization} verlassen. Die Rolle war ${role}. Unter „Mitglieder“ kannst du die Person reaktivieren.`,
  ownEmailSummary: ({ organization }) =>
    `Deine E-Mail-Adresse in ${organization} hat sich mit Slack geändert.`,
  emailSummary: ({ who, organization }) =>
    `Die E-Mail-Adresse von ${who} in ${organization} hat sich mit Slack geändert.`,
  ownEmail: ({ had, has, organization }) =>
    pieces`Deine E-Mail-Adresse in Slack war ${had} und ist jetzt ${has}. Sie gilt nun auch in ${organization}.`,
  email: ({ who, had, has, organization }) =>
    pieces`Die E-Mail-Adresse von ${who} in Slack war ${had} und ist jetzt ${has}. Sie gilt nun auch in ${organization}.`,
  merged: ({ email, had, has }) =>
    `Es gab ein zweites Mitglied mit ${email}, als ${had}. Beide sind dieselbe Person. Foyer hat daraus ein Mitglied gemacht, als ${has}.`,
  mergedDeactivated: 'Dieses Mitglied ist deaktiviert. Ein Admin kann es reaktivieren.',
  movedSummary: ({ who, organization }) => `${who} hat ein neues Slack-Konto in ${organization}.`,
  moved: ({ who, organization, account }) =>
    pieces`Die Mitgliedschaft von ${who} in ${organization} gehört jetzt zum neuen Slack-Konto ${account}. Rolle und Gruppen bleiben gleich.`,
  movedBy: ({ by, who, organization, account }) =>
    pieces`${by} hat die Mitgliedschaft von ${who} in ${organization} auf das neue Slack-Konto ${account} übertragen. Rolle und Gruppen bleiben gleich.`,
  left: {
    deactivated: name => `Das Slack-Konto von ${name} ist deaktiviert.`,
    guest: name => `${name} ist jetzt Gast in Slack.`,
    external: name => `${name} ist jetzt in einem anderen Slack-Workspace.`,
  },
  hadLeft: ({ who }) => `${who} hatte Slack verlassen.`,
  usesSeat: 'Die Person hat jetzt keine Rechte, belegt aber noch einen Platz.',
  deactivate: 'Deaktivieren',
  keepAsGuest: 'Als Gast behalten',
  wasDeactivated: '✓ Deaktiviert.',
  wasDeactivatedBy: ({ by }) => pieces`✓ Deaktiviert von ${by}.`,
  wasKept: '✓ Als Gast behalten.',
  wasKeptBy: ({ by }) => pieces`✓ Als Gast behalten von ${by}.`,
  isBack: ({ who }) => `${who} ist zurück in Slack.`,
  isBackUnchanged: ({ who }) => `✓ ${who} ist zurück in Slack, mit derselben Rolle und denselben Gruppen.`,
  wereDeactivated: ({ role }) =>
    pieces`Beim Verlassen von Slack wurde der Zugang deaktiviert. Die Rolle war ${role}.`,
  reactivateAs: ({ role }) => `Reaktivieren als ${role}`,
  wasReactivated: '✓ Reaktiviert.',
  wasReactivatedBy: ({ by }) => pieces`✓ Reaktiviert von ${by}.`,
  manyLeft: count =>
    german.plural(count, {
      one: '# Mitglied hat Slack verlassen.',
      other: '# Mitglieder haben Slack verlassen.',
    }),
  noRights: 'Diese Personen haben jetzt keine Rechte.',
  someDeactivated: count => `${german.number(count)} davon hat Foyer deaktiviert.`,
  someUseSeats: count =>
    german.plural(count, {
      one: '# belegt noch einen Platz. Entscheide unter „Mitglieder“.',
      other: '# belegen noch einen Platz. Entscheide unter „Mitglieder“.',
    }),
  showLeavers: 'Zeigen, wer Slack verließ',
  ofOrganization: ({ organization, text }) => pieces`${organization}: ${text}`,
};
