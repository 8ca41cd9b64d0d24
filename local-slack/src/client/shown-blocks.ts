import type { SharedFile } from './wire.ts';

// The parts of Block Kit that the page shows. Slack's own checks have validated every block before.

export interface TextObject {
  type: string;
  text: string;
  emoji?: boolean;
}

export interface Option {
  text: TextObject;
  value: string;
  description?: TextObject;
}

export interface OptionList {
  options?: Option[];
  option_groups?: { label: TextObject; options: Option[] }[];
}

export interface ConfirmDialog {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: string;
}

export interface Image {
  type: 'image';
  image_url: string;
  alt_text: string;
}

/** A button, a menu or an input. */
export interface Control extends OptionList {
  type: string;
  action_id: string;
  text?: TextObject;
  url?: string;
  style?: string;
  accessibility_label?: string;
  confirm?: ConfirmDialog;
  placeholder?: TextObject;
  multiline?: boolean;
  max_length?: number;
  max_files?: number;
  filetypes?: string[];
  max_selected_items?: number;
  min_query_length?: number;
  filter?: { include?: string[] };
  dispatch_action_config?: { trigger_actions_on?: string[] };
}

/** The value, in the form of Slack's `view.state.values`. */
export interface StateValue {
  type: string;
  value?: string | null;
  selected_option?: Option | null;
  selected_options?: Option[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_date_time?: number | null;
  files?: SharedFile[];
}

/** By block_id and action_id. */
export type StateValues = Record<string, Record<string, StateValue>>;

export type RichTextLeaf = {
  style?: { code?: boolean; bold?: boolean; italic?: boolean; strike?: boolean };
} & (
  | { type: 'text'; text: string }
  | { type: 'link'; url: string; text?: string }
  | { type: 'emoji'; name: string; unicode?: string }
  | { type: 'user'; user_id: string }
  | { type: 'channel'; channel_id: string }
  | { type: 'usergroup'; usergroup_id: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; timestamp: number; format: string; fallback?: string }
  | { type: 'color'; value: string }
);

export interface RichTextRun {
  elements: RichTextLeaf[];
}

export type RichTextPart =
  | ({ type: 'rich_text_section' | 'rich_text_quote' | 'rich_text_preformatted' } & RichTextRun)
  | { type: 'rich_text_list'; style: string; offset?: number; indent?: number; elements: RichTextRun[] };

export interface RichText {
  type: 'rich_text';
  elements: RichTextPart[];
}

/** A cell of a table: text by itself, or rich text. */
export type Cell = RichText | { type: 'raw_text' | 'raw_number'; text?: string; value?: number };

export interface Section {
  type: 'section';
  text?: TextObject;
  fields?: TextObject[];
  accessory?: Control | Image;
}

export interface Input {
  type: 'input';
  label: TextObject;
  element: Control;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
}

export interface Table {
  type: 'table';
  rows: Cell[][];
  column_settings?: ({ align?: string } | null)[];
}

export interface DataTable {
  type: 'data_table';
  rows: Cell[][];
  caption: string;
  row_header_column_index?: number;
}

export interface ChartPoint {
  label: string;
  value: number;
}

export interface ChartSeries {
  name: string;
  data: ChartPoint[];
}

export interface SeriesChart {
  type: 'bar' | 'area' | 'line';
  series: ChartSeries[];
  axis_config: { categories: string[]; x_label?: string; y_label?: string };
}

export interface DataVisualization {
  type: 'data_visualization';
  title: string;
  chart: { type: 'pie'; segments: ChartPoint[] } | SeriesChart;
}

export interface Card {
  type: 'card';
  hero_image?: Image;
  icon?: Image;
  slack_icon?: { name: string };
  title?: TextObject;
  subtitle?: TextObject;
  body?: TextObject;
  actions?: Control[];
}

export interface ImageBlock extends Omit<Image, 'image_url'> {
  image_url?: string;
  title?: TextObject;
}

export interface Container {
  type: 'container';
  title?: TextObject;
  rich_text_title?: RichText;
  subtitle?: TextObject;
  icon?: Image;
  is_collapsible?: boolean;
  default_collapsed?: boolean;
  child_blocks?: Block[];
}

type Content =
  | Section
  | Input
  | Table
  | DataTable
  | DataVisualization
  | Card
  | { type: 'carousel'; elements: (Card & Holder)[] }
  | ImageBlock
  | Container
  | RichText
  | { type: 'actions'; elements: Control[] }
  | { type: 'context'; elements: (TextObject | Image)[] }
  | { type: 'divider' }
  | { type: 'header'; text: TextObject }
  | { type: 'markdown'; text: string }
  | { type: 'alert'; text: TextObject; level?: string };

/** What an element needs from its block. */
export interface Holder {
  block_id: string;
  optional?: boolean;
}

export type Block = Content & Holder;
