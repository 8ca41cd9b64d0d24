const days: Intl.DateTimeFormatOptions = { timeZone: 'UTC' };

function formatter(options: Intl.DateTimeFormatOptions): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-US', { ...days, ...options });
  return at => format.format(at);
}

const tokens: Record<string, (at: Date) => string> = {
  date_num: at => at.toISOString().slice(0, 10),
  date_slash: formatter({ day: '2-digit', month: '2-digit', year: 'numeric' }),
  date: formatter({ month: 'long', day: 'numeric' }),
  date_long: formatter({ weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' }),
  date_long_full: formatter({ month: 'long', day: 'numeric', year: 'numeric' }),
  date_short: formatter({ month: 'short', day: 'numeric', year: 'numeric' }),
  time: formatter({ hour: 'numeric', minute: '2-digit' }),
  time_secs: formatter({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
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
