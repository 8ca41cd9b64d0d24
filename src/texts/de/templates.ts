import type { Texts } from '../en/texts.ts';

export const templates: Texts['templates'] = {
  senturo: {
    one: 'Gerätegruppe',
    many: 'Gerätegruppen',
    purpose: 'Sechs Rollen für Teams, die sich um Geräte kümmern.',
    example: 'Lehrer-Laptops\nSchüler-Tablets',
    roles: {
      Admin: 'Handelt für die ganze Organisation',
      'Group Admin': 'Verwaltet die Personen der eigenen Gerätegruppen',
      Investigator: 'Untersucht Vorfälle auf Geräten',
      Analyst: 'Wertet Geräteaktivität und Berichte aus',
      Broadcaster: 'Sendet Nachrichten an Geräte',
      Remote: 'Nur Lesezugriff',
    },
  },
  secaro: {
    one: 'Einrichtung',
    many: 'Einrichtungen',
    purpose: 'Zwei Rollen für Einrichtungen. Sichtbar ist nur, was du auswählst.',
    example: 'Büro Berlin\nLager Hamburg',
    roles: {
      'Organization Admin': 'Lädt ein, entscheidet über Anfragen und bearbeitet alle',
      Member: 'Bearbeitet die eigenen Angaben und zugewiesene Einrichtungen',
    },
  },
  crowdsec: {
    one: 'Gruppe',
    many: 'Gruppen',
    purpose: 'Vier Rollen für Sicherheitsteams. Nur OWNER und ADMIN laden ein.',
    example: 'Produktion\nTest',
    roles: {
      OWNER: 'Alles, auch weitere OWNER ernennen',
      ADMIN: 'Lädt Personen ein und erstellt API-Schlüssel',
      EDITOR: 'Verwaltet Instanzen, Sperrlisten und Entscheidungen',
      VIEWER: 'Sieht Alarme und CTI-Daten',
    },
  },
};
