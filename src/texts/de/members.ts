import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const members: Texts['members'] = {
  title: 'Mitglieder',
  nobody: 'Hier ist noch niemand.',
  only: {
    active: 'nur aktive',
    deactivated: 'nur deaktivierte',
    left: 'nur Personen, die Slack verlassen haben',
  },
  states: {
    all: 'Aktiv und deaktiviert',
    active: 'Aktiv',
    deactivated: 'Deaktiviert',
    left: 'Slack verlassen',
  },
  sorts: {
    name: 'Nach Name sortiert',
    newest: 'Neueste zuerst',
    oldest: 'Älteste zuerst',
    role: 'Nach Rolle sortiert',
  },
  deactivated: 'Deaktiviert',
  leftOn: ({ day }) => `Ausgetreten am ${day}`,
  fromDirectory: 'Aus dem Verzeichnis',
  leftSlack: ({ day }) => `Hat Slack am ${day} verlassen`,
  guestNow: 'Jetzt Gast in Slack',
  elsewhereSince: ({ day }) => `Seit ${day} in einem anderen Slack-Workspace`,
  accounts: {
    bot: 'Ein Bot',
    deactivated: 'In Slack deaktiviert',
    external: 'Aus einem anderen Slack-Workspace',
  },
  edit: { label: 'Bearbeiten', of: ({ name }) => `${name} bearbeiten` },
  deactivate: { label: 'Deaktivieren', of: ({ name }) => `${name} deaktivieren` },
  keepAsGuest: { label: 'Als Gast behalten', of: ({ name }) => `${name} als Gast behalten` },
  reactivate: { label: 'Reaktivieren', of: ({ name }) => `${name} reaktivieren` },
  undo: { label: 'Rückgängig', of: ({ name }) => `Rückgängig: ${name} reaktivieren` },
  erase: { label: 'Person löschen', of: ({ name }) => `Person löschen: ${name}` },
  nowDeactivated: 'Gerade deaktiviert.',
  nowReactivated: 'Gerade reaktiviert.',
  nowGuest: 'Behält Rolle und Gruppen als Gast.',
  saved: ({ changes }) => `Gespeichert. ${changes}.`,
  unchanged: 'Keine Änderungen.',
  editTitle: 'Bearbeiten',
  ownAccess: ({ role, groups }) => pieces`Du bist ${role}. ${groups} Ein anderer Admin kann das ändern.`,
  deactivateTitle: 'Deaktivieren',
  deactivateQuestion: ({ name, email, organization }) =>
    pieces`${name} (${email}) in ${organization} deaktivieren?`,
  theyLoseAccess: 'Die Person verliert den Zugang sofort. Foyer benachrichtigt sie.',
  theyStayListed: ({ role }) => `Sie bleibt als ${role} in der Liste. Du kannst sie reaktivieren.`,
  theirInvitations: count =>
    german.plural(count, {
      one: 'Eine Einladung dieser Person ist noch offen. Wird sie angenommen, entscheidet eine prüfende Person. Widerrufe sie, wenn das nicht passieren soll.',
      other:
        '# Einladungen dieser Person sind noch offen. Wird eine angenommen, entscheidet eine prüfende Person. Widerrufe alle, bei denen das nicht passieren soll.',
    }),
  theyLeave: ({ channels }) => pieces`Sie verlässt in Slack ${channels}.`,
  nobodyElseIsAdmin: ({ noun, groups }) => pieces`Sonst ist niemand Admin für ${noun} ${groups}.`,
  ownTitle: 'Deine Angaben',
  you: ({ role, groups }) => pieces`Du bist ${role}. ${groups}`,
  ownSaved: ({ organization, name }) => `Gespeichert. In ${organization} heißt du ${name}.`,
  ownSavedTitle: 'Gespeichert',
  leaveTitle: 'Austreten',
  leaveQuestion: ({ organization }) => pieces`${organization} verlassen?`,
  youLoseRole: ({ role, groups }) => pieces`Du verlierst deine Rolle ${role} sofort. ${groups}`,
  onlyAdminReactivates: 'Nur ein Admin kann dich reaktivieren. Die Admins bekommen eine Nachricht.',
  yourInvitations: count =>
    german.plural(count, {
      one: 'Eine deiner Einladungen ist noch offen. Wird sie angenommen, entscheidet eine prüfende Person.',
      other: '# deiner Einladungen sind noch offen. Wird eine angenommen, entscheidet eine prüfende Person.',
    }),
  youLeave: ({ channels }) => pieces`Du verlässt in Slack ${channels}.`,
  left: ({ organization }) => `Du hast ${organization} verlassen. Die Admins dort können dich reaktivieren.`,
  leftTitle: 'Ausgetreten',
  exported: {
    active: ({ organization }) =>
      `Aktive Mitglieder von ${organization}, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um Personen zu aktualisieren.`,
    deactivated: ({ organization }) =>
      `Deaktivierte Mitglieder von ${organization}, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um Personen zu aktualisieren. Zum Reaktivieren leere die Spalte Status.`,
    left: ({ organization }) =>
      `Mitglieder von ${organization}, die Slack verlassen haben, gefiltert wie deine Liste. Ändere die Datei und lade sie hoch, um Personen zu aktualisieren. Zum Reaktivieren leere die Spalte Status.`,
  },
};
