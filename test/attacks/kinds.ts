import type { PersonSpec } from 'local-slack';

/** A kind of person who is less than an owner. */
export interface Kind {
  spec: PersonSpec;
  /** The role, and the groups, with which they become a member of Lovelace Labs before the story. */
  role?: string;
  groups?: string;
  /** What becomes of their account then. */
  later?: Partial<PersonSpec>;
  /** Deactivated in Foyer then. */
  isFormer?: true;
  /** They have no place in the organization, so even the names of its roles are not theirs to read. */
  isOutside?: true;
  /** They act in a workspace of their own. */
  isForeign?: true;
}

const at =
  (domain: string) =>
  (name: string, realName: string): PersonSpec => ({
    name,
    realName,
    email: `${name}@${domain}`,
  });
const inside = at('lovelace.example');

export const kinds = {
  external: {
    spec: { ...at('partner.example')('xena', 'Xena External'), isExternal: true },
    isOutside: true,
  },
  'former Admin, external now': {
    spec: at('partner.example')('yuri', 'Yuri External'),
    role: 'Admin',
    later: { isExternal: true },
    isOutside: true,
  },
  guest: { spec: { ...inside('gert', 'Gert Guest'), isGuest: true } },
  bot: { spec: { name: 'hal', realName: 'Hal', isBot: true }, isOutside: true },
  'Admin deactivated in Slack': {
    spec: inside('gus', 'Gus Gone'),
    role: 'Admin',
    later: { deactivated: true },
    isOutside: true,
  },
  'Admin, a guest in Slack now': {
    spec: inside('gwen', 'Gwen Guest'),
    role: 'Admin',
    later: { isGuest: true },
  },
  'Admin deactivated in Foyer': { spec: inside('fred', 'Fred Former'), role: 'Admin', isFormer: true },
  member: { spec: inside('mona', 'Mona Member'), role: 'Remote', groups: '"Annex"' },
  'Group Admin': { spec: inside('gary', 'Gary Group'), role: '"Group Admin"', groups: '"Annex"' },
  'another invitee': { spec: at('elsewhere.example')('ivy', 'Ivy Invited') },
  unconfirmed: { spec: { ...inside('ulla', 'Ulla Unconfirmed'), isEmailConfirmed: false } },
  nobody: { spec: at('elsewhere.example')('nora', 'Nora Nobody') },
  'owner of another organization': { spec: at('babbage.example')('betty', 'Betty Babbage') },
  'owner of another workspace': {
    spec: at('curie.example')('marie', 'Marie Curie'),
    isForeign: true,
    isOutside: true,
  },
} satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];
