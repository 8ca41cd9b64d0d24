import type { OptionItem } from './block-kit/block.ts';
import type { FileChoice, FileToUpload, RemoteFile } from './files/sharing.ts';
import { deleteAs, fileSeenBy, uploadAs } from './files/sharing.ts';
import { openTab } from './home-tab.ts';
import { sendBlockAction } from './interactions/block-actions.ts';
import { runCommand } from './interactions/command.ts';
import { notSent, resend, resultOf } from './interactions/envelope.ts';
import { enter, findField } from './interactions/fill.ts';
import { actionOf, findPressable } from './interactions/press.ts';
import { runShortcut } from './interactions/shortcut.ts';
import { blocksOf } from './interactions/source.ts';
import { askForOptions } from './interactions/suggestion.ts';
import { closeStack, closeTop } from './interactions/view-closed.ts';
import { submitView } from './interactions/view-submission.ts';
import { allowed, cancelled, readInstallRequest } from './oauth/authorization.ts';
import { oauthPath } from './oauth/endpoint.ts';
import { placesFor } from './oauth/places.ts';
import { outcomeOf, readAuthorization } from './openid/authorization.ts';
import type { PersonRecord } from './people.ts';
import type { ActResult, ChannelInfo, FillValue, Person, PersonSpec, PressOptions } from './person.ts';
import { requireClient, seenChannel, sourceOf, topModal, topView, writableChannel } from './reach.ts';
import { say } from './saying.ts';
import { channelInfo, renderScreen } from './screen.ts';
import { canSee, namesOf, seeFile, seeMessage, seeView } from './seeing.ts';
import type { Message, SeenFile, View } from './seen.ts';
import type { World } from './world.ts';

/** One person's Slack client. */
export class PersonClient implements Person {
  readonly #world: World;
  readonly #record: PersonRecord;

  constructor(world: World, record: PersonRecord) {
    this.#world = world;
    this.#record = record;
  }

  get id(): string {
    return this.#record.id;
  }

  get spec(): PersonSpec {
    return this.#record.spec;
  }

