import type { ViewStateValue } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { limits } from '../domain/limits.ts';
import { texts } from '../texts/texts.ts';
import { plain } from './blocks.ts';
import { decoded, jsonIn } from './stale-request.ts';
import { typedField } from './typed.ts';

/** Slack allows 3000 characters in a view's private_metadata. */
const MAX_METADATA = 3000;

/** The value of an input: a text, several, files, or nothing. */
export type FieldValue = string | string[] | readonly object[] | null;

/** A modal with inputs: its id, the metadata it carries, and its fields. */
export interface Form<Metadata, Fields> {
  readonly id: string;
  /** The names of its fields. */
  readonly fields: readonly string[];
  /** Renders the modal; throws when the metadata exceed Slack's 3000 characters. */
  view(content: {
    title: string;
    /** Absent: nothing can be submitted yet. */
    submit?: string;
    blocks: KnownBlock[];
    metadata: Metadata;
  }): ModalView;
  /** The metadata in a view of this form. @throws StaleRequestError when it contains something else */
  metadata(privateMetadata: string): Metadata;
  /** @throws StaleRequestError when the payload contains something else; DomainError as readFields */
  read(view: SubmittedView): { metadata: Metadata; fields: Fields };
}

/** The part of Slack's payload that a form needs. */
export interface SubmittedView {
  private_metadata: string;
  state: { values: Record<string, Record<string, ViewStateValue>> };
}

/** Names a modal once: the view that opens it and the route that handles its submission share this. */
export function form<Metadata extends z.ZodType, Fields extends z.ZodType>(
  id: string,
  schemas: { metadata: Metadata; fields: Fields },
): Form<z.output<Metadata>, z.output<Fields>> {
  const metadata = (text: string) =>
    decoded(() => schemas.metadata.parse(jsonIn(text || '{}', MAX_METADATA)));
  return {
    id,
    fields: schemas.fields instanceof z.ZodObject ? Object.keys(schemas.fields.shape) : [],
    view: ({ title, submit, blocks, metadata: content }) => ({
      type: 'modal',
      callback_id: id,
      title: plain(title, 24),
      ...(submit && { submit: plain(submit, 24) }),
      close: plain(texts().lists.cancel, 24),
      private_metadata: encodeMetadata(content),
      blocks,
    }),
    metadata,
    read: view => ({
      metadata: metadata(view.private_metadata),
      fields: decoded(() => schemas.fields.parse(readFields(view.state.values))),
    }),
  };
}

/** Metadata of a view without inputs: the organization that every press in it acts on. */
export function openedIn(organization: { id: string }): string {
  return encodeMetadata({ organizationId: organization.id });
}

const opened = z.object({ organizationId: z.uuid() });

/** The organization that a view was opened for, from its metadata; null when it names none. */
export function openedFor(privateMetadata: string | undefined): string | null {
  try {
    return opened.parse(JSON.parse(privateMetadata || '{}')).organizationId;
  } catch {
    return null;
  }
}

function encodeMetadata(metadata: unknown): string {
  const text = JSON.stringify(metadata);
  if (text.length > MAX_METADATA)
    throw new Error('A view’s private_metadata may have at most 3000 characters.');
  return text;
}

const maybeText = z.string().nullish();
const option = z.object({ value: maybeText });

/** What Foyer reads of one input. */
const stateValue = z.object({
  /** As odd as Slack sends them: who reads them says what is wrong. */
  files: z.array(z.custom<object>()).nullish(),
  selected_options: z.array(option).nullish(),
  value: maybeText,
  selected_option: option.nullish(),
  selected_user: maybeText,
  selected_conversation: maybeText,
  selected_channel: maybeText,
  selected_date: maybeText,
  selected_date_time: z.number().nullish(),
});

/**
 * The values of a view's inputs by field: the block's id up to its "#version".
 * @throws DomainError text-too-long, invalid-text; StaleRequestError when one is of another type
 */
export function readFields(
  values: Record<string, Record<string, ViewStateValue>>,
): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(values).map(([blockId, byAction]) => {
      const [value] = Object.values(byAction);
      const field = fieldOf(blockId);
      return [
        field,
        value
          ? readValue(
              decoded(() => stateValue.parse(value)),
              field,
            )
          : null,
      ];
    }),
  );
}

/** The name in a block's or an action's id: the part before "#version" or "#variant". */
export function fieldOf(id: string): string {
  return id.split('#', 1)[0] ?? id;
}

function readValue(value: z.output<typeof stateValue>, field: string): FieldValue {
  if (value.files) return value.files;
  if (value.selected_options) {
    const chosen = value.selected_options.slice(0, limits.choices);
    return chosen.map(option => typedField(option.value ?? '', field));
  }
  const text =
    value.value ??
    value.selected_option?.value ??
    value.selected_user ??
    value.selected_conversation ??
    value.selected_channel ??
    value.selected_date ??
    value.selected_date_time?.toString() ??
    null;
  return text === null ? null : typedField(text, field);
}

/** A field that may be empty: then null. */
export const optionalText = z
  .string()
  .nullish()
  .transform(text => text?.trim() || null);

/** A field that Slack requires. */
export const text = z.string().trim();
