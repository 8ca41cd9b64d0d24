import { publishedErrors, reasons } from './web-api/published-errors.ts';

const INTRODUCTION = `# The errors of Slack's methods

Slack publishes errors for each Web API method. This page says which of them a call to the local Slack can cause, and why
it never causes the others. Any of them can be had on demand:
\`slack.faults.next('chat.postMessage', { kind: 'error', error: 'ekm_access_denied' })\`.

Every method also answers \`not_authed\`, \`invalid_auth\`, \`not_allowed_token_type\`, \`missing_scope\`,
\`invalid_arguments\` and \`ratelimited\`; an unknown one answers \`unknown_method\`. To a token that no longer works they
answer \`account_inactive\` (the app was removed), \`token_revoked\` or \`token_expired\`, and to an organization's in a
workspace without the app \`team_access_not_granted\`.

\`npm run errors --workspace local-slack -- --write\` writes this page. A test causes each error that is said to be caused.
`;

const listed = (codes: string) =>
  codes
    .split(' ')
    .filter(Boolean)
    .sort()
    .map(code => `\`${code}\``)
    .join(', ');

/** The published errors of every method, as a page in Markdown. */
export function errorsPage(): string {
  const parts = Object.entries(publishedErrors).map(([method, { caused, not = {} }]) => {
    const rows = Object.entries(not).map(
      ([reason, codes]) => `| ${reasons[reason as keyof typeof reasons]} | ${listed(codes)} |`,
    );
    return [
      `## ${method}`,
      '',
      '| | |',
      '|---|---|',
      `| **Caused** | ${listed(caused) || 'It has no errors of its own.'} |`,
      ...rows,
      '',
    ].join('\n');
  });
  return `${INTRODUCTION}\n${parts.join('\n')}`;
}
