import type { ActResult, FillValue, Message, Person, PersonSpec, Simulator, View } from 'local-slack';

/** How long a message may take to arrive, in milliseconds, including Slack's own rate limits. */
const PATIENCE_MS = 20_000;

/** Tells a story while it plays: who did what, and what each person then saw. */
export class Teller {
  readonly slack: Simulator;
  readonly #write: (line: string) => void;
  #chapter = 0;
  checks = 0;

  constructor(slack: Simulator, write: (line: string) => void) {
    this.slack = slack;
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
