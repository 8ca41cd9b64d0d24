import { expect, it } from 'vitest';
import { withLinks } from '../../src/messages/with-links.ts';

const linksIn = (text: string) =>
  withLinks(text).flatMap(piece => (typeof piece === 'object' && 'url' in piece ? [piece.url] : []));

const asTyped = (text: string) =>
  withLinks(text)
    .map(piece => (typeof piece === 'object' && 'url' in piece ? piece.url : piece))
    .join('');

it.each([
  ['Read https://wiki.lovelace.example/start first.', ['https://wiki.lovelace.example/start']],
  ['(https://lovelace.example)', ['https://lovelace.example']],
  ['https://a.example/x?y=1#z and https://b.example!', ['https://a.example/x?y=1#z', 'https://b.example']],
])('a link in what somebody wrote is one, in full and without the sentence around it: %s', (text, links) => {
  expect(linksIn(text)).toEqual(links);
  expect(asTyped(text)).toBe(text);
});

it.each([
  'javascript:alert(1)',
  'http://lovelace.example',
  'HTTPS://lovelace.example',
  'https://slack.com@evil.example/',
  'https://user:secret@evil.example/',
  'https://lovelасe.example/with-a-cyrillic-letter',
  'https://xn--lovele-4ve.example/',
  'https://LOVELACE.example/',
  'https://evil.example\\@slack.com',
  'https://evil.example/../login',
  'https://intranet/',
  'https://0x7f.1/',
  'xhttps://lovelace.example/',
  'https:/lovelace.example',
  '<https://evil.example|https://slack.com>'.replace('https://evil.example|', ''),
  'www.lovelace.example',
])('what leads elsewhere than it reads, or is not encrypted, stays plain text: %s', text => {
  expect(linksIn(text).filter(url => url !== 'https://slack.com')).toEqual([]);
  expect(asTyped(text)).toBe(text);
});
