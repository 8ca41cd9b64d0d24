import { z } from 'zod';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { byActor, mention } from './people.ts';

const facts = byActor.extend({ role: z.string(), who: z.string() });

export const takenOverMessage: Render = ({ data, organization }) => {
  const { by, role, who } = facts.parse(data);
  const said = texts().organizations;
  return {
    summary: said.takenOverSummary({ organization: organization.name }),
    parts: [
      paragraph(
        ...said.takenOverBy<Inline>({
          who: mention(by, [], who),
          organization: bold(organization.name),
          role,
        }),
      ),
    ],
  };
};
