/** Takes down a story while it plays. */
export interface Transcript {
  chapter(title: string): void;
  /** Something that happens beside the people. */
  note(text: string): void;
  /** Someone does something; `typed` is what they type or press. */
  does(who: string, what: string, typed?: string): void;
  /** What someone then has before them, and where. */
  sees(caption: string, text: string): void;
}

/** Writes a transcript to a terminal, line by line as it happens. */
export function terminalTranscript(write: (line: string) => void): Transcript {
  let chapters = 0;
  return {
    chapter(title) {
      chapters += 1;
      write(`\n━━ ${chapters}. ${title} ${'━'.repeat(Math.max(3, 90 - title.length))}`);
    },
    note: text => write(`\n   ${text}`),
    does: (who, what, typed) => write(`\n${who} ${what}${typed === undefined ? '' : `  ${typed}`}`),
    sees(caption, text) {
      write(`   ${caption}`);
      for (const line of text.split('\n')) write(`      ${line}`);
    },
  };
}

/** Collects a transcript as Markdown, without what differs from run to run. */
export function markdownTranscript(): Transcript & { text(): string } {
  const parts: string[] = [];
  let chapters = 0;
  return {
    chapter(title) {
      chapters += 1;
      parts.push(`## ${chapters}. ${title}`);
    },
    note: text => void parts.push(`_${settled(text)}_`),
    does: (who, what, typed) =>
      void parts.push(`**${who}** ${settled(what)}${typed === undefined ? '' : ` ${code(settled(typed))}`}`),
    sees: (caption, text) => void parts.push(`${caption}:`, `\`\`\`text\n${settled(text)}\n\`\`\``),
    text: () => `${parts.join('\n\n')}\n`,
  };
}

/** Both take down the same. */
export function both(one: Transcript, other: Transcript): Transcript {
  const each = (say: (transcript: Transcript) => void) => [one, other].forEach(say);
  return {
    chapter: title => each(to => to.chapter(title)),
    note: text => each(to => to.note(text)),
    does: (who, what, typed) => each(to => to.does(who, what, typed)),
    sees: (caption, text) => each(to => to.sees(caption, text)),
  };
}

/** Ports and the secrets in links are new in every run. */
function settled(text: string): string {
  return text
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, 'https://foyer.example')
    .replaceAll(/(\/[a-z]+\/)[\w-]{20,}/gu, '$1…');
}

/** A code span; a backtick inside needs a longer fence. */
function code(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
