import { z } from 'zod';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { capabilities } from '../domain/roles.ts';
import { texts } from '../texts/texts.ts';
import { bold, paragraph } from './content.ts';
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
  const { group } = roleTemplate(organization.template);
  return {
    summary: `What your role in ${organization.name} may do was changed.`,
    parts: [
      paragraph(
        mention(by, [initiator], 'An admin'),
        ' changed what your role ',
        bold(role),
        ' may do in ',
        bold(organization.name),
        ':',
      ),
      {
        list: [
          ...gained.map(each => [
            `You may now ${texts().capabilities[each]}${inGroups.includes(each) ? ' everywhere' : ''}.`,
          ]),
          ...lost.map(each => [
            inGroups.includes(each)
              ? `You may ${texts().capabilities[each]} only in your own ${group.many}.`
              : `You may no longer ${texts().capabilities[each]}.`,
          ]),
        ],
      },
    ],
  };
};
