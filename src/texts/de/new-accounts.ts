import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';

export const newAccounts: Texts['newAccounts'] = {
  title: 'Dein neues Konto',
  welcomeBack: 'Willkommen zurück',
  tookPlace: ({ role }) => `Du bist wieder Mitglied, als ${role}.`,
  tookPlaceAsGuest: ({ role }) =>
    `Du bist ${role} mit diesem Konto. Als Gast in diesem Slack hast du keine Rechte, bis ein Admin entscheidet.`,
  moved: 'Übertragen',
  movedTo: ({ name }) => `${name} ist jetzt mit dem neuen Konto Mitglied.`,
  explanation: ({ organization, name, role }) =>
    pieces`Du hast ein neues Slack-Konto. In ${organization} gehört deine E-Mail-Adresse zu ${name}. Das alte Konto gibt es in Slack nicht mehr. Die Rolle ist ${role}. `,
  take: 'Das ist mein neues Konto',
  takeTitle: 'Ist das dein neues Konto?',
  takeQuestion: ({ name, organization, access }) =>
    `Dieses Konto wird ${name} in ${organization}, als ${access}`,
  takeYes: 'Ja, es ist meins',
  move: 'Auf das neue Konto übertragen',
  moveTitle: 'Mitgliedschaft übertragen?',
  moveQuestion: ({ email, name, role }) =>
    `Das neue Konto mit ${email} wird ${name}, als ${role}, mit denselben Gruppen.`,
  moveYes: 'Übertragen',
};
