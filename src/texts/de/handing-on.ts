import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';

export const handingOn: Texts['handingOn'] = {
  title: 'Rolle weitergeben',
  submit: 'Angebot senden',
  explanation: ({ topRole }) =>
    pieces`Wähle das Mitglied, das an deiner Stelle ${topRole} wird. Bis zur Annahme ändert sich nichts. Dann wechselt ihr beide gleichzeitig.`,
  person: ({ topRole }) => `Neue Person als ${topRole}`,
  role: 'Deine Rolle danach',
  roleHint: 'Deine Gruppen behältst du.',
  sentTitle: 'Angebot gesendet',
  sent: ({ receiver, role, organization }) =>
    `${receiver} bekommt dein Angebot als Direktnachricht. Nach der Annahme bist du ${role} in ${organization}. Bis dahin ändert sich nichts.`,
  offerSummary: ({ giver, organization, topRole }) =>
    `${giver} möchte dir die Rolle ${topRole} in ${organization} weitergeben.`,
  offer: ({ giver, organization, topRole }) =>
    pieces`${giver} möchte dir die Rolle ${topRole} in ${organization} weitergeben.`,
  consequence: ({ giver, role, topRole }) =>
    `Wenn du annimmst, wirst du ${topRole} und ${giver} wird ${role}.`,
  accept: 'Annehmen',
  decline: 'Ablehnen',
  acceptTitle: ({ topRole }) => `${topRole} werden?`,
  acceptQuestion: ({ giver, organization, role, topRole }) =>
    `Du wirst ${topRole} von ${organization} und ${giver} wird ${role}.`,
  youAccepted: ({ topRole }) => `✓ Du hast angenommen. Du bist jetzt ${topRole}.`,
  youDeclined: '✗ Du hast abgelehnt.',
  withdrawn: 'Dieses Angebot wurde zurückgezogen.',
  acceptedSummary: ({ receiver, organization, topRole }) =>
    `${receiver} hat die Rolle ${topRole} in ${organization} angenommen.`,
  accepted: ({ receiver, organization, topRole, role }) =>
    pieces`✓ ${receiver} hat die Rolle ${topRole} in ${organization} angenommen. Du bist jetzt ${role}.`,
  declinedSummary: ({ receiver, organization, topRole }) =>
    `${receiver} hat die Rolle ${topRole} in ${organization} abgelehnt.`,
  declined: ({ receiver, organization, topRole }) =>
    pieces`${receiver} hat die Rolle ${topRole} in ${organization} abgelehnt. Du behältst sie. Du kannst sie einer anderen Person anbieten.`,
  happened: ({ giver, receiver, topRole, role }) =>
    `${giver} hat die Rolle ${topRole} an ${receiver} weitergegeben und ist jetzt ${role}.`,
};
