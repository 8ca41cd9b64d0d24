import type { Texts } from '../en/texts.ts';
import { pieces } from '../pieces.ts';
import { german } from './language.ts';

export const welcome: Texts['welcome'] = {
  title: 'Das kannst du jetzt tun',
  role: ({ role, description }) => pieces`Du bist ${role}: ${description}`,
  can: ({ what }) => `Du kannst ${german.and(what)}.`,
  canInGroups: ({ many, what }) => `In deinen eigenen ${many} kannst du ${german.and(what)}.`,
  whereToLook:
    'Im Home-Tab von Foyer siehst du deine Rolle und Gruppen. Schreibe Foyer „help“, um alle Befehle zu sehen.',
  ask: ({ person }) => pieces`Fragen? Wende dich an ${person}.`,
};
