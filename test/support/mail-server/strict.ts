const LONGEST_LINE_BYTES = 998;
const LONGEST_ENCODED_WORD = 75;
/** Each of them exactly once; the one that some server adds by itself the next refuses. */
const needed = ['Date', 'From', 'To', 'Subject', 'Message-ID', 'MIME-Version'];

/** What is wrong with a mail by the letter of RFC 5321, 5322 and 2047, as sentences; most servers forgive it, some don't. */
export function faultsOf(raw: Buffer): string[] {
  const faults: string[] = [];
  const lines = raw.toString('latin1').split('\r\n');
  lines.forEach((line, index) => {
    const here = `Line ${index + 1}`;
    if (/[\r\n]/u.test(line)) faults.push(`${here} has a line break that is not CRLF.`);
    if (line.includes('\0')) faults.push(`${here} has a null character.`);
    if (/[\u0080-\u00ff]/u.test(line)) faults.push(`${here} has 8-bit characters.`);
    if (line.length > LONGEST_LINE_BYTES) faults.push(`${here} has ${line.length} characters.`);
  });
  const end = lines.indexOf('');
  if (end === -1) faults.push('No empty line ends the headers.');
  const headers = lines.slice(0, end === -1 ? undefined : end);
  headers.forEach((line, index) => {
    const isHeader = /^[!-9;-~]+:/u.test(line) || (index > 0 && /^[ \t]+\S/u.test(line));
    if (!isHeader) faults.push(`Line ${index + 1} is neither a header nor the rest of one.`);
    for (const [word] of line.matchAll(/=\?[^?\s]+\?[bq]\?[^?\s]*\?=/giu)) {
      if (word.length > LONGEST_ENCODED_WORD) faults.push(`Line ${index + 1} has a too long encoded word.`);
    }
  });
  for (const name of needed) {
    const count = headers.filter(line => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)).length;
    if (count === 0) faults.push(`The header ${name} is missing.`);
    if (count > 1) faults.push(`The header ${name} is there ${count} times.`);
  }
  const [id] = headers.filter(line => /^message-id:/iu.test(line));
  if (id && !/^message-id:\s<[^<>@\s]+@[^<>@\s]+>$/iu.test(id)) faults.push('The Message-ID is malformed.');
  return faults;
}
