import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const requestsList: Texts['requestsList'] = {
  title: 'Beitrittsanfragen',
  waiting: count => `${german.number(count)} offen`,
  nobody: 'Niemand wartet auf eine Entscheidung.',
  moreHeld: 'Weitere angenommene Einladungen warten. Sie rücken nach, sobald du diese entscheidest.',
  asked: ({ person, email, at }) => pieces`${person} · ${email} · angefragt ${at}`,
  acceptPerson: ({ name, role }) => `${name} als ${role} aufnehmen`,
  acceptAs: { label: 'Aufnehmen als…', of: ({ name }) => `${name}: Aufnehmen als…` },
  reject: { label: 'Ablehnen', of: ({ name }) => `${name} ablehnen` },
  cannotGiveAll: 'Du kannst nicht alles davon geben. Wähle mit „Aufnehmen als…“, was die Person bekommt.',
  rejected: '✗ Abgelehnt. Die Person bekommt eine Nachricht.',
  withdrawn: 'Zurückgezogen.',
  expired: 'Abgelaufen.',
  requestTitle: 'Beitrittsanfrage',
  rejectTitle: 'Anfrage ablehnen',
  rejectQuestion: ({ name, email, organization }) =>
    pieces`Die Anfrage von ${name} (${email}) zum Beitritt zu ${organization} ablehnen?`,
  reason: 'Grund',
  reasonHint: ({ name }) => `${name} liest ihn.`,
  acceptAsQuestion: ({ name, email, organization }) =>
    pieces`${name} (${email}) mit dieser Rolle in ${organization} aufnehmen:`,
  moreWaiting: count =>
    `${german.plural(count, { one: 'Eine weitere wartet', other: '# weitere warten' })}. Im Posteingang, auf dem Home-Tab von Foyer, siehst du alle.`,
  askWith: ({ email }) =>
    `Bitte mit deiner E-Mail-Adresse ${email} um Beitritt. Eine prüfende Person entscheidet.`,
  organization: 'Organisation',
  chooseOrganization: 'Organisation wählen',
  invitedTo: ({ organization }) => `${organization} · Du bist eingeladen`,
  openInvitation: 'Einladung öffnen',
  waitingAt: ({ organization }) => `${organization} · Deine Anfrage wartet auf Freigabe`,
  openRequest: 'Anfrage öffnen',
};