  async command(text: string, opts: { in?: string } = {}): Promise<ActResult> {
    const { answer, error, ephemeral } = await runCommand(
      this.#world,
      this.#actor(),
      writableChannel(this.#world, this.#record, opts.in),
      text,
    );
    const shown = {
      ...(error ? { error } : {}),
      ...(ephemeral ? { ephemeral: seeMessage(this.#world, ephemeral) } : {}),
    };
    return answer ? resultOf(answer, shown) : notSent(shown);
  }

  async shortcut(callbackId: string): Promise<ActResult> {
    return await runShortcut(this.#world, this.#actor(), callbackId);
  }

  async openHome(): Promise<ActResult> {
    return await openTab(this.#world, this.#actor(), 'home');
  }

  async openMessagesTab(): Promise<ActResult> {
    return await openTab(this.#world, this.#actor(), 'messages');
  }

  async press(where: Message | View, button: string, opts: PressOptions = {}): Promise<ActResult> {
    const person = this.#actor();
    const source = sourceOf(this.#world, person, where);
    const blocks = blocksOf(source);
    const pressable = findPressable(blocks, button, opts, namesOf(this.#world));
    const action = actionOf(blocks, pressable, button, opts);
    if (pressable.confirm && opts.confirm === false) return notSent();
    return await sendBlockAction(this.#world, person, source, action);
  }

  async fill(values: Record<string, FillValue>): Promise<void> {
    const person = this.#actor();
    const source = { view: topModal(this.#world, this.#record) };
    for (const [label, value] of Object.entries(values))
      await enter(this.#world, person, source, label, value);
  }

  async choose(label: string, value: FillValue, where?: Message | View): Promise<ActResult> {
    const person = this.#actor();
    const source = where
      ? sourceOf(this.#world, person, where)
      : { view: topView(this.#world, this.#record) };
    const { field, entered } = await enter(this.#world, person, source, label, value);
    if (!field.dispatches) return notSent();
    const action = { ...entered, block_id: field.blockId, action_id: field.actionId };
    return await sendBlockAction(this.#world, person, source, action);
  }

  async options(label: string, query: string): Promise<string[]> {
    const options = await this.suggestions(label, query);
    return options.map(option => option.text.text);
  }

  async suggestions(label: string, query: string, where?: Message | View): Promise<OptionItem[]> {
    const person = this.#actor();
    const source = where
      ? sourceOf(this.#world, person, where)
      : { view: topView(this.#world, this.#record) };
    const field = findField(blocksOf(source), label);
    return await askForOptions(this.#world, person, source, field, query);
  }

  async submit(): Promise<ActResult> {
    const person = this.#actor();
    const view = topModal(this.#world, this.#record);
    if (!view.body.submit) throw new Error('The modal has no submit button.');
    return await submitView(this.#world, person, view);
  }

  async closeModal(): Promise<ActResult> {
    return await closeStack(this.#world, this.#actor(), [...this.#world.views.stack(this.id)]);
  }

  async goBack(): Promise<ActResult> {
    return await closeTop(this.#world, this.#actor(), topModal(this.#world, this.#record));
  }

  async say(text: string, opts: { in?: string; files?: FileChoice[] } = {}): Promise<ActResult> {
    const channel = writableChannel(this.#world, this.#record, opts.in);
    return await say(this.#world, this.#actor(), channel, text, opts.files);
  }

  upload(file: FileToUpload | RemoteFile): SeenFile {
    return seeFile(uploadAs(this.#world, this.#actor(), file));
  }

  async download({ id }: { id: string }): Promise<Uint8Array> {
    return fileSeenBy(this.#world, this.#actor(), id).bytes.slice();
  }

  async deleteFile({ id }: { id: string }): Promise<void> {
    await deleteAs(this.#world, this.#actor(), id);
  }

  signIn(authorizeUrl: string, decision: 'allow' | 'cancel' = 'allow'): string {
    const { origin, pathname, searchParams } = new URL(authorizeUrl);
    if (origin !== this.#world.url || pathname !== '/openid/connect/authorize') {
      throw new Error(`${origin}${pathname} is not this Slack's page for signing in.`);
    }
    return outcomeOf(this.#world, readAuthorization(this.#world, searchParams), this.#record, decision);
  }

  install(
    authorizeUrl: string,
    {
      decision = 'allow',
      inOrganization = false,
    }: { decision?: 'allow' | 'cancel'; inOrganization?: boolean } = {},
  ): string {
    const { origin, pathname, searchParams } = new URL(authorizeUrl);
    if (origin !== this.#world.url || pathname !== oauthPath) {
      throw new Error(`${origin}${pathname} is not this Slack's page for installing apps.`);
    }
    const { oauth, team } = this.#world;
    const asked = readInstallRequest(oauth, searchParams);
    if (decision === 'cancel') return cancelled(asked);
    const id = inOrganization ? team.enterprise?.id : team.id;
    const place = placesFor(oauth, asked.team).find(each => each.id === id);
    if (!place) throw new Error(`The page doesn't offer ${inOrganization ? 'the organization' : team.name}.`);
    return allowed(oauth, asked, place, this.id);
  }

  channels(): ChannelInfo[] {
    const { channels } = this.#world;
    if (!this.spec.deactivated && !this.spec.isStranger && !this.spec.isBot) channels.dm(this.id);
    return channels
      .all()
      .filter(channel => canSee(this.#record, channel))
      .map(channelInfo);
  }

  messages(channel = 'dm'): Message[] {
    const { messages } = this.#world;
    return messages
      .seenBy(this.id, seenChannel(this.#world, this.#record, channel).id)
      .map(record => seeMessage(this.#world, record));
  }

  home(): View | undefined {
    const home = this.#world.views.home(this.id);
    return home && seeView(this.#world, home);
  }

  modals(): View[] {
    return this.#world.views.stack(this.id).map(view => seeView(this.#world, view));
  }

  modal(): View | undefined {
    return this.modals().at(-1);
  }

  sees(text: string): boolean {
    const messages = this.channels().flatMap(({ id }) => this.messages(id).slice(-20));
    const shown = [this.modal(), this.home(), ...messages];
    return shown.some(one => one?.plain().includes(text));
  }

  screen(): string {
    return renderScreen(this.modal(), this.spec.deactivated ? [] : this.messages(), namesOf(this.#world));
  }

  async resend(last: ActResult): Promise<ActResult> {
    return await resend(this.#world, last);
  }

  #actor(): PersonRecord {
    return requireClient(this.#record);
  }
}
