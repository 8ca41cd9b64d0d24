import type { Texts } from '../en/texts.ts';
import { counts } from './counts.ts';
import { german } from './language.ts';

const uninvitable = {
  bot: 'ist ein Bot. Entferne die Zeile.',
  deactivated:
    'ist in diesem Slack-Workspace deaktiviert. Ein Workspace-Admin muss das Konto zuerst reaktivieren.',
  external: 'gehört zu einem anderen Slack-Workspace und kann nicht eingeladen werden. Entferne die Zeile.',
  stranger: 'gehört zu einem anderen Slack-Workspace und kann nicht eingeladen werden. Entferne die Zeile.',
};

const knownPerson = 'Diese Person ist schon Mitglied oder eingeladen. Frage einen Admin.';
const or = (nearest: string | null, otherwise: string) => (nearest ? `Meinst du ${nearest}?` : otherwise);

export const findings: Texts['findings'] = {
  'email-missing': () => 'Die E-Mail-Adresse fehlt.',
  'invalid-email': ({ suggestion }, value) =>
    `${value} ist keine E-Mail-Adresse. ${or(suggestion, 'Schreibe sie wie name@example.com.')}`,
  'email-too-long': ({ length, most }) =>
    `Die Adresse hat ${german.number(length)} Zeichen. Eine E-Mail-Adresse hat höchstens ${german.number(most)}.`,
  'mixed-scripts': ({ ascii, resembles }, value) =>
    `${value} mischt Buchstaben mehrerer Alphabete (${ascii})${resembles ? ` und sieht aus wie ${resembles}` : ''}. Schreibe die Adresse in einem Alphabet.`,
  lookalike: ({ ascii, resembles }, value) =>
    `${value} (${ascii}) sieht aus wie ${resembles}, ist es aber nicht. Prüfe, ob das die richtige Adresse ist.`,
  duplicate: ({ lines, count }, value) =>
    `${value} steht auch in Zeile ${lines.join(', ')}${count > lines.length ? ` und ${count - lines.length} weiteren` : ''}. Behalte eine davon.`,
  'template-example': () => 'Das ist ein Beispiel aus der Vorlage. Entferne die Zeile.',
  'own-address': () => 'Das ist deine eigene Adresse. Entferne die Zeile.',
  uninvitable: ({ who, reason }) => `${who} ${uninvitable[reason]}`,
  'new-account': ({ who }, value) =>
    who
      ? `${value} ist das neue Slack-Konto von ${who}. Übertrage zuerst die Mitgliedschaft, unter „Mitglieder“.`
      : knownPerson,
  'role-missing': ({ roles }) => `Die Rolle fehlt. Wähle eine: ${counts.names(roles)}.`,
  'unknown-role': ({ roles, nearest }, value) =>
    `Die Rolle ${value} gibt es nicht. ${or(nearest, `Die Rollen sind ${counts.names(roles)}.`)}`,
  'role-case': ({ name }, value) =>
    `${value} schreibt man ${name}. Korrigiere es oben für alle Zeilen, oder bearbeite diese.`,
  'cannot-grant-role': ({ role }) =>
    `Du kannst ${role} nicht vergeben, weil die Rolle mehr Rechte hat als deine. Wähle eine andere.`,
  'role-needs-groups': ({ role }) => `${role} gilt in bestimmten Gruppen. Wähle mindestens eine.`,
  'unknown-group': ({ nearest }, value) =>
    `Die Gruppe ${value} gibt es nicht. ${or(nearest, 'Prüfe den Namen.')}`,
  'more-unknown-groups': ({ count }) =>
    german.plural(count, {
      one: '# weitere Gruppe gibt es nicht. Prüfe den Namen.',
      other: '# weitere Gruppen gibt es nicht. Prüfe die Namen.',
    }),
  'groups-too-long': ({ length, most }) =>
    `Die Gruppen haben ${german.number(length)} Zeichen. Höchstens ${german.number(most)} passen. Nenne weniger Gruppen.`,
  'group-case': ({ name }, value) =>
    `${value} schreibt man ${name}. Korrigiere es oben für alle Zeilen, oder bearbeite diese.`,
  'cannot-grant-group': ({ group }) => `Du verwaltest ${group} nicht. Wähle Gruppen, die du verwaltest.`,
  'cannot-grant-blank-groups': ({ blankMeansAll }) =>
    blankMeansAll
      ? 'Ein leeres Feld bedeutet alle Gruppen, und du verwaltest nicht alle. Wähle Gruppen, die du verwaltest.'
      : 'Wähle mindestens eine Gruppe, die du verwaltest.',
  'name-too-long': ({ length, most }) =>
    `Der Name hat ${german.number(length)} Zeichen. Höchstens ${german.number(most)} passen. Kürze ihn.`,
  'name-damaged': () => 'Der Name enthält unlesbare Zeichen. Schreibe ihn neu.',
  'name-is-group': ({ group }) =>
    `Der Name ist derselbe wie der der Gruppe ${group}. Setze mehrere Gruppen in Anführungszeichen: "Eins, Zwei".`,
  'cannot-manage-member': ({ state, reason }) =>
    state === null
      ? knownPerson
      : reason === 'role'
        ? 'Diese Person hat mehr Rechte als du, deshalb kannst du sie nicht ändern. Frage einen Admin mit denselben Rechten.'
        : 'Diese Person ist in Gruppen, die du nicht verwaltest. Frage jemanden, der sie verwaltet.',
  'from-directory': ({ directory, what }) =>
    what === 'state'
      ? `${directory} bestimmt, ob diese Person aktiv ist. Ändere das dort, oder entferne die Zeile.`
      : `${directory} bestimmt, welche seiner Gruppen diese Person hat. Ändere sie dort, oder lass die Zelle leer.`,
  'not-allowed': () => 'Du kannst keine Personen mehr einladen. Frage einen Admin.',
  'resent-too-soon': ({ minutes }) =>
    `Diese Person wurde gerade erst eingeladen. Du kannst es in ${counts.wait(minutes)} wieder tun.`,
  'unknown-action': ({ nearest }, value) =>
    `Die Aktion ${value} gibt es nicht. ${or(nearest, 'Schreibe deactivate oder revoke, oder lass das Feld leer.')}`,
  'no-member': ({ isInvited }) =>
    isInvited
      ? 'Diese Person ist eingeladen, aber kein Mitglied. Schreibe revoke, um die Einladung zu widerrufen.'
      : 'Kein Mitglied hat diese Adresse. Prüfe sie, oder entferne die Zeile.',
  'no-invitation': ({ isMember }) =>
    isMember
      ? 'Diese Person ist Mitglied. Schreibe deactivate, um ihren Zugang zu beenden.'
      : 'Für diese Adresse ist keine Einladung offen. Prüfe sie, oder entferne die Zeile.',
  'no-seat': ({ limit, used, needed }) =>
    limit === null || used === null
      ? 'Kein Platz ist frei. Entferne Zeilen, oder bitte einen Admin um mehr Plätze.'
      : `Kein Platz ist frei: ${german.number(used)} von ${german.number(limit)} sind belegt, und diese Datei braucht ${german.number(needed)}. Entferne Zeilen, oder bitte um mehr Plätze.`,
};
