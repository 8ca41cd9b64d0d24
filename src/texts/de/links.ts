import type { Texts } from '../en/texts.ts';
import { german } from './language.ts';

const people = ({ people: count, isExact }: { people: number; isExact: boolean }) =>
  `${isExact ? '' : 'mindestens '}${german.plural(count, { one: '# Person', other: '# Personen' })}`;

const mostOf = ({ people: count, isExact }: { people: number; isExact: boolean }) => {
  const many = german.plural(count, { one: '# Person', other: '# Personen' });
  return isExact ? `bis zu ${many}` : `${many} oder mehr`;
};

export const links: Texts['links'] = {
  title: 'Verknüpfungen',
  subtitle: ({ organization, one, group }) => `${one} ${group} · ${organization}`,
  what: ({ one }) =>
    `Wer Zugriff hat (${one}), wird dort hinzugefügt und bei Verlust oder Deaktivierung wieder entfernt.`,
  none: ({ one }) =>
    `Hier ist noch nichts verknüpft (${one}). Verknüpfe einen Slack-Channel oder eine Benutzergruppe. Wer Zugriff hat, wird dann dort hinzugefügt und bei Verlust oder Deaktivierung wieder entfernt.`,
  linkToChannel: 'Mit Channel verknüpfen',
  linkToUserGroup: 'Benutzergruppe wählen',
  link: 'Verknüpfen',
  unlink: 'Trennen',
  unlinkFrom: ({ target }) => `Von ${target} trennen`,
  unlinkQuestion: 'Verknüpfung trennen?',
  unlinkText: ({ group, organization, target }) =>
    `${group} in ${organization} ist dann nicht mehr mit ${target} verknüpft.`,
  linked: ({ target }) => `Mit ${target} verknüpft. Fehlende Mitglieder werden jetzt hinzugefügt.`,
  unlinked: ({ target }) => `Von ${target} getrennt. Alle bleiben dort.`,
  channel: 'Channel',
  userGroup: 'Benutzergruppe',
  kinds: { channel: 'Channel', usergroup: 'Benutzergruppe' },
  underWay: count => ` · ${german.number(count)} unterwegs`,
  notAdded: ({ count, reason }) =>
    `⚠ ${german.plural(count, { one: '# Person konnte', other: '# Personen konnten' })} nicht hinzugefügt werden: ${reason}`,
  notRemoved: ({ count, reason }) =>
    `⚠ ${german.plural(count, { one: '# Person konnte', other: '# Personen konnten' })} nicht entfernt werden: ${reason}`,
  privateChannel: 'Für einen privaten Channel lade zuerst @Foyer dorthin ein.',
  noGuests: 'Gäste können nicht in Benutzergruppen sein.',
  nobodyRemoved: 'Entfernt wird nur, wer den Zugriff verliert.',
  everybodyStays: 'Entfernt wird nur, wer den Zugriff verliert. Wer jetzt in der Benutzergruppe ist, bleibt.',
  namesAndMore: ({ names, more }) => `${names} und ${german.number(more)} weitere`,
  notInSlack: 'Noch nicht in Slack',
  unfit: 'Slack-Konto kann nicht hinzugefügt werden',
  guest: 'Gäste können nicht in Benutzergruppen sein',
  unable: ({ reason, names, ...who }) => `${reason}, ${people(who)}${names && `: ${names}`}.`,
  members: count => german.plural(count, { one: '# Mitglied', other: '# Mitglieder' }),
  moreWithAll: ({ count, many }) =>
    german.plural(count, {
      one: `# weitere Person mit Zugriff auf alle ${many}`,
      other: `# weitere Personen mit Zugriff auf alle ${many}`,
    }),
  both: ({ members, more }) => `${members} und ${more}`,
  added: ({ who, isExact, names }) =>
    `Wird hinzugefügt, wenn nicht schon dort: ${isExact ? '' : 'mindestens '}${who}${names && `: ${names}`}.`,
  nobodyAdded: 'Jetzt wird niemand hinzugefügt.',
  tooManyToCount:
    'Mitglieder mit Zugriff, die dort fehlen, werden hinzugefügt. Sie sind zu viele, um sie zu zählen.',
  nobodyStays: 'Niemand wird entfernt.',
  allStay: 'Niemand wird entfernt. Alle bleiben dort, bis jemand sie entfernt.',
  someStay: ({ names, ...who }) =>
    `Niemand wird entfernt. Dort ${german.plural(who.people, { one: 'bleibt', other: 'bleiben' })} ${mostOf(who)}${names && ` (${names})`}, bis jemand sie entfernt.`,
  compare: 'Mit Slack abgleichen',
  compareQuestion: 'Mit Slack abgleichen?',
  compareYes: 'Abgleichen',
  comparingTitle: 'Abgleich',
  comparing: ({ count, organization }) =>
    `Foyer gleicht ${german.plural(count, { one: '# Verknüpfung', other: '# Verknüpfungen' })} von ${organization} mit Slack ab. Das Ergebnis bekommst du als Direktnachricht.`,
  addsMissing: ({ names, ...who }) =>
    `Foyer fügt ${mostOf(who)} hinzu, falls nicht schon dort${names && ` (${names})`}.`,
  addsNobody: 'Foyer fügt niemanden hinzu.',
  addsSome: 'Foyer fügt fehlende Mitglieder hinzu.',
  removesSome: ({ names, ...who }) =>
    `Foyer entfernt deaktivierte Mitglieder und ${people(who)} ohne Zugriff${names && ` (${names})`}.`,
  removesDeactivated: 'Foyer entfernt deaktivierte Mitglieder.',
  removesUnknown: 'Foyer entfernt deaktivierte Mitglieder und Personen ohne Zugriff.',
};
