import type { Outcome } from '../corpus.ts';

/** Files with every finding that a row may have. */
export const findings: Record<string, Outcome> = {
  'differences-nobody-sees.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready a@example.com|Group\u00a0Admin|Student\u00a0Devices|',
      '3 ready bb@example.com|Analyst|Student  Devices|',
      '4 ready c@example.com|Analyst|Café|',
    ],
  },
  'duplicates-international.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error ada@münchen.de|Analyst|| [Email:duplicate]',
      '3 error ada@xn--mnchen-3ya.de|Remote|| [Email:duplicate]',
    ],
  },
  'duplicates.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error ada@example.com|Analyst|| [Email:duplicate]',
      '3 ready bob@example.com|Remote||',
      '4 error ADA@Example.com|Remote|| [Email:duplicate]',
      '5 error ada@example.com|Analyst|| [Email:duplicate]',
    ],
  },
  'everything-wrong-at-once.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error nobody|analyst|Nowhere, student devices|NNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN [Email:invalid-email Role:role-case Groups:unknown-group Groups:group-case Name:name-too-long]',
    ],
  },
  'groups-with-commas.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready a@example.com|Analyst|Labs, North, Student Devices|',
      '3 error b@example.com|Analyst|student devices;labs, north| [Groups:group-case Groups:group-case]',
      '4 ready c@example.com|Analyst|"Labs, North";"Café"|',
    ],
  },
  'groups.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error a@example.com|Analyst|student devices| [Groups:group-case]',
      '3 error b@example.com|Analyst|Student Devices, teacher laptops; Nowhere| [Groups:group-case Groups:unknown-group]',
      '4 error c@example.com|Analyst|Studnet Devices| [Groups:unknown-group]',
      '5 ready d@example.com|Analyst|Student Devices,Student Devices|',
      '6 ready e@example.com|Analyst|, ;|',
    ],
  },
  'local-parts-of-rfc-5322.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready r&d@example.com|Analyst||',
      '3 ready sales/eu@example.com|Analyst||',
      '4 ready x=y@example.com|Analyst||',
      "5 ready don't-reply!@example.com|Analyst||",
      '6 error a@example.com/evil|Analyst|| [Email:invalid-email]',
      '7 error a@example.com?x|Analyst|| [Email:invalid-email]',
      '8 error a@%65xample.com|Analyst|| [Email:invalid-email]',
    ],
  },
  'people-of-all-kinds.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 ready new@example.com|Analyst||New',
      '3 unchanged member@example.com|Analyst|Student Devices|',
      '4 update Member2@example.com|Investigator||',
      '5 reactivate gone@example.com|Remote|Café|',
      '6 resend pending@example.com|Analyst|Café|',
      '7 error bot@example.com|Remote|| [Email:uninvitable]',
      '8 error left@example.com|Remote|| [Email:uninvitable]',
      '9 error stranger@example.com|Remote|| [Email:uninvitable]',
      '10 error boss@example.com|Remote|| [Email:own-address]',
    ],
  },
  'roles.csv': {
    read: 'utf-8 ","',
    rows: [
      '2 error a@example.com|analyst|| [Role:role-case]',
      '3 error b@example.com|GROUP ADMIN|| [Role:role-case Groups:role-needs-groups]',
      '4 error c@example.com|Analist|| [Role:unknown-role]',
      '5 error d@example.com|Group  Admin|| [Groups:role-needs-groups]',
      '6 error e@example.com|Emperor|| [Role:unknown-role]',
      '7 error f@example.com||| [Role:role-missing]',
      '8 ready g@example.com|Analyst||',
    ],
  },
};
