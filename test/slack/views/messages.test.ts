import { validateBlocks } from 'local-slack/block-kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { senturo } from '../../../src/domain/role-templates/senturo.ts';
import { messages } from '../../../src/messages/index.ts';
import { renderContent } from '../../../src/slack/render-content.ts';
import type { Context } from '../../../src/slack/route.ts';
import { routes } from '../../../src/slack/routes.ts';
import { somebody } from '../../domain/people.ts';
import { fillImports, type WorstImports } from '../worst-imports.ts';
import { worstFacts } from '../worst-message.ts';
import { expectFallback, expectMessage } from './fits.ts';
import { inEveryWorld } from './worlds.ts';

inEveryWorld(there => {
  let imports: WorstImports;

  beforeAll(async () => {
    imports = await fillImports(there.db, there.world, there.script);
  });

  it.each(Object.keys(messages))('the message %s fits Slack', async kind => {
    const { world, script, db } = there;
    for (const index of [0, 1, 2, 3, 4]) {
      const facts = await worstFacts(db, { ...world, imports }, { kind, script, index });
      const content = messages[kind as keyof typeof messages](facts);
      if (!content)
        throw new Error(`Nothing is said by ${kind}: let worst-message.ts make what it tells of.`);
      const said = renderContent(content);
      expectMessage(said);
      expectFallback(said);
    }
  });
});

describe('the help', () => {
  it.each(['/invite', `/${'x'.repeat(31)}`])('the help fits Slack as a message of %s', async command => {
    const help = routes.find(route => route.kind === 'command' && route.name === 'help');
    if (help?.kind !== 'command') throw new Error('There is no help.');
    const name = 'W'.repeat(75);
    const roles = senturo.roles.map((role, position) => ({ ...role, id: `${position}`, position, name }));
    const organization = { id: 'O', name, roles, template: senturo };
    const acting = {
      organization,
      member: { roleId: '0' },
      permissions: { role: roles[0], grants: [], groupAdminCapabilities: [] },
    };
    const actor = somebody({ isWorkspaceOwner: true });
    const said = await help.run({ command, actor, acting, organization } as unknown as Context, '');
    if (said.show !== 'words') throw new Error('The help shows no words.');
    expectMessage(said);
    expect(validateBlocks(said.blocks, 'modal')).toEqual([]);
  });
});
