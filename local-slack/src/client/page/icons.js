const PATHS = {
  bolt: 'M11 2 4 11.5h5L8 18l8-10h-5.2L11 2Z',
  home: 'M3 9.2 10 3l7 6.2M5 8v9h10V8M8.5 17v-5h3v5',
  chat: 'M3 5.5A1.5 1.5 0 0 1 4.500 4h11A1.500 1.500 0 0 1 17 5.500v7a1.500 1.500 0 0 1-1.500 1.500H8l-4 3v-3.200a1.500 1.500 0 0 1-1-1.300v-7Z',
  hash: 'M7.500 3 6 17M14 3l-1.500 14M3.500 7.500h13M3.500 12.500h13',
  lock: 'M5 9h10v8H5V9Zm2 0V6.500a3 3 0 0 1 6 0V9',
  eye: 'M1.800 10S4.800 4.500 10 4.500 18.200 10 18.200 10 15.200 15.500 10 15.500 1.800 10 1.800 10Zm5.700 0a2.500 2.500 0 1 0 5 0 2.500 2.500 0 0 0-5 0Z',
  chevron: 'm5 7.500 5 5 5-5',
  close: 'm5 5 10 10M15 5 5 15',
  send: 'M3 10 17 3.500 13 17l-3.500-5L3 10Zm6.500 2L17 3.500',
  plus: 'M10 4v12M4 10h12',
  pulse: 'M2 10.500h4l2.500-6 3.500 11 2.500-5H18',
  door: 'M5 17V4.500A1.500 1.500 0 0 1 6.500 3h7A1.500 1.500 0 0 1 15 4.500V17M3 17h14M12 10v1',
  file: 'M5 2.500h6.500L16 7v10.500H5v-15Zm6.500 0V7H16',
  mail: 'M2.500 5h15v10.500h-15V5Zm0 .5L10 11l7.500-5.500',
  copy: 'M7 7V3.500h9.500V13H13M3.500 7H13v9.500H3.500V7Z',
  unread: 'M16.500 10a6.500 6.500 0 1 1-6.500-6.500M15.500 3.500a1.200 1.200 0 1 0 .01 0',
  theme: 'M10 3a7 7 0 1 0 0 14V3Zm0 0a7 7 0 0 1 0 14',
  clock: 'M10 3a7 7 0 1 0 .01 0ZM10 6v4.300l2.800 1.700',
  pause: 'M7 4.500v11M13 4.500v11',
  play: 'M6 4v12l10-6L6 4Z',
  map: 'M3 5.500 8 3.500l4.500 2 4.500-2v11l-4.500 2-4.500-2-5 2v-11ZM8 3.500v11M12.500 5.500v11',
  check: 'm4 10.500 4 4 8-9',
  warning: 'M10 3 1.800 17h16.400L10 3Zm0 5v4m0 2.500v.2',
};

/**
 * A small line drawing; decoration only, hidden from screen readers.
 * @param {keyof typeof PATHS} name
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
