import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { endWorkspace, erase } from '../installations/end-workspace.ts';
import { resume, suspend } from '../installations/suspend.ts';
import { clientOfWorkspace } from './client.ts';
import { exchangeAllTokens } from './exchange-tokens.ts';
import { exportedRows } from './export.ts';
import { type Operator, operate } from './open.ts';
import { type ListedWorkspace, listWorkspaces } from './store.ts';
import { tableOf } from './table.ts';

const USAGE = `npm run workspaces                          lists the workspaces
npm run workspaces -- suspend ID            stops serving one. Its data and its messages wait
npm run workspaces -- resume ID             serves it again
npm run workspaces -- export ID --to FILE   writes all its data, a line of JSON a row, without tokens
npm run workspaces -- erase ID --yes        removes Foyer from it and deletes all its data
npm run workspaces -- exchange-tokens --yes exchanges tokens that last, after you switched token rotation on`;

type Values = { to?: string | undefined; yes?: boolean | undefined };
type Command = (operator: Operator, workspace: ListedWorkspace, values: Values) => Promise<string>;

const commands: Record<string, Command> = {
  async suspend({ db }, { id, name }) {
    await suspend(db, id, systemClock.now());
    return `${name} is suspended. Resume it with "npm run workspaces -- resume ${id}".`;
  },

  async resume({ db }, { id, name, state }) {
    if (state === 'removed') return `Foyer was removed from ${name}. Its people have to install it again.`;
    await resume(db, id);
    return `${name} is served again.`;
  },

  async export({ db }, { id, name }, { to }) {
    if (!to) throw new Error('Say where to write the data: --to FILE.');
    await pipeline(exportedRows(db, id), createWriteStream(to, { mode: 0o600 }));
    return `The data of ${name} is in ${to}. It contains names and emails.`;
  },

  async erase(operator, { id, name, slackTeamId, organizations, people }, { yes }) {
    if (!yes) {
      throw new Error(
        `This deletes ${name}: ${organizations} organizations and ${people} people. Nothing can bring them back. Add --yes to do it.`,
      );
    }
    const client = await clientOfWorkspace(operator, id);
    await client?.auth.revoke().catch(() => {
      process.stderr.write(`Slack didn’t revoke the token of ${name}. Remove the app there by hand.\n`);
    });
    const { db } = operator;
    await endWorkspace({ db, clock: systemClock }, slackTeamId);
    await erase({ db }, id);
    return `${name} is erased.`;
  },
};

/** `npm run workspaces`: what an operator does with the workspaces that installed Foyer. */
await operate(async operator => {
  const { values, positionals } = parseArgs({
    options: { to: { type: 'string' }, yes: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [verb, id] = positionals;
  const all = await listWorkspaces(operator.db);
  if (verb === undefined || verb === 'list') return void process.stdout.write(tableOfAll(all));
  if (verb === 'exchange-tokens') {
    return void process.stdout.write(`${await exchangeAllTokens(operator, values)}\n`);
  }
  const command = commands[verb];
  if (!command || !id) throw new Error(`There’s no such command.\n${USAGE}`);
  const workspace = all.find(each => each.id === id || each.slackTeamId === id);
  if (!workspace) throw new Error(`There’s no workspace ${id}. "npm run workspaces" lists them.`);
  process.stdout.write(`${await command(operator, workspace, values)}\n`);
});

function tableOfAll(all: readonly ListedWorkspace[]): string {
  const head = ['Id', 'Slack team', 'Name', 'State', 'Organizations', 'People', 'Since'];
  const rows = all.map(({ id, slackTeamId, name, state, organizations, people, since }) =>
    [id, slackTeamId, name, state, organizations, people, since.toISOString().slice(0, 10)].map(String),
  );
  return tableOf(head, rows);
}
