import { importCard } from '../slack/imports/card.ts';
import type { Render } from './message.ts';

export const importMessage: Render = ({ import: found, importCounts }) =>
  found && importCounts ? importCard(found, importCounts) : null;
