import { z } from 'zod';
import { clamp } from '../domain/characters.ts';
import { capabilities } from '../domain/roles.ts';
import type { Texts } from '../texts/en/texts.ts';
import { texts } from '../texts/texts.ts';
import { bold, buttons, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';

const facts = z.object({
  by: z.string(),
  who: z.string(),
  capability: z.enum(capabilities),
  lack: z.enum(['role', 'guest', 'deactivated', 'stranger']),
  role: z.string().default(''),
  text: z.string(),
});

type Facts = z.output<typeof facts>;

/** How much of a name fits into a button's label. */
const MOST = 40;

/** To each person who can help: a person who lacks a right asks for it, in their own words. */
export const accessAskedMessage: Render = ({ data, organization }) => {
  const asked = facts.parse(data);
  const said = texts().asking.asked;
  return {
    summary: said.summary({ who: clamp(asked.who, 100), organization: organization.name }),
    parts: [
      paragraph(
        ...said.says<Inline>({
          who: { mention: asked.by, name: asked.who },
          organization: bold(organization.name),
        }),
      ),
      { quote: asked.text },
      paragraph(whyNot(asked, said)),
      buttons({
        action: 'answer-ask',
        value: { organizationId: organization.id, slackUserId: asked.by },
        label: labelFor(asked, said),
        style: 'primary',
      }),
    ],
  };
};

function whyNot({ lack, role, capability }: Facts, said: Texts['asking']['asked']): string {
  return lack === 'role' ? said.role({ role, right: texts().capabilities[capability] }) : said[lack];
}

function labelFor({ lack, who }: Facts, said: Texts['asking']['asked']): string {
  const name = clamp(who, MOST);
  switch (lack) {
    case 'role':
      return said.editThem({ name });
    case 'deactivated':
      return said.reactivateThem({ name });
    case 'guest':
      return said.findThem({ name });
    case 'stranger':
      return said.inviteThem({ name });
  }
}
