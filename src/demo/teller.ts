import type { ActResult, FillValue, Message, Person, PersonSpec, Simulator, View } from 'local-slack';
import type { Mailbox } from './mailbox/mailbox.ts';
import type { Letter } from './mailbox/post-office.ts';
import { findSeen } from './seen.ts';
import type { Transcript } from './transcript.ts';

/** How long a message may take to arrive, in milliseconds, including Slack's own rate limits. */
const PATIENCE_MS = 20_000;

/** Tells a story while it plays: who did what, and what each person then saw. */
export class Teller {
  readonly slack: Simulator;
  readonly #mailbox: Mailbox;
  readonly #transcript: Transcript;
  checks = 0;

  constructor({ slack, mailbox }: { slack: Simulator; mailbox: Mailbox }, transcript: Transcript) {
    this.slack = slack;
    this.#mailbox = mailbox;
    this.#transcript = transcript;
  }

  chapter(title: string): void {
    this.#transcript.chapter(title);
  }

  tell(text: string): void {
    this.#transcript.note(text);
  }

  does(who: Person, what: string, typed?: string): void {
    this.#transcript.does(who.spec.realName, what, typed);
  }

  /** Opens App Home, and shows it. */
  async opensHome(who: Person): Promise<void> {
    this.does(who, 'opens App Home');
    await who.openHome();
    this.#shows(who, 'on App Home', who.home()?.plain() ?? '');
  }

  /** Types a command; shows the answer that only they see, or the modal that opened. */
  async types(who: Person, text: string, channel?: string): Promise<ActResult> {
    this.does(who, channel ? `types in #${channel}` : 'types', text);
    const result = await who.command(text, channel ? { in: channel } : {});
    this.#expectAnswered(result);
    if (result.ephemeral) this.#shows(who, 'only they', result.ephemeral.plain());
    else if (who.modal()) this.#shows(who, 'in a modal', who.screen());
    return result;
  }

  /** Fills the open modal and submits it; shows the result. */
  async fills(who: Person, values: Record<string, FillValue>): Promise<ActResult> {
    const submit = who.modal();
    const filled = Object.entries(values).map(([label, value]) => `${label}: ${shown(value)}`);
    this.does(who, `fills in “${submit?.title ?? ''}”`, filled.join(' · ') || undefined);
    await who.fill(values);
    const result = await who.submit();
    this.#expectAnswered(result);
    for (const message of Object.values(result.fieldErrors ?? {}))
      this.#shows(who, 'under a field', `⚠ ${message}`);
    if (who.modal() && !result.fieldErrors) this.#shows(who, 'in a modal', who.screen());
    return result;
  }

  /** Presses a button; accepts its confirm dialog. */
  async presses(who: Person, where: Message | View, label: string, block?: string): Promise<ActResult> {
    this.does(who, block ? `presses beside ${block}` : 'presses', `[${label}]`);
    const result = await who.press(where, label, block ? { block } : {});
    this.#expectAnswered(result);
    return result;
  }

  async closes(who: Person): Promise<void> {
    while (who.modal()) await who.closeModal();
  }

  async joins(spec: PersonSpec): Promise<Person> {
    this.#transcript.does(spec.realName, 'joins the Slack workspace');
    return this.slack.addPerson(spec);
  }

  /** Waits until the person has the text before them, and shows where. */
  async sees(who: Person, text: string, options: { quietly?: boolean } = {}): Promise<void> {
    const seen = await this.slack.waitFor(
      () => findSeen(who, text),
      `${who.spec.realName} sees “${text}”`,
      PATIENCE_MS,
    );
    this.checks += 1;
    if (!options.quietly) this.#shows(who, seen.where, seen.text);
  }

  /** The newest message of a channel or the DM that contains the text, once it is there. */
  async message(who: Person, text: string, channel = 'dm'): Promise<Message> {
    this.checks += 1;
    return this.slack.waitFor(
      () => who.messages(channel).findLast(message => message.plain().includes(text)),
      `${who.spec.realName} has a message with “${text}”`,
      PATIENCE_MS,
    );
  }

  /** The newest email to an address that contains the text, once it is there; shows it. */
  async mail(address: string, text: string): Promise<Letter> {
    this.checks += 1;
    const letter = await this.slack.waitFor(
      () =>
        this.#mailbox.letters.findLast(each => each.recipients.includes(address) && each.text.includes(text)),
      `${address} has an email with “${text}”`,
      PATIENCE_MS,
    );
    const caption = `${address} gets the email “${letter.subject}” from ${letter.from.name}`;
    this.#transcript.sees(caption, letter.text.trim());
    return letter;
  }

  /** Opens a page outside Slack, or sends its form; the page must have this title. */
  async opens(who: string, url: string, title: string, form?: Record<string, string>): Promise<void> {
    if (form) this.#transcript.does(who, 'answers', Object.values(form).join(' · '));
    else this.#transcript.does(who, 'opens', url);
    const response = await fetch(url, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
    const content = plain(await response.text());
    this.#transcript.sees(`${who} sees a page`, content);
    this.expect(content.includes(title), `The page does not say “${title}”.`);
  }

  modal(who: Person): View {
    const view = who.modal();
    if (!view) throw new Error(`${who.spec.realName} has no modal open.`);
    return view;
  }

  expect(truth: boolean, what: string): void {
    if (!truth) throw new Error(what);
    this.checks += 1;
  }

  #expectAnswered(result: ActResult): void {
    this.expect(
      result.status === 200 || result.status === 0,
      `Slack showed “${result.error ?? result.status}” instead of an answer.`,
    );
  }

  #shows(who: Person, where: string, text: string): void {
    const name = who.spec.realName;
    this.#transcript.sees(where === 'only they' ? `Only ${name} sees` : `${name} sees ${where}`, text);
  }
}

/** The text of a page's main part. */
function plain(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/su.exec(html)?.[1] ?? html;
  return main
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/(?=<(?:h[1-6]|p|dt|form|label|summary|button|blockquote)\b)/gu, '\n')
    .replaceAll('</dt>', ': ')
    .replaceAll(/<[^>]+>/gu, '')
    .split('\n')
    .map(line => line.replaceAll(/ +/gu, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

function shown(value: FillValue): string {
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (value !== null && typeof value === 'object') {
    const [first] = Object.values(value);
    return typeof first === 'object' && first !== null && 'name' in first
      ? String(first.name)
      : String(first);
  }
  return String(value).replaceAll('\n', ', ');
}
