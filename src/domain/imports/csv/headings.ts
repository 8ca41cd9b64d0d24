import type { Column } from './file.ts';

export type Meaning = Column | 'First name' | 'Last name' | 'Action';

/**
 * Headers of other programs and languages, without case, spaces, dashes and brackets. `sure` ones win over `perhaps`:
 * in a file with User and Email, User isn't the address.
 * Sources: exports of Microsoft Entra, Google Workspace and Contacts, Okta, Outlook, OneRoster, PowerSchool and Slack
 */
export const headings: Record<Meaning, { sure: string; perhaps: string }> = {
  Email: {
    sure: `email emails emailaddress emailaddresses emailaddr mail mailaddress emailid useremail workemail primaryemail
      invitee inviteeemail invitedemail contactemail studentemail teacheremail staffemail schoolemail emailprimary
      email1value email1address emailaddress1 emailaddresstoinvite
      emailadresse emailadressen mailadresse epost epostadresse epostadress correo correoelectronico
      direccioncorreo direcciondecorreo direcciondecorreoelectronico emaildireccion courriel adresseemail
      adressemail adresseelectronique adressecourriel adressedemessagerie indirizzoemail indirizzomail
      postaelettronica indirizzodipostaelettronica emailadres mailadres enderecodeemail enderecoemail
      correioeletronico adresemail adrespocztowy adresemailowy emailcim sahkoposti sahkopostiosoite eposta epostaadresi
      электроннаяпочта почта адресэлектроннойпочты электронныйадрес емейл имейл електроннапошта
      メール メールアドレス eメール 電子メール 邮箱 电子邮件 电子邮箱 邮件地址 電子郵件 이메일 이메일주소`,
    perhaps: `user username userid login loginname userprincipalname upn address account memberobjectidorupn
      memberobjectidoruserprincipalname benutzername utilisateur usuario utente gebruikersnaam`,
  },
  Role: {
    sure: `role roles rolename userrole memberrole organizationrole organisationrole
      rolle rollen benutzerrolle ruolo ruoli rol roles papel funcao rola role rooli roll szerepkor
      роль роли 役割 ロール 角色 역할`,
    perhaps: `access accesslevel accessrole permission permissions permissionlevel berechtigung berechtigungen
      droits permisos permesso permessi permissao`,
  },
  Groups: {
    sure: `group groups groupname groupnames devicegroup devicegroups facility facilities
      gruppe gruppen gruppenname gruppennamen groupe groupes grupo grupos gruppo gruppi groep groepen
      grupa grupy skupina skupiny grupp grupper ryhma ryhmat csoport csoportok
      группа группы група групи グループ 组 群组 群組 그룹`,
    perhaps: 'team teams usergroup usergroups equipe equipes equipo equipos squadra zespol',
  },
  Name: {
    sure: `name fullname personname realname names
      vollstandigername vollername nomcomplet nometprenom prenometnom nombrecompleto nombreyapellidos nomecompleto
      nomeecognome nominativo volledigenaam naam navn namn fulltnavn imieinazwisko nazwiskoiimie celejmeno jmenoaprijmeni
      имя фио полноеимя повнеімя 氏名 名前 姓名 이름 성명`,
    perhaps: 'displayname anzeigename nomaffiche person member employee contact mitarbeiter kontakt',
  },
  Action: { sure: 'action actions aktion accion acao azione actie', perhaps: '' },
  'First name': {
    sure: `firstname givenname forename first vorname prenom nombre nombres nome voornaam fornavn fornamn imie
      jmeno keresztnev ime etunimi имяотчество`,
    perhaps: '',
  },
  'Last name': {
    sure: `lastname surname familyname last nachname familienname nom nomdefamille apellido apellidos cognome
      sobrenome apelido achternaam etternavn efternavn efternamn nazwisko prijmeni vezeteknev prezime sukunimi
      фамилия прізвище`,
    perhaps: '',
  },
};

/** Columns that say whether an account is in use, and values that say it isn't. */
export const stateHeadings = new Set(
  `status state userstatus accountstatus accountstate enabled enableduser accountenabled active isactive
  suspended deactivated deleted`.split(/\s+/u),
);
/** In these, a "yes" means that the account isn't in use. */
export const negativeStates = new Set(['suspended', 'deactivated', 'deleted']);
export const inactiveValues = new Set(
  `deactivated inactive suspended archived deprovisioned deleted tobedeleted disabled blocked removed bot
  deaktiviert inaktiv desactive inactif`.split(/\s+/u),
);
