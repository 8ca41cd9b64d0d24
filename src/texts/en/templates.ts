/** What each template is for, what its groups are called, and what its roles do; names of roles are data. */
export const templates = {
  senturo: {
    one: 'device group',
    many: 'device groups',
    purpose: 'Six roles for teams that look after devices.',
    example: 'Teacher Laptops\nStudent Devices',
    roles: {
      Admin: 'Acts for the whole organization',
      'Group Admin': 'Acts for people inside the device groups they administer',
      Investigator: 'Investigates incidents on devices',
      Analyst: 'Analyses device activity and reports',
      Broadcaster: 'Sends messages to devices',
      Remote: 'Read-only access',
    },
  },
  secaro: {
    one: 'facility',
    many: 'facilities',
    purpose: 'Two roles for facilities. People see only the facilities you pick.',
    example: 'Berlin office\nHamburg warehouse',
    roles: {
      'Organization Admin': 'Invites, reviews join requests and edits everyone',
      Member: 'Edits their own details and the facilities they can edit',
    },
  },
  crowdsec: {
    one: 'group',
    many: 'groups',
    purpose: 'Four roles for security teams. Only OWNER and ADMIN can invite.',
    example: 'Production\nStaging',
    roles: {
      OWNER: 'Everything, and names other owners',
      ADMIN: 'Invites people and creates API keys',
      EDITOR: 'Manages instances, blocklists and decisions',
      VIEWER: 'Views alerts and CTI data',
    },
  },
};
