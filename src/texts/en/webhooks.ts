import { pieces } from '../pieces.ts';
import { english } from './language.ts';

/** Webhooks: the list, the form that adds one, its deliveries, and the message when one stops. */
export const webhooks = {
  title: 'Webhooks',
  count: ({ organization, count }: { organization: string; count: number }) =>
    `${organization} · ${english.plural(count, { one: '# webhook', other: '# webhooks' })}`,
  explanation: 'Foyer tells your product when members, groups, roles, invitations or join requests change.',
  add: 'Add webhook',
  states: {
    on: 'On',
    off: 'Off',
    failing: 'Stopped. It took nothing for three days',
    gone: 'Stopped. It answered 410 Gone',
  },
  allEvents: 'All events',
  someEvents: ({ count }: { count: number }) => english.plural(count, { one: '# event', other: '# events' }),
  lastDelivered: <Piece>({ at }: { at: Piece }) => pieces` · Last delivered ${at}`,
  neverDelivered: ' · Nothing delivered yet',
  bothValid: <Piece>({ at }: { at: Piece }) => pieces`The old secret also signs until ${at}.`,
  sendTest: 'Send test',
  replaceSecret: 'Replace secret',
  replaceTitle: 'Replace the secret?',
  replaceQuestion:
    'Foyer signs with the old and the new secret for 24 hours. After that, only with the new one.',
  turnOff: 'Turn off',
  turnOn: 'Turn on',
  remove: 'Remove',
  removeTitle: 'Remove the webhook?',
  removeQuestion: ({ host }: { host: string }) =>
    `Foyer sends nothing more to ${host}, and deletes what waits for it.`,
  added: ({ host }: { host: string }) => `Foyer now sends changes to ${host}.`,
  replaced: ({ host }: { host: string }) =>
    `${host} has a new secret. Give it to your product within 24 hours.`,
  copySecret: 'Copy the secret now. Foyer can’t show it again.',
  testSent: ({ host }: { host: string }) => `A test is on its way to ${host}.`,
  turnedOff: ({ host }: { host: string }) => `${host} is off. Changes from now on aren’t sent to it later.`,
  turnedOn: ({ host }: { host: string }) => `${host} is on. Foyer sends what was waiting, then each change.`,
  removed: ({ host }: { host: string }) => `${host} is removed.`,

  to: ({ organization }: { organization: string }) => `Changes in ${organization}`,
  url: 'URL',
  urlHint: 'For example https://api.example.com/hooks. Foyer signs each request by Standard Webhooks.',
  events: 'Events',
  eventsHint: 'Blank: all events.',

  deliveries: 'Deliveries',
  deliveriesTo: ({ organization, host }: { organization: string; host: string }) =>
    `${organization} · Deliveries to ${host}`,
  undelivered: ({ waiting, failed }: { waiting: number; failed: number }) =>
    `${english.number(waiting)} waiting, ${english.number(failed)} failed`,
  allDelivered: 'Everything is delivered.',
  noDeliveries: 'Nothing was sent yet.',
  kept: ({ days }: { days: number }) =>
    `Foyer keeps deliveries for ${english.plural(days, { one: '# day', other: '# days' })}.`,
  back: 'All webhooks',
  newer: 'Newer',
  older: 'Older',
  onlyUndelivered: 'Show undelivered only',
  showAll: 'Show all',
  delivery: 'Delivery',
  details: 'Details',
  detailsOf: ({ type }: { type: string }) => `Details of ${type}`,
  deliveryStates: { waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed, given up' },
  answered: ({ status }: { status: number }) => `Answered ${status}`,
  redirected: ({ status }: { status: number }) => `Answered ${status}. Foyer follows no redirects`,
  problems: {
    'private-address': 'The host leads to a private network',
    'unknown-host': 'The host doesn’t exist',
    'too-slow': 'No answer within 10 seconds',
    'no-connection': 'No connection',
    certificate: 'The certificate isn’t valid',
    'no-secret': 'ENCRYPTION_KEY lacks the key of the secret',
  },
  tries: ({ count }: { count: number }) => english.plural(count, { one: '# try', other: '# tries' }),
  happenedAt: <Piece>({ at }: { at: Piece }) => pieces`Happened ${at}`,
  triedAt: <Piece>({ at }: { at: Piece }) => pieces`Last sent ${at}`,
  nextTry: <Piece>({ at }: { at: Piece }) => pieces`Next try ${at}`,
  behind: 'An earlier event goes first',
  request: 'Request',
  signatureNotKept: 'Foyer doesn’t keep the signature.',
  longBody: 'The rest of the body isn’t shown.',
  answer: 'Answer',
  took: ({ ms }: { ms: number }) => `${english.number(ms)} ms`,
  emptyAnswer: 'The answer was empty.',
  noAnswer: 'There was no answer.',
  startOfAnswer: 'Foyer keeps the first 2,000 characters of an answer.',
  sendAgain: 'Send again',
  sentAgain: 'Foyer is sending it again.',
  sentAfterEarlier: 'Foyer will send it after an earlier event that waits.',
  sendAgainSince: 'Send again since …',
  since: 'Since',
  sinceHint: ({ days }: { days: number }) =>
    `Foyer sends everything from then on, oldest first. It keeps deliveries for ${english.plural(days, { one: '# day', other: '# days' })}.`,
  checkCount: 'Next',
  willSendAgain: <Piece>({ host, count, at }: { host: Piece; count: number; at: Piece }) =>
    pieces`Foyer will send ${english.plural(count, { one: '# delivery', other: '# deliveries' })} since ${at} to ${host} again.`,
  sameIds: 'Each keeps its webhook-id, so your product can ignore what it has.',
  sendSoMany: ({ count }: { count: number }) => `Send ${english.number(count)} again`,
  sendingAgain: ({ count, host }: { count: number; host: string }) =>
    `Foyer is sending ${english.plural(count, { one: '# delivery', other: '# deliveries' })} to ${host} again.`,

  stoppedSummary: ({ host }: { host: string }) => `Foyer stopped sending changes to ${host}.`,
  stopped: {
    failing: <Piece>({ host, organization }: { host: Piece; organization: Piece }) =>
      pieces`${host} took nothing for three days, so Foyer stopped sending changes in ${organization} to it.`,
    gone: <Piece>({ host, organization }: { host: Piece; organization: Piece }) =>
      pieces`${host} answered 410 Gone, so Foyer stopped sending changes in ${organization} to it.`,
  },
  givenUpSummary: ({ host }: { host: string }) => `Foyer couldn’t deliver a change to ${host}.`,
  givenUp: <Piece>({ type, host, organization }: { type: Piece; host: Piece; organization: Piece }) =>
    pieces`${host} refused a ${type} event of ${organization} for three days, so Foyer gave it up. Other events get through.`,
  seeLog:
    'Check your product, then find it under Settings, Webhooks, Deliveries. You can send it again there. Foyer tells you at most once a day.',
  whatToDo:
    'Check your product, then turn the webhook on under Settings, Webhooks. What was waiting is sent then.',
};
