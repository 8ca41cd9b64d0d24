import gifenc from 'gifenc';
import type { Page } from 'playwright-core';

/** A picture of the animation, and how long people see it. */
export interface Frame {
  png: Buffer;
  ms: number;
}

interface Pixels {
  width: number;
  height: number;
  /** Base64 of four bytes for each pixel: red, green, blue, opacity. */
  rgba: string;
}

/** For the browser, which can read its own pictures. */
const READ_PIXELS = `async png => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let text = '';
  for (let at = 0; at < data.length; at += 8192) text += String.fromCharCode(...data.subarray(at, at + 8192));
  return { width, height, rgba: btoa(text) };
}`;

/**
 * An animated GIF that repeats.
 * @param page an empty page of the browser that took the pictures
 */
export async function animate(page: Page, frames: Frame[]): Promise<Uint8Array> {
  const gif = gifenc.GIFEncoder();
  for (const { png, ms } of frames) {
    const pixels = await page.evaluate<Pixels>(`(${READ_PIXELS})('${png.toString('base64')}')`);
    const rgba = new Uint8ClampedArray(Buffer.from(pixels.rgba, 'base64'));
    const palette = gifenc.quantize(rgba, 128);
    const indexes = gifenc.applyPalette(rgba, palette);
    gif.writeFrame(indexes, pixels.width, pixels.height, { palette, delay: ms });
  }
  gif.finish();
  return gif.bytes();
}
