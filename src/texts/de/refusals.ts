import { clamp } from '../../domain/characters.ts';
import type { InputProblem } from '../../domain/errors.ts';
import { dayAndTimeText } from '../dates.ts';
import type { Texts } from '../en/texts.ts';
import { access } from './access.ts';
import { capabilities, denied } from './capabilities.ts';
import { counts } from './counts.ts';
import { home } from './home.ts';
import { german } from './language.ts';

const resolvedInvitation = {
  accepted: 'Diese Einladung wurde schon angenommen.',
  declined: 'Diese Einladung wurde schon abgelehnt.',
  revoked: 'Diese Einladung wurde widerrufen und gilt nicht mehr.',
  expired: 'Diese Einladung ist abgelaufen. Bitte um eine neue.',
};

const closedLink = {
  paused: 'Dieser Einladungslink ist angehalten. Bitte einen Admin, ihn fortzusetzen.',
  'used-up':
    'Über diesen Einladungslink sind so viele Personen beigetreten, wie er zulässt. Bitte einen Admin um einen anderen.',
  expired: 'Dieser Einladungslink ist abgelaufen. Bitte einen Admin um einen neuen.',
  revoked: 'Dieser Einladungslink wurde widerrufen. Bitte einen Admin um einen neuen.',
};

const uninvitable = {
  bot: 'ist ein Bot. Lade eine Person ein.',
  deactivated:
    'ist in diesem Slack-Workspace deaktiviert. Ein Workspace-Admin muss das Konto zuerst reaktivieren.',
  external: 'gehört zu einem anderen Slack-Workspace und kann nicht eingeladen werden.',
  'no-email': 'zeigt in Slack keine E-Mail-Adresse. Gib stattdessen die Adresse ein.',
  unconfirmed: 'hat die E-Mail-Adresse in Slack noch nicht bestätigt. Bitte darum, oder gib die Adresse ein.',
  'not-found': 'ist nicht in diesem Slack-Workspace. Prüfe den Namen, oder gib eine E-Mail-Adresse ein.',
};

const fields = {
  organization: 'der Organisation',
  group: 'der Gruppe',
  role: 'der Rolle',
  person: 'der Person',
  link: 'des Links',
  key: 'des Schlüssels',
};

/** The same text for members and invitees: nobody learns about people outside their lists. */
const alreadyThere = (email: string) => `${email} ist schon Mitglied oder eingeladen. Frage einen Admin.`;

export const cannotAct: Texts['cannotAct'] = {
  external: 'Du gehörst zu einem anderen Slack-Workspace und kannst Foyer hier nicht benutzen.',
  deactivated: 'Dein Slack-Konto ist deaktiviert, deshalb kannst du Foyer nicht benutzen.',
  bot: 'Bots können Foyer nicht benutzen.',
};

export const scopesText: Texts['scopes'] = scopes => {
  const named =
    scopes.length === 0
      ? 'eine Berechtigung'
      : `die ${scopes.length > 1 ? 'Berechtigungen' : 'Berechtigung'} ${scopes.join(' und ')}`;
  return `Foyer fehlt in Slack ${named}. Ein Workspace-Admin kann sie erteilen und installiert Foyer dazu neu.`;
};

const meant = (nearest: string | null) => (nearest ? `Meinst du ${nearest}? ` : '');

