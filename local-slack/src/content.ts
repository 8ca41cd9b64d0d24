import { ApiError, refusal } from './api-error.ts';
import type { Block } from './block-kit/block.ts';
import { isRecord } from './block-kit/block.ts';
import { validateBlocks } from './block-kit/validate.ts';
import { normaliseBlocks } from './normalise.ts';

export interface Metadata {
  event_type: string;
  event_payload: Record<string, unknown>;
}

export interface Content {
  text: string;
  blocks: Block[];
  attachments: Record<string, unknown>[];
  metadata?: Metadata;
}

export interface RawContent {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  markdown_text?: unknown;
  metadata?: unknown;
}

/** Slack truncates a posted text at 40 000 characters (docs: chat.postMessage, "Truncating content"). */
const longestText = 40_000;
/** Slack gives no number for `msg_blocks_too_long`; 100 000 is what blocks.validate accepts as input. */
const longestBlocks = 100_000;
/** Slack gives no number for `metadata_too_large` either; 16 kB is the commonly reported one. */
const longestMetadata = 16_000;

function checkBlocks(blocks: unknown): Block[] {
  if (blocks === undefined || blocks === null) return [];
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  if (blocks.length === 0) return [];
  const messages = validateBlocks(blocks, 'message');
  if (messages.length > 0) {
    const onlyOneTable = messages.some(message => message.includes('only_one_table_allowed'));
    throw refusal(onlyOneTable ? 'only_one_table_allowed' : 'invalid_blocks', messages, { errors: messages });
  }
  if (JSON.stringify(blocks).length > longestBlocks) throw new ApiError('msg_blocks_too_long');
  return normaliseBlocks(blocks);
}

function checkAttachments(attachments: unknown): Record<string, unknown>[] {
  if (attachments === undefined || attachments === null) return [];
  if (!Array.isArray(attachments) || !attachments.every(isRecord)) throw new ApiError('invalid_attachments');
  if (attachments.length > 100) throw new ApiError('too_many_attachments');
  return attachments.map(attachment =>
    attachment.blocks === undefined ? attachment : { ...attachment, blocks: checkBlocks(attachment.blocks) },
  );
}

/** Message metadata: an event_type and a flat event_payload. */
function checkMetadata(metadata: unknown): Metadata | undefined {
  if (metadata === undefined || metadata === null) return undefined;
  if (!isRecord(metadata)) throw new ApiError('invalid_metadata_format');
  const { event_type: type, event_payload: payload, ...others } = metadata;
  if (typeof type !== 'string' || type === '' || !isRecord(payload))
    throw new ApiError('invalid_metadata_format');
  if (Object.keys(others).length > 0) throw new ApiError('invalid_metadata_format');
  const isFlat = Object.values(payload).every(value =>
    Array.isArray(value)
      ? value.every(item => typeof item !== 'object')
      : typeof value !== 'object' || value === null,
  );
  if (!isFlat) throw new ApiError('invalid_metadata_schema');
  if (JSON.stringify(metadata).length > longestMetadata) throw new ApiError('metadata_too_large');
  return { event_type: type, event_payload: payload };
}

/** Checks a message as chat.postMessage does; throws Slack's errors. `maxText` turns truncation into `msg_too_long`. */
export function checkContent(raw: RawContent, maxText?: number): Content {
  const markdown = typeof raw.markdown_text === 'string' ? raw.markdown_text : '';
  if (markdown && (raw.text || raw.blocks)) throw new ApiError('markdown_text_conflict');
  if (markdown.length > 12_000) throw new ApiError('msg_too_long');
  const blocks = markdown ? normaliseBlocks([{ type: 'markdown', text: markdown }]) : checkBlocks(raw.blocks);
  const attachments = checkAttachments(raw.attachments);
  const text = typeof raw.text === 'string' ? raw.text : markdown;
  if (maxText !== undefined && text.length > maxText) throw new ApiError('msg_too_long');
  if (text.trim() === '' && blocks.length === 0 && attachments.length === 0) throw new ApiError('no_text');
  return { text: text.slice(0, longestText), blocks, attachments, metadata: checkMetadata(raw.metadata) };
}
