import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';

export const greeting: Texts['greeting'] = {
  summary: 'Foyer ist installiert. Richte es in etwa einer Minute ein.',
  hello: ({ person }) =>
    pieces`Hallo ${person}! Foyer ist in diesem Slack installiert. Es lädt Personen ein, kümmert sich um Beitrittsanfragen und zeigt, wer welche Rolle hat.`,
  whatToDo:
    'Als Workspace-Admin kannst du es in etwa einer Minute einrichten: Gib deiner Organisation einen Namen und wähle ihre Rollen. Dann lade Personen ein.',
  setUpBy: ({ who, organization }) =>
    pieces`✓ ${who} hat ${organization} eingerichtet. Für dich ist nichts mehr zu tun.`,
  setUp: ({ organization }) => pieces`✓ ${organization} ist eingerichtet. Für dich ist nichts mehr zu tun.`,
};