export const refusals: Texts['refusals'] = {
  'not-set-up': (_, command) =>
    `Foyer ist in diesem Workspace noch nicht eingerichtet. Ein Workspace-Admin gibt dafür einmal ${command} ein.`,
  'already-set-up': ({ organization }) => `${organization} ist in diesem Workspace schon eingerichtet.`,
  'only-workspace-admins': (_, command) =>
    `Foyer ist hier noch nicht eingerichtet, und nur Workspace-Admins können das tun. Bitte sie, ${command} einzugeben.`,
  'only-workspace-owners': () => 'Nur wem dieser Slack-Workspace gehört, kann eine Organisation übernehmen.',
  'not-orphaned': ({ organization, role }) =>
    `In ${organization} hat eine Person die Rolle ${role}, deshalb kann niemand sie übernehmen. Frage diese Person.`,
  'only-workspace-admins-add': () =>
    'Nur Workspace-Admins können eine weitere Organisation einrichten. Frage einen von ihnen.',
  'organization-not-found': (_, command) =>
    `Diese Organisation gibt es hier für dich nicht. Mit ${command} org siehst du deine.`,
  'unknown-actor': () => 'Slack sagt Foyer nicht, wer du bist. Versuche es in einer Minute erneut.',
  'cannot-act': ({ reason }) => cannotAct[reason],
  'not-allowed': ({ role, capability, guestIn }) => {
    if (guestIn && !role) return home.guest({ organization: guestIn });
    return role
      ? `Mit deiner Rolle ${role} kannst du ${denied(capabilities[capability])}.`
      : `Du bist kein Mitglied dieser Organisation und kannst deshalb ${denied(capabilities[capability])}.`;
  },
  'nothing-to-ask': () => 'Das kannst du jetzt. Versuche es erneut.',
  'nobody-to-ask': ({ organization }) =>
    `Zurzeit kann in ${organization} niemand helfen. Frage eine Person, der dieser Slack-Workspace gehört.`,
  'asked-already': () => 'Danach hast du schon gefragt. Du kannst morgen wieder fragen.',
  'cannot-grant': ({ role, reason }) =>
    ({
      role: `Du kannst ${role} nicht vergeben, weil diese Rolle mehr Rechte hat als deine.`,
      groups: 'Wähle mindestens eine Gruppe, und nur Gruppen, die du verwaltest.',
      'all-groups': 'Ohne Gruppen gilt der Zugriff für alle. Wähle unter den Gruppen, die du verwaltest.',
    })[reason],
  'invalid-email': ({ value }) => `„${value}“ ist keine E-Mail-Adresse. Schreibe sie wie name@example.com.`,
  'email-too-long': ({ length }) =>
    `Diese Adresse hat ${german.number(length)} Zeichen. Eine E-Mail-Adresse hat höchstens 254.`,
  'unknown-role': ({ value, roles, nearest }) =>
    `Es gibt keine Rolle „${value}“. ${meant(nearest)}Die Rollen sind ${counts.names(roles)}.`,
  'unknown-group': ({ value, groups, nearest }) =>
    `Es gibt keine Gruppe „${value}“. ${meant(nearest)}${
      groups.length ? `Die Gruppen sind ${counts.names(groups)}.` : 'Diese Organisation hat keine Gruppen.'
    }`,
  'role-needs-groups': ({ role }) =>
    `Die Rolle ${role} gilt innerhalb bestimmter Gruppen. Wähle mindestens eine.`,
  'self-invitation': () => 'Das ist deine eigene Adresse. Du bist schon hier.',
  'already-member': ({ email, role, state }) =>
    role === null
      ? alreadyThere(email)
      : state === 'active'
        ? `${email} ist schon Mitglied, als ${role}.`
        : `${email} war Mitglied, als ${role}, und ist deaktiviert.`,
  'new-account': ({ email, who, role, organization, state, isYou }) =>
    isYou
      ? state === 'active'
        ? `Du warst mit einem älteren Slack-Konto Mitglied von ${organization}. Nimm deinen Platz mit diesem Konto wieder ein.`
        : `Du warst Mitglied von ${organization} und bist deaktiviert. Bitte einen Admin, dich zu reaktivieren.`
      : who === null
        ? alreadyThere(email)
        : `${email} ist das neue Slack-Konto von ${who}. Das alte, ein Mitglied als ${role}, gibt es in Slack nicht mehr.`,
  'no-old-account': () =>
    'Auf dieses Konto wartet keine Mitgliedschaft. Vielleicht wurde sie schon übertragen. Sieh unter „Mitglieder“ nach, oder frage einen Admin.',
  'place-changed': () =>
    'Deine Rolle oder deine Gruppen haben sich gerade geändert. Öffne App Home erneut und lies, was du bekommst.',
  'already-invited': ({ email, role, by }) =>
    role === null
      ? alreadyThere(email)
      : `${email} ist schon eingeladen, als ${role}, von ${by}. Unter „Eingeladene“ kannst du diese Einladung erneut senden oder widerrufen.`,
  'listed-twice': ({ email }) => `${email} steht schon auf der Liste. Entferne einen der beiden Einträge.`,
  'list-full': ({ most }, command) =>
    `Eine Liste fasst höchstens ${german.number(most)} Personen. Sende zuerst diese, oder lade eine Datei hoch: ${command} bulk.`,
  'too-many-groups-listed': ({ who }, command) =>
    `${who} hat mehr Gruppen, als auf eine Liste passen. Lade diese Person allein ein, oder lade eine Datei hoch: ${command} bulk.`,
  'incomplete-person': ({ missing }) =>
    missing === 'email'
      ? 'Gib die Adresse dieser Person ein. Um die Liste ohne sie zu senden, leere die Felder.'
      : missing === 'groups'
        ? 'Die Gruppe dieser Person wurde entfernt. Wähle eine andere.'
        : 'Wähle die Rolle dieser Person.',
  'uninvitable-person': ({ who, reason }) => `${who} ${uninvitable[reason]}`,
  'member-account': ({ who, reason }) =>
    ({
      bot: `${who} ist ein Bot, deshalb geht das nicht.`,
      deactivated: `Das Slack-Konto von ${who} ist deaktiviert. Bitte zuerst einen Workspace-Admin, es zu reaktivieren.`,
      external: `${who} gehört zu einem anderen Slack-Workspace, deshalb geht das nicht.`,
    })[reason],
  'invitation-not-found': () => 'Diese Einladung gibt es nicht mehr.',
  'invitation-resolved': ({ status }) => resolvedInvitation[status],
  'approval-resolved': ({ status, by, byYou }) => {
    if (status === 'declined') return 'Die eingeladene Person hat diese Einladung abgelehnt.';
    if (status === 'expired') return resolvedInvitation.expired;
    const done = status === 'accepted' ? 'freigegeben' : 'abgelehnt';
    return byYou ? `Du hast sie schon ${done}.` : `${by ?? 'Eine andere Person'} hat sie schon ${done}.`;
  },
  'invitation-for-another': () =>
    'Diese Einladung ist für eine andere Person, deshalb kannst du sie nicht beantworten.',
  'link-unknown': () => 'Zu diesem Link gibt es keine Einladung. Öffne den Link in der neuesten E-Mail.',
  'link-replaced': () => 'Eine neuere E-Mail hat diesen Link ersetzt. Öffne den Link in der neuesten E-Mail.',
  'sign-in-first': () =>
    'Die eingeladene Person hat in Slack jetzt eine andere E-Mail-Adresse. Antworte in Slack, oder melde dich zuerst an.',
  'signed-in-as-another': ({ invited, signedInAs }) =>
    signedInAs
      ? `Diese Einladung ist für ${invited}, aber dein Slack-Konto hat die Adresse ${signedInAs}. Benutze das richtige Konto.`
      : `Diese Einladung ist für ${invited}, aber Slack nennt die Adresse deines Kontos nicht. Benutze das richtige Konto.`,
  'invite-link-not-found': () => 'Diesen Einladungslink gibt es nicht mehr.',
  'invite-link-closed': ({ state }) => closedLink[state],
  'invite-link-used-up': ({ link, most }) =>
    `Der Einladungslink „${link}“ hat seine Grenze von ${german.number(most)} ${most === 1 ? 'Person' : 'Personen'} erreicht. Frage einen Admin.`,
  'invite-link-domain': ({ domains }) =>
    `Dieser Link ist für E-Mail-Adressen bei ${counts.names(domains)}. Benutze eine solche Adresse.`,
  'api-key-not-found': () => 'Diesen API-Schlüssel gibt es nicht mehr.',
  'api-key-ended': () => 'Dieser API-Schlüssel funktioniert nicht mehr. Erstelle einen neuen in Slack.',
  'too-many-api-keys': ({ most }) =>
    `Eine Organisation kann höchstens ${german.number(most)} API-Schlüssel haben. Widerrufe zuerst einen.`,
  'no-matching-domain': ({ domain }) =>
    domain
      ? `Deine E-Mail-Adresse ist bei ${domain}. Das ist keine Domain der Organisation. Bitte stattdessen um eine Einladung.`
      : 'Slack zeigt Foyer keine E-Mail-Adresse von dir, deshalb kannst du nicht um Beitritt bitten. Bitte stattdessen um eine Einladung.',
  'email-unconfirmed': ({ email }) =>
    `Slack hat deine Adresse ${email} noch nicht bestätigt. Bestätige sie in Slack und bitte dann erneut.`,
  'guests-may-not-ask': () =>
    'Gäste dieses Workspaces können nicht um Beitritt bitten. Bitte stattdessen um eine Einladung.',
  'already-requested': () => 'Du hast schon gefragt. Du erfährst, wie entschieden wird.',
  'already-a-member-yourself': ({ role, state }) =>
    state === 'active'
      ? `Du bist schon Mitglied, als ${role}.`
      : `Du warst Mitglied, als ${role}, und bist deaktiviert. Bitte einen Admin, dich zu reaktivieren.`,
  'invited-already': () =>
    'Du bist schon eingeladen. Nimm die Einladung an, die Foyer dir gesendet hat. Eine Anfrage ist nicht nötig.',
  'join-request-not-found': () => 'Diese Beitrittsanfrage gibt es nicht mehr.',
  'join-request-resolved': ({ status, by, byYou }) => {
    if (status === 'withdrawn') return 'Diese Beitrittsanfrage wurde zurückgezogen.';
    if (status === 'expired') return 'Diese Beitrittsanfrage ist abgelaufen.';
    const done = status === 'approved' ? 'angenommen' : 'abgelehnt';
    const who = byYou ? 'Du hast' : `${by ?? 'Eine andere Person'} hat`;
    return `${who} diese Beitrittsanfrage schon ${done}.`;
  },
  'acceptance-changed': ({ who, what = 'gives' }) =>
    what === 'requester'
      ? `Was Foyer über ${who} weiß, hat sich inzwischen geändert. Nichts wurde angenommen. Sieh es dir erneut an und entscheide dann.`
      : `Was die Annahme für ${who} bedeutet, hat sich inzwischen geändert. Nichts wurde angenommen. Sieh es dir erneut an und entscheide dann.`,
  'acceptance-unset': ({ who }) =>
    `Die Gruppen für ${who} wurden entfernt. Wähle mit „Aufnehmen als…“, was die Person bekommt.`,
  'invalid-name': ({ field, value, most }) =>
    value === ''
      ? `Gib den Namen ${fields[field]} ein.`
      : `Der Name ${fields[field]} hat ${german.number(value.length)} Zeichen. Höchstens ${german.number(most)} passen. Kürze ihn.`,
  'unclear-name': ({ field, reason }) =>
    reason === 'hidden'
      ? `Der Name ${fields[field]} hat unsichtbare Zeichen. Gib ihn ohne sie ein.`
      : `Der Name ${fields[field]} kann keine Kommas oder Semikolons haben. Lass sie weg.`,
  'name-looks-alike': ({ field, value, other }) =>
    `„${value}“ sieht aus wie der Name ${fields[field]} „${other}“. Wähle einen Namen, der sich unterscheiden lässt.`,
  'duplicate-group': ({ value }) => `„${value}“ steht zweimal da. Jede Gruppe braucht einen eigenen Namen.`,
  'invalid-domain': ({ value }) => `„${value}“ ist keine Domain. Schreibe sie wie example.com.`,
  'public-mail-domain': ({ value }) =>
    `${value} ist ein öffentlicher E-Mail-Anbieter. Eine solche Adresse kann jeder haben. Lass sie weg.`,
  'shared-domain': ({ value }) =>
    `${value} wird von vielen Organisationen geteilt. Gib die eigene Domain deiner Organisation ein.`,
  'no-seat': ({ organization, limit, used, listed }) =>
    limit === null
      ? `In ${organization} ist kein Platz frei. Bitte einen Admin um mehr Plätze.`
      : `In ${organization} ist kein Platz frei: ${german.number(used ?? limit)} von ${german.number(limit)} sind durch Mitglieder und offene Einladungen belegt${
          listed > 0 ? `, ${german.number(listed)} durch die Personen davor auf dieser Liste` : ''
        }. Widerrufe eine Einladung, deaktiviere ein Mitglied, oder bitte um mehr Plätze.`,
  'member-not-found': () => 'Diese Person steht nicht mehr auf der Liste.',
  'not-a-member': ({ organization, isGuest }) =>
    isGuest ? home.guest({ organization }) : `Du bist kein Mitglied von ${organization}.`,
  'last-holder-leaves': ({ organization, role }) =>
    `Nur du hast in ${organization} noch die Rolle ${role}, deshalb kannst du noch nicht austreten. Gib zuerst diese Rolle weiter.`,
  'not-top-role': ({ role }) => `Nur wer ${role} ist, kann diese Rolle weitergeben.`,
  'no-role-afterwards': ({ role }) =>
    `Es gibt keine andere Rolle für dich, deshalb kannst du ${role} nicht weitergeben. Füge zuerst eine Rolle hinzu.`,
  'hand-on-receiver': ({ who, reason, role }) =>
    ({
      self: `Du bist schon ${role}. Wähle ein anderes Mitglied.`,
      'no-member': `${who} ist hier kein Mitglied. Lade diese Person zuerst ein, oder wähle ein Mitglied.`,
      holder: `${who} ist schon ${role}. Wähle ein anderes Mitglied.`,
      account: `${who} kann Foyer mit diesem Slack-Konto nicht benutzen. Wähle ein anderes Mitglied.`,
    })[reason],
  'hand-on-role': ({ role }) => `Du kannst danach nicht ${role} sein. Wähle eine andere Rolle.`,
  'hand-on-not-found': () => 'Dieses Angebot gibt es nicht mehr.',
  'hand-on-for-another': () =>
    'Dieses Angebot ist für eine andere Person, deshalb kannst du es nicht beantworten.',
  'hand-on-resolved': ({ status }) =>
    ({
      withdrawn: 'Dieses Angebot wurde zurückgezogen.',
      accepted: 'Du hast dieses Angebot schon angenommen.',
      declined: 'Du hast dieses Angebot schon abgelehnt.',
    })[status],
  'hand-on-overtaken': ({ who, role }) =>
    `${who} kann die Rolle ${role} nicht mehr weitergeben. Bitte um ein neues Angebot.`,
  'member-deactivated': ({ who }) => `Der Zugang von ${who} ist deaktiviert. Reaktiviere ihn zuerst.`,
  'member-changed': ({ who, by, changes }) =>
    `${by ?? 'Eine andere Person'} hat ${who} inzwischen geändert${changes.length > 0 ? ` (${access.changes(changes)})` : ''}. Deine Änderungen wurden nicht gespeichert. Öffne das Formular erneut.`,
  'cannot-manage-member': ({ who, reason }) =>
    reason === 'role'
      ? `Du kannst ${who} nicht ändern, weil diese Person mehr Rechte hat als du. Frage einen Admin mit denselben Rechten.`
      : `Du kannst ${who} nicht ändern, weil du nicht alle Gruppen dieser Person verwaltest. Frage einen Admin, der das tut.`,
  'from-directory': ({ who, what, directory }) =>
    ({
      name: `${directory} bestimmt den Namen von ${who}. Ändere ihn dort, dann folgt Foyer.`,
      state: `${directory} bestimmt, ob ${who} aktiv ist. Ändere das dort, dann folgt Foyer.`,
      groups: `${directory} bestimmt, welche seiner Gruppen ${who} hat. Ändere sie dort, dann folgt Foyer.`,
      group: `Die Gruppe ${who} kommt aus ${directory}. Ändere sie dort, dann folgt Foyer.`,
    })[what],
  'group-from-slack': ({ group }) =>
    `Die Gruppe ${group} ist in Slack entstanden, deshalb kann ein Verzeichnis sie nicht entfernen. Entferne sie in Slack.`,
  'address-from-slack': ({ who }) =>
    `Die E-Mail-Adresse von ${who} kommt aus Slack. Ändere sie dort, dann übernimmt Foyer sie.`,
  'nothing-kept': () => 'Foyer hat in dieser Organisation nichts über diese Person gespeichert.',
  'erase-active': ({ who }) =>
    `${who} ist aktives Mitglied. Deaktiviere die Person zuerst, dann lösche ihre Daten.`,
  'erase-under-way': () =>
    'Foyer entfernt diese Person noch aus Channels in Slack. Versuche es in einer Minute erneut.',
  'own-access': () =>
    'Du kannst deine eigene Rolle und deine Gruppen nicht ändern. Frage einen anderen Admin.',
  'own-deactivation': () => 'Du kannst dich nicht selbst deaktivieren. Frage einen anderen Admin.',
  'last-holder': ({ role, who }) =>
    `Eine aktive Person muss immer ${role} sein, und ${who} ist die letzte. Gib diese Rolle zuerst einer anderen Person.`,
  'settings-changed': ({ organization }) =>
    `Die Einstellungen von ${organization} wurden inzwischen geändert. Öffne sie erneut, um die aktuellen zu sehen.`,
  'invalid-number': ({ value, most }) =>
    `„${value}“ passt hier nicht. Gib eine ganze Zahl von 1 bis ${german.number(most)} ein, oder lass das Feld leer.`,
  'text-too-long': ({ what = 'text', length, most }, command) =>
    what === 'command'
      ? `Dieser Befehl hat ${german.number(length)} Zeichen. Höchstens ${german.number(most)} passen. Für viele Einladungen gib ${command} bulk ein.`
      : `Dieser Text hat ${german.number(length)} Zeichen. Höchstens ${german.number(most)} passen. Kürze ihn.`,
  'invalid-input': ({ problem }) => inputText(problem),
  'invalid-text': () => 'Dieser Text hat Zeichen, die sich nicht speichern lassen. Gib ihn erneut ein.',
  'unknown-time-zone': ({ value }) => `Es gibt keine Zeitzone „${value}“. Wähle eine aus der Liste.`,
  'invalid-link': ({ value }) =>
    `„${value}“ ist kein Link. Kopiere die ganze Adresse, die mit https:// beginnt.`,
  'resent-too-soon': ({ email, minutes }) =>
    `Die Einladung an ${email} wurde gerade erst gesendet. In ${counts.wait(minutes)} geht es erneut.`,
  'asked-too-soon': ({ organization, until, timeZone }) =>
    `Ab ${dayAndTimeText(until, timeZone)} kannst du bei ${organization} erneut um Beitritt bitten.`,
  'invalid-webhook-url': ({ value, reason }) =>
    ({
      unreadable: `„${clamp(value, 100)}“ ist keine URL. Nimm eine wie https://api.example.com/hooks.`,
      https: `„${clamp(value, 100)}“ beginnt nicht mit https://. Nimm eine verschlüsselte Adresse.`,
      password:
        'Die URL enthält einen Benutzernamen oder ein Passwort. Lass es weg: Jede Anfrage ist unterschrieben.',
      port: 'Die URL hat einen Port, der zu einem anderen Dienst gehört. Nimm 443 oder ab 1024.',
      private: `„${clamp(value, 100)}“ führt in ein privates Netz. Nimm eine Adresse im Internet.`,
    })[reason],
  'webhook-not-found': () => 'Dieser Webhook wurde entfernt. Öffne die Liste noch einmal.',
  'too-many-webhooks': ({ most }) => `Es gibt schon ${most} Webhooks. Entferne zuerst einen.`,
  'webhook-stopped': ({ host }) => `Foyer sendet gerade nichts an ${host}. Schalte den Webhook zuerst ein.`,
  'delivery-not-found': () => 'Diese Zustellung ist nicht mehr im Protokoll. Öffne die Liste noch einmal.',
  'webhook-log-ends': ({ days }) =>
    `Foyer behält Zustellungen ${german.plural(days, { one: '# Tag', other: '# Tage' })} lang. Wähle einen späteren Zeitpunkt.`,
  'nothing-since': () => 'Seitdem ist nichts passiert. Wähle einen früheren Zeitpunkt.',
  'group-not-found': () => 'Diese Gruppe gibt es nicht mehr.',
  'group-linked': ({ group }) =>
    `${group} ist mit Slack-Channels oder Benutzergruppen verknüpft. Löse zuerst die Verknüpfung. Die Personen bleiben dort, bis jemand sie entfernt.`,
  'group-is-all-they-have': ({ group, people }) =>
    `${group} ist die einzige Gruppe von ${people.length > 0 ? counts.names(people) : 'einigen Personen'}. Ohne Gruppe hätten sie Zugriff auf alle. Gib ihnen zuerst eine andere Gruppe.`,
  'link-not-found': () => 'Diese Verknüpfung gibt es nicht mehr.',
  'already-linked': ({ group, target }) => `${group} ist schon mit ${target} verknüpft.`,
  'too-many-links': ({ most }) =>
    `Eine Gruppe kann mit höchstens ${german.number(most)} Channels und Benutzergruppen verknüpft sein.`,
  'nothing-linked': ({ organization }) =>
    `In ${organization} ist noch nichts mit Slack verknüpft. Verknüpfe zuerst unter Gruppen eine Gruppe mit einem Channel oder einer Benutzergruppe.`,
  'no-user-groups': ({ reason }) =>
    ({
      plan: 'Der Slack-Tarif dieses Workspaces hat keine Benutzergruppen. Verknüpfe die Gruppe stattdessen mit einem Channel.',
      none: 'Dieser Workspace hat noch keine Benutzergruppen. Lege zuerst eine in Slack an (Personen, dann Benutzergruppen).',
      gone: 'Diese Benutzergruppe gibt es in Slack nicht mehr. Wähle eine andere.',
    })[reason],
  'missing-scope': ({ scopes }) => scopesText(scopes),
  'role-not-found': () => 'Diese Rolle gibt es nicht mehr.',
  'duplicate-role': ({ role }) => `Es gibt schon eine Rolle ${role}. Wähle einen anderen Namen.`,
  'too-many-roles': ({ most }) =>
    `Eine Organisation hat höchstens ${german.number(most)} Rollen. Entferne eine, die niemand hat.`,
  'own-role': ({ role }) =>
    `Du hast selbst die Rolle ${role}. Eine Person mit einer anderen Rolle muss ihre Rechte ändern.`,
  'top-role': ({ role }) => `${role} ist die oberste Rolle und bleibt: Eine Person muss alles tun können.`,
  'role-in-use': ({ role, members, invitations, inviteLinks }) => {
    if (members + invitations === 0) {
      return german.plural(inviteLinks, {
        one: `# Einladungslink vergibt die Rolle ${role}. Widerrufe ihn zuerst.`,
        other: `# Einladungslinks vergeben die Rolle ${role}. Widerrufe sie zuerst.`,
      });
    }
    const by = german.and([
      ...(members > 0 ? [german.plural(members, { one: '# Mitglied', other: '# Mitglieder' })] : []),
      ...(invitations > 0
        ? [german.plural(invitations, { one: '# offene Einladung', other: '# offene Einladungen' })]
        : []),
    ]);
    const used = `Die Rolle ${role} ist noch vergeben: ${by}. Gib ihnen zuerst eine andere Rolle.`;
    const links = german.plural(inviteLinks, {
      one: 'Auch # Einladungslink vergibt sie. Widerrufe ihn.',
      other: 'Auch # Einladungslinks vergeben sie. Widerrufe sie.',
    });
    return inviteLinks === 0 ? used : `${used} ${links}`;
  },
  'batch-not-found': () => 'Diese Änderung gibt es nicht mehr. Wähle die Einladungen erneut.',
  'nobody-chosen': () => 'Keine offene Einladung passt. Ändere den Filter und versuche es erneut.',
  'import-undone': () => 'Dieser Upload wurde schon rückgängig gemacht.',
  'undo-too-late': () => 'Ein Upload lässt sich einen Tag lang rückgängig machen, und dieser Tag ist vorbei.',
  'import-not-found': () => 'Diesen Upload gibt es nicht mehr, oder er gehört einer anderen Person.',
  'import-resolved': ({ status }) =>
    status === 'sent'
      ? 'Dieser Upload wurde schon gesendet.'
      : 'Dieser Upload wurde verworfen, wie immer nach einem Tag. Lade die Datei erneut hoch.',
  'nothing-to-send': () =>
    'Noch lässt sich keine Zeile dieses Uploads senden. Korrigiere zuerst die markierten Zeilen.',
  'columns-unanswered': ({ headers }) =>
    headers.length > 0
      ? `Beantworte zuerst die Frage zur Spalte ${counts.names(headers.map(each => `„${clamp(each, 80)}“`))}. Nichts wurde gesendet.`
      : 'Wähle zuerst die Spalten dieser Datei. Nichts wurde gesendet.',
  'file-gone': () =>
    'Foyer hat diese Datei nicht mehr und kann sie nicht erneut lesen. Lade sie erneut hoch.',
  'no-rows-given': () => 'Wähle eine CSV-Datei, oder füge unten Zeilen ein.',
  'unreadable-file': ({ text }) => text,
  'invalid-channel': ({ channel, reason }) =>
    ({
      'not-found': 'Foyer sieht diesen Channel nicht. Wenn er privat ist, lade zuerst @Foyer dorthin ein.',
      archived: 'Dieser Channel ist archiviert. Wähle einen anderen.',
      shared: `Der Channel #${channel} wird mit einer anderen Firma geteilt oder soll es werden. Wähle einen eigenen Channel.`,
    })[reason],
};

function inputText(problem: InputProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'Eine Angabe fehlt. Fülle alle Pflichtfelder aus und versuche es erneut.';
    case 'too-long':
      return `Dieser Text ist zu lang. Höchstens ${german.number(problem.most)} Zeichen passen. Kürze ihn.`;
    case 'too-many':
      return `Das sind zu viele. Höchstens ${german.number(problem.most)} passen. Entferne einige.`;
    case 'too-large':
      return `Diese Zahl ist zu groß. Gib eine Zahl bis ${german.number(problem.most)} ein.`;
    case 'not-offered':
      return 'Diese Auswahl gibt es nicht. Wähle etwas anderes.';
    case 'unreadable':
      return 'Foyer kann das nicht lesen. Korrigiere es und versuche es erneut.';
  }
}
