import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const digests: Texts['digests'] = {
  requests: count => german.plural(count, { one: '# Beitrittsanfrage', other: '# Beitrittsanfragen' }),
  approvals: count =>
    german.plural(count, { one: '# angenommene Einladung', other: '# angenommene Einladungen' }),
  leavers: count =>
    german.plural(count, {
      one: '# Mitglied außerhalb von Slack',
      other: '# Mitglieder außerhalb von Slack',
    }),
  waits: ({ organization, things, count }) =>
    pieces`${organization}: ${german.and(things)} ${german.plural(count, { one: 'braucht', other: 'brauchen' })} eine Entscheidung.`,
  unanswered: count =>
    ` ${german.plural(count, { one: '# Einladung ist noch ohne Antwort.', other: '# Einladungen sind noch ohne Antwort.' })}`,
  manageRequests: 'Beitrittsanfragen',
  showLeavers: 'Wer Slack verlassen hat',
  week: ({ organization, invited, joined, waiting }) =>
    pieces`${organization} letzte Woche: ${german.number(invited)} eingeladen, ${german.number(joined)} beigetreten, ${german.plural(waiting, { one: '# wartet', other: '# warten' })} auf Antwort.`,
  chartTitle: 'Eingeladen, beigetreten und offen je Woche',
  invited: 'Eingeladen',
  joined: 'Beigetreten',
  waiting: 'Offen',
  seats: ({ organization, from, to, day }) =>
    from === to
      ? pieces`${organization}: ${german.plural(to, { one: '# Platz', other: '# Plätze' })} belegt, wie am ${day}.`
      : pieces`${organization}: ${german.plural(to, { one: '# Platz', other: '# Plätze' })} belegt, ${german.number(from)} am ${day}.`,
  seatsTitle: 'Belegte Plätze der letzten Wochen',
  seatsUsed: 'Belegt',
  seatLimit: 'Grenze',
  everyMonday: 'Das bekommst du jeden Montag. In den Einstellungen kannst du es abschalten.',
};
