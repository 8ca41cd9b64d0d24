const days: Intl.DateTimeFormatOptions = { timeZone: 'UTC' };

function format(at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...days, ...options }).format(at);
}

const tokens: Record<string, (at: Date) => string> = {
  date_num: at => at.toISOString().slice(0, 10),
  date_slash: at => format(at, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  date: at => format(at, { month: 'long', day: 'numeric' }),
  date_long: at => format(at, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }),
  date_long_full: at => format(at, { month: 'long', day: 'numeric', year: 'numeric' }),
  date_short: at => format(at, { month: 'short', day: 'numeric', year: 'numeric' }),
  time: at => format(at, { hour: 'numeric', minute: '2-digit' }),
  time_secs: at => format(at, { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
};

/**
 * A date as Slack shows it (docs.slack.dev/messaging/formatting-message-text#date-formatting), for a reader in UTC.
 * `seconds` is a Unix time. The `_pretty` forms are shown as the plain ones; an unknown token gives the fallback.
 */
export function showDate(seconds: number, template: string, fallback = ''): string {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return fallback;
  let isKnown = true;
  const shown = template.replace(/\{(\w+)\}/g, (_, token: string) => {
    const name = token === 'ago' ? 'date_short' : token.replace(/_pretty$/, '');
    const show = tokens[name];
    if (!show) isKnown = false;
    return show ? show(at) : '';
  });
  return isKnown ? shown : fallback;
}
