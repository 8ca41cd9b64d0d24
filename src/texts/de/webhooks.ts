import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const webhooks: Texts['webhooks'] = {
  title: 'Webhooks',
  count: ({ organization, count }) =>
    `${organization} · ${german.plural(count, { one: '# Webhook', other: '# Webhooks' })}`,
  explanation:
    'Foyer sagt deinem Produkt, wenn sich Mitglieder, Gruppen, Rollen, Einladungen oder Beitrittsanfragen ändern.',
  add: 'Webhook anlegen',
  states: {
    on: 'An',
    off: 'Aus',
    failing: 'Angehalten. Nichts kam drei Tage lang an',
    gone: 'Angehalten. Die Antwort war 410 Gone',
  },
  allEvents: 'Alle Ereignisse',
  someEvents: ({ count }) => german.plural(count, { one: '# Ereignis', other: '# Ereignisse' }),
  lastDelivered: ({ at }) => pieces` · Zuletzt zugestellt ${at}`,
  neverDelivered: ' · Noch nichts zugestellt',
  bothValid: ({ at }) => pieces`Das alte Geheimnis gilt noch bis ${at}.`,
  sendTest: 'Test senden',
  replaceSecret: 'Geheimnis ersetzen',
  replaceTitle: 'Geheimnis ersetzen?',
  replaceQuestion:
    'Foyer unterschreibt 24 Stunden lang mit dem alten und dem neuen Geheimnis, danach nur mit dem neuen.',
  turnOff: 'Ausschalten',
  turnOn: 'Einschalten',
  remove: 'Entfernen',
  removeTitle: 'Webhook entfernen?',
  removeQuestion: ({ host }) => `Foyer sendet nichts mehr an ${host} und löscht, was noch wartet.`,
  added: ({ host }) => `Foyer sendet Änderungen jetzt an ${host}.`,
  replaced: ({ host }) => `${host} hat ein neues Geheimnis. Gib es deinem Produkt innerhalb von 24 Stunden.`,
  copySecret: 'Kopiere das Geheimnis jetzt. Foyer kann es nicht noch einmal zeigen.',
  testSent: ({ host }) => `Ein Test ist unterwegs an ${host}.`,
  turnedOff: ({ host }) => `${host} ist aus. Änderungen ab jetzt werden auch später nicht gesendet.`,
  turnedOn: ({ host }) => `${host} ist an. Foyer sendet, was gewartet hat, und dann jede Änderung.`,
  removed: ({ host }) => `${host} ist entfernt.`,

  to: ({ organization }) => `Änderungen in ${organization}`,
  url: 'URL',
  urlHint:
    'Zum Beispiel https://api.example.com/hooks. Foyer unterschreibt jede Anfrage nach Standard Webhooks.',
  events: 'Ereignisse',
  eventsHint: 'Leer: alle Ereignisse.',

  deliveries: 'Zustellungen',
  deliveriesTo: ({ organization, host }) => `${organization} · Zustellungen an ${host}`,
  undelivered: ({ waiting, failed }) =>
    `${german.number(waiting)} wartend, ${german.number(failed)} fehlgeschlagen`,
  allDelivered: 'Alles ist zugestellt.',
  noDeliveries: 'Bisher wurde nichts gesendet.',
  kept: ({ days }) =>
    `Foyer behält Zustellungen ${german.plural(days, { one: '# Tag', other: '# Tage' })} lang.`,
  back: 'Alle Webhooks',
  newer: 'Neuere',
  older: 'Ältere',
  onlyUndelivered: 'Nur nicht zugestellte zeigen',
  showAll: 'Alle zeigen',
  delivery: 'Zustellung',
  details: 'Einzelheiten',
  detailsOf: ({ type }) => `Einzelheiten zu ${type}`,
  deliveryStates: { waiting: 'Wartet', delivered: 'Zugestellt', failed: 'Fehlgeschlagen, aufgegeben' },
  answered: ({ status }) => `Antwort ${status}`,
  redirected: ({ status }) => `Antwort ${status}. Foyer folgt keinen Weiterleitungen`,
  problems: {
    'private-address': 'Der Host führt in ein privates Netz',
    'unknown-host': 'Den Host gibt es nicht',
    'too-slow': 'Keine Antwort innerhalb von 10 Sekunden',
    'no-connection': 'Keine Verbindung',
    certificate: 'Das Zertifikat ist ungültig',
    'no-secret': 'In ENCRYPTION_KEY fehlt der Schlüssel des Geheimnisses',
  },
  tries: ({ count }) => german.plural(count, { one: '# Versuch', other: '# Versuche' }),
  happenedAt: ({ at }) => pieces`Geschehen ${at}`,
  triedAt: ({ at }) => pieces`Zuletzt gesendet ${at}`,
  nextTry: ({ at }) => pieces`Nächster Versuch ${at}`,
  behind: 'Ein früheres Ereignis geht vor',
  request: 'Anfrage',
  signatureNotKept: 'Foyer behält die Unterschrift nicht.',
  longBody: 'Der Rest der Anfrage wird nicht gezeigt.',
  answer: 'Antwort',
  took: ({ ms }) => `${german.number(ms)} ms`,
  emptyAnswer: 'Die Antwort war leer.',
  noAnswer: 'Es kam keine Antwort.',
  startOfAnswer: 'Foyer behält die ersten 2.000 Zeichen einer Antwort.',
  sendAgain: 'Noch einmal senden',
  sentAgain: 'Foyer sendet es noch einmal.',
  sentAfterEarlier: 'Foyer wird es nach einem früheren Ereignis senden, das noch wartet.',
  sendAgainSince: 'Noch einmal senden seit …',
  since: 'Seit',
  sinceHint: ({ days }) =>
    `Foyer sendet alles ab dann, das Älteste zuerst. Zustellungen bleiben ${german.plural(days, { one: '# Tag', other: '# Tage' })} lang gespeichert.`,
  checkCount: 'Weiter',
  willSendAgain: ({ host, count, at }) =>
    pieces`Foyer wird ${german.plural(count, { one: '# Zustellung', other: '# Zustellungen' })} seit ${at} noch einmal an ${host} senden.`,
  sameIds: 'Jede behält ihre webhook-id. So kann dein Produkt übergehen, was es schon hat.',
  sendSoMany: ({ count }) => `${german.number(count)} erneut senden`,
  sendingAgain: ({ count, host }) =>
    `Foyer sendet ${german.plural(count, { one: '# Zustellung', other: '# Zustellungen' })} noch einmal an ${host}.`,

  stoppedSummary: ({ host }) => `Foyer sendet keine Änderungen mehr an ${host}.`,
  stopped: {
    failing: ({ host, organization }) =>
      pieces`Bei ${host} kam drei Tage lang nichts an. Foyer sendet Änderungen in ${organization} nicht mehr dorthin.`,
    gone: ({ host, organization }) =>
      pieces`${host} hat mit 410 Gone geantwortet. Foyer sendet Änderungen in ${organization} nicht mehr dorthin.`,
  },
  givenUpSummary: ({ host }) => `Foyer konnte eine Änderung nicht an ${host} zustellen.`,
  givenUp: ({ type, host, organization }) =>
    pieces`${host} hat drei Tage lang ein Ereignis ${type} von ${organization} nicht angenommen. Foyer hat es aufgegeben. Andere Ereignisse kommen an.`,
  seeLog:
    'Prüfe dein Produkt und öffne dann Einstellungen, Webhooks, Zustellungen. Dort kannst du es noch einmal senden. Foyer meldet das höchstens einmal am Tag.',
  whatToDo:
    'Prüfe dein Produkt und schalte den Webhook dann unter Einstellungen, Webhooks wieder ein. Foyer sendet dann, was gewartet hat.',
};
