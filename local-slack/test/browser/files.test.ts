import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/manifest.ts';
import type { Simulator } from '../../src/simulator.ts';
import { type TinyAppPage, tinyAppPages } from './open-page.ts';
import { type } from './panes.ts';
import { manifest } from './tiny-app.ts';

let simulator: Simulator;
let app: TinyAppPage['app'];
let client: TinyAppPage['client'];
let page: Page;
let left: Locator;

const openPage = tinyAppPages();

const open = async (shown: Manifest) => {
  const options = { client: { manifest: shown }, width: 1440, height: 900 };
  ({ simulator, app, client, page, left } = await openPage(options));
};

beforeEach(() => open(manifest));

const csv = (name = 'people.csv', content = 'Email\nada@lovelace.example\n') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});

// The browser has more than Node: types for the functions that run there.
declare const DataTransfer: new () => { items: { add(file: File): void } };

/** Drops files on an element, like a person dragging them in from a folder. */
const drop = async (target: Locator, ...files: ReturnType<typeof csv>[]) => {
  const contents = files.map(({ name, mimeType, buffer }) => ({ name, mimeType, text: buffer.toString() }));
  const dataTransfer = await page.evaluateHandle(all => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, text } of all)
      transfer.items.add(new File([text], name, { type: mimeType }));
    return transfer;
  }, contents);
  for (const kind of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(kind, { dataTransfer });
};

describe('a file input', () => {
  beforeEach(async () => {
    await type(left, '/file');
    await left.getByRole('dialog', { name: 'A file' }).waitFor();
  });

  const handIn = async () => {
    await left.getByRole('button', { name: 'Hand in' }).click();
    await left.getByRole('dialog').waitFor({ state: 'detached' });
  };

  it('a file input submits a chosen file, which the app then reads', async () => {
    await left.getByLabel('CSV file').setInputFiles(csv());
    await left.getByText('people.csv').waitFor();
    await left.getByText('27 bytes').waitFor();
    await handIn();
    expect(app.handedIn).toMatchObject([{ csv: { a: { files: [{ name: 'people.csv', size: 27 }] } } }]);
    expect(app.read).toEqual(['Email\nada@lovelace.example\n']);
  });

  it('a file input submits a dropped file', async () => {
    await drop(left.locator('.drop-zone'), csv('dropped.csv', 'Email\n'));
    await left.getByText('dropped.csv').waitFor();
    await handIn();
    expect(app.read).toEqual(['Email\n']);
  });

  it('a file input opens by keyboard', async () => {
    await left.getByLabel('CSV file').focus();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Space');
    await (await chooser).setFiles(csv());
    await left.getByRole('button', { name: 'Remove people.csv' }).waitFor();
  });

  it('a file input removes a file, accepts another, and keeps it when the form is refused', async () => {
    await left.getByLabel('CSV file').setInputFiles(csv('first.csv'));
    await left.getByRole('button', { name: 'Remove first.csv' }).click();
    await left.getByRole('button', { name: 'Hand in' }).click();
    await left.getByText('Please complete this required field.').waitFor();
    await left.getByLabel('CSV file').setInputFiles(csv('second.csv'));
    await left.getByText('second.csv').waitFor();
    await handIn();
    expect(app.handedIn).toMatchObject([{ csv: { a: { files: [{ name: 'second.csv' }] } } }]);
  });

  it('a file input says which files it doesn’t accept', async () => {
    const zone = left.locator('.drop-zone');
    await drop(zone, csv('people.xlsx'));
    await left.getByRole('alert').filter({ hasText: '.csv only' }).waitFor();
    await drop(zone, csv('a.csv'), csv('b.csv'));
    await left.getByRole('alert').filter({ hasText: 'one file' }).waitFor();
    await left.getByLabel('CSV file').setInputFiles(csv('empty.csv', ''));
    await left.getByRole('alert').filter({ hasText: 'is empty' }).waitFor();
    const large = 'x'.repeat(10 * 1024 * 1024 + 1);
    await left.getByLabel('CSV file').setInputFiles(csv('large.csv', large));
    await left.getByRole('alert').filter({ hasText: '10 MB at most' }).waitFor();
    expect(await left.locator('.file').count()).toBe(0);
  });

  it('a file input beside an external select whose options have the same text sends the picked option', async () => {
    await left.getByLabel('CSV file').setInputFiles(csv());
    await left.getByText('people.csv').waitFor();
    await left.getByRole('combobox', { name: 'Twins' }).click();
    await left.getByRole('option', { name: 'Sam' }).nth(1).click();
    await handIn();
    expect(app.handedIn).toMatchObject([{ twins: { twins: { selected_option: { value: 'younger' } } } }]);
  });
});

describe('the composer', () => {
  it('the composer sends chosen and dropped files, and offers each as a download of its bytes', async () => {
    await left.getByLabel('Attach files').setInputFiles([csv('one.csv', '1'), csv('two.csv', '2')]);
    await left.getByRole('list', { name: 'Attached files' }).getByText('two.csv').waitFor();
    await drop(left.getByTestId('composer'), csv('three & four.csv', '\ufeff34'));
    await left.getByRole('list', { name: 'Attached files' }).getByText('three & four.csv').waitFor();
    await left.getByRole('button', { name: 'Remove two.csv' }).click();
    await left.getByRole('button', { name: 'Send', exact: true }).click();
    const link = left.getByRole('link', { name: 'Download three & four.csv' });
    await link.waitFor();
    expect(await left.getByRole('list', { name: 'Attached files' }).count()).toBe(0);
    const coming = page.waitForEvent('download');
    await link.click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('three & four.csv');
    expect(await readFile(await download.path(), 'utf8')).toBe('\ufeff34');
    await expect.poll(() => app.read).toEqual(['1', '34']);
    expect(await left.getByRole('link', { name: /^Download/ }).count()).toBe(2);
  });

  it('the composer accepts no files for a read-only Messages tab', async () => {
    const { app_home, ...features } = manifest.features ?? {};
    await open({
      ...manifest,
      features: { ...features, app_home: { ...app_home, messages_tab_read_only_enabled: true } },
    });
    await left.getByTestId('composer').waitFor();
    await left.getByLabel('Attach files').waitFor({ state: 'hidden' });
    await drop(left.getByTestId('composer'), csv());
    await left.getByRole('button', { name: /^general/ }).click();
    await left.getByLabel('Attach files').waitFor();
    expect(await left.getByText('people.csv').count()).toBe(0);
  });
});

describe('the page', () => {
  it('the page gives nobody the file of another person’s conversation, and accepts uploads from itself only', async () => {
    const file = simulator.person('grace').upload({ name: 'a.csv', bytes: 'secret' });
    const path = (name: string) => `${client.url}api/people/${simulator.person(name).id}`;
    expect((await fetch(`${path('grace')}/files/${file.id}`)).status).toBe(200);
    expect((await fetch(`${path('ada')}/files/${file.id}`)).status).toBe(404);
    const upload = (headers: Record<string, string>) =>
      fetch(`${path('grace')}/upload?name=a.csv`, { method: 'POST', headers, body: 'x' });
    const type = { 'content-type': 'application/octet-stream' };
    expect((await upload(type)).status).toBe(200);
    expect((await upload({ ...type, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await upload({ 'content-type': 'text/plain' })).status).toBe(415);
  });
});
