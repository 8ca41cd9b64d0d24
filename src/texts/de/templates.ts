import type { Texts } from '../en/texts.ts';

export const templates: Texts['templates'] = {
  senturo: { one: 'Gerätegruppe', many: 'Gerätegruppen' },
  secaro: { one: 'Einrichtung', many: 'Einrichtungen' },
  crowdsec: { one: 'Gruppe', many: 'Gruppen' },
};
