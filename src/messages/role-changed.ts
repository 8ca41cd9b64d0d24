import { z } from 'zod';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { capabilities } from '../domain/roles.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import { groupWords } from './group-words.ts';
import type { Render } from './message.ts';
import { byActor, mention } from './people.ts';

const facts = byActor.extend({
  role: z.string(),
  gained: z.array(z.enum(capabilities)),
  lost: z.array(z.enum(capabilities)),
  inGroups: z.array(z.enum(capabilities)).default([]),
});

export const roleChangedMessage: Render = ({ data, organization, initiator }) => {
  const { by, role, gained, lost, inGroups } = facts.parse(data);
  const { many } = groupWords(roleTemplate(organization.template));
  const said = texts().roles;
  const sentences = [
    ...gained.map(each => {
      const right = texts().capabilities[each];
      return inGroups.includes(each) ? said.canNowEverywhere({ right }) : said.canNow({ right });
    }),
    ...lost.map(each => {
      const right = texts().capabilities[each];
      return inGroups.includes(each) ? said.onlyInGroups({ right, many }) : said.noLonger({ right });
    }),
  ];
  return {
    summary: said.changedSummary({ organization: organization.name }),
    parts: [
      paragraph(
        ...said.changed<Inline>({
          by: mention(by, [initiator], said.anAdmin),
          role: bold(role),
          organization: bold(organization.name),
        }),
      ),
      { list: sentences.map(sentence => [sentence]) },
    ],
  };
};
