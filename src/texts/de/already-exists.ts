import type { Texts } from '../en/texts.ts';

export const alreadyExists: Texts['alreadyExists'] = {
  editAccess: 'Zugang bearbeiten',
  reactivate: 'Reaktivieren',
  updateOrResend: 'Ändern oder erneut senden',
};
