import type { ActResult, FillValue, Message, Person, PersonSpec, Simulator, View } from 'local-slack';
import type { Mailbox } from './mailbox/mailbox.ts';
import type { Letter } from './mailbox/post-office.ts';

/** How long a message may take to arrive, in milliseconds, including Slack's own rate limits. */
const PATIENCE_MS = 20_000;

/** Tells a story while it plays: who did what, and what each person then saw. */
export class Teller {
  readonly slack: Simulator;
  readonly #mailbox: Mailbox;
  readonly #write: (line: string) => void;
  #chapter = 0;
  checks = 0;

  constructor({ slack, mailbox }: { slack: Simulator; mailbox: Mailbox }, write: (line: string) => void) {
    this.slack = slack;
    this.#mailbox = mailbox;
    this.#write = write;
  }

  chapter(title: string): void {
    this.#chapter += 1;
    this.#write(`\n━━ ${this.#chapter}. ${title} ${'━'.repeat(Math.max(3, 90 - title.length))}`);
  }

  tell(text: string): void {
    this.#write(`\n   ${text}`);
  }

  does(who: Person, what: string): void {
    this.#write(`\n${who.spec.realName} ${what}`);
  }

  /** Types a command; shows the answer that only they see, or the modal that opened. */
  async types(who: Person, text: string, channel?: string): Promise<ActResult> {
    this.does(who, `types  ${text}${channel ? `  in #${channel}` : ''}`);
    const result = await who.command(text, channel ? { in: channel } : {});
    this.#expectAnswered(result);
    if (result.ephemeral) this.#shows(result.ephemeral.plain());
    else if (who.modal()) this.#shows(who.screen());
    return result;
  }

  /** Fills the open modal and submits it; shows the result. */
  async fills(who: Person, values: Record<string, FillValue>): Promise<ActResult> {
    const submit = who.modal();
    const filled = Object.entries(values).map(([label, value]) => `${label}: ${shown(value)}`);
    this.does(who, `fills in “${submit?.title ?? ''}”  ${filled.join(' · ')}`);
    await who.fill(values);
    const result = await who.submit();
    this.#expectAnswered(result);
    for (const message of Object.values(result.fieldErrors ?? {})) this.#shows(`⚠ ${message}`);
    if (who.modal() && !result.fieldErrors) this.#shows(who.screen());
    return result;
  }

  /** Presses a button; accepts its confirm dialog. */
  async presses(who: Person, where: Message | View, label: string, block?: string): Promise<ActResult> {
    this.does(who, `presses  [${label}]${block ? `  beside ${block}` : ''}`);
    const result = await who.press(where, label, block ? { block } : {});
    this.#expectAnswered(result);
    return result;
  }

  async closes(who: Person): Promise<void> {
    while (who.modal()) await who.closeModal();
  }

  async joins(spec: PersonSpec): Promise<Person> {
    this.#write(`\n${spec.realName} joins the Slack workspace`);
    return this.slack.addPerson(spec);
  }

  /** Waits until the person sees the text, anywhere, and shows where. */
  async sees(who: Person, text: string, options: { quietly?: boolean } = {}): Promise<void> {
    await this.slack.waitFor(() => who.sees(text), `${who.spec.realName} sees “${text}”`, PATIENCE_MS);
    this.checks += 1;
    if (options.quietly) return;
    const modal = who.modal();
    const message = who
      .channels()
      .flatMap(channel => who.messages(channel.id))
      .findLast(candidate => candidate.plain().includes(text));
    this.#write(`${who.spec.realName} sees`);
    this.#shows(modal?.plain().includes(text) ? who.screen() : (message?.plain() ?? text));
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
    this.#write(`${address} gets the email “${letter.subject}” from ${letter.from.name}`);
    this.#shows(letter.text.trim());
    return letter;
  }

  /** Opens a page outside Slack, or sends its form; the page must have this title. */
  async opens(who: string, url: string, title: string, form?: Record<string, string>): Promise<void> {
    this.#write(`\n${who} ${form ? `answers  ${Object.values(form).join(' · ')}` : `opens  ${url}`}`);
    const response = await fetch(url, form ? { method: 'POST', body: new URLSearchParams(form) } : {});
    const content = plain(await response.text());
    this.#shows(content);
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

  #shows(text: string): void {
    for (const line of text.split('\n')) this.#write(`      ${line}`);
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
