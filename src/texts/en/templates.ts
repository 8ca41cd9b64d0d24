/** What the templates' groups are called. */
export const templates = {
  senturo: { one: 'device group', many: 'device groups' },
  secaro: { one: 'facility', many: 'facilities' },
  crowdsec: { one: 'group', many: 'groups' },
};
