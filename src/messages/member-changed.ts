import { accessSnapshot } from '../domain/access/snapshot.ts';
import { clamp } from '../domain/characters.ts';
import { differences } from '../domain/differences.ts';
import { roleTemplate } from '../domain/role-templates/index.ts';
import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { admin, byActor } from './people.ts';

const facts = byActor.extend({ before: accessSnapshot, after: accessSnapshot });

export const memberChangedMessage: Render = ({ data, organization, initiator }) => {
  const { by, before, after } = facts.parse(data);
  const changes = differences(before, after, roleTemplate(organization.template));
  const { memberMessages: said, access } = texts();
  return {
    summary: said.changedSummary({ organization: organization.name }),
    parts: [
      paragraph(
        ...said.changed<Inline>({ by: admin(by, [initiator]), organization: bold(organization.name) }),
      ),
      { list: changes.map(change => [clamp(access.change(change), 1000)]) },
    ],
  };
};
