import { accessSnapshot } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { admin, byActor } from './people.ts';

const facts = byActor.extend({ after: accessSnapshot });

export const memberReactivatedMessage: Render = ({ data, organization, initiator }) => {
  const { by, after } = facts.parse(data);
  const said = texts().memberMessages;
  const { role, groups } = after;
  const access = groups.length > 0 ? said.inGroups({ role, groups: clamp(groups.join(', '), 1000) }) : role;
  return {
    summary: said.reactivatedSummary({ organization: organization.name }),
    parts: [
      paragraph(
        ...said.reactivated<Inline>({
          by: admin(by, [initiator]),
          organization: bold(organization.name),
          access,
        }),
      ),
    ],
  };
};
