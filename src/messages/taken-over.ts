import { z } from 'zod';
import { bold, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { byActor, mention } from './people.ts';

const facts = byActor.extend({ role: z.string(), who: z.string() });

export const takenOverMessage: Render = ({ data, organization }) => {
  const { by, role, who } = facts.parse(data);
  return {
    summary: `An owner of this Slack workspace took over ${organization.name}.`,
    parts: [
      paragraph(
        '⚠ ',
        mention(by, [], who),
        ', an owner of this Slack workspace, took over ',
        bold(organization.name),
        ` and is ${role} now. Nobody with this role could act there any longer.`,
      ),
    ],
  };
};
