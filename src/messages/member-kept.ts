import { texts } from '../texts/texts.ts';
import { bold, type Inline, paragraph } from './content.ts';
import type { Render } from './message.ts';
import { admin, byActor } from './people.ts';

export const memberKeptMessage: Render = ({ data, organization, initiator }) => {
  const by = admin(byActor.parse(data).by, [initiator]);
  const said = texts().memberMessages;
  return {
    summary: said.keptSummary({ organization: organization.name }),
    parts: [paragraph(...said.kept<Inline>({ by, organization: bold(organization.name) }))],
  };
};
