/** The code of a bank transfer, read as a picture. */
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/index.ts';
import { decodeQr } from './fixtures/qr.ts';

/** Drawn by the shop's encoder; a native test holds both together. */
const SVG = readFileSync(new URL('fixtures/vietqr.svg', import.meta.url), 'utf8');

const PAYLOAD =
  '00020101021238570010A00000072701270006970436011300110012345670208QRIBFTTA' +
  '5303704540712500005802VN62320112CD-7K3M-Q2PX0812CD-7K3M-Q2PX6304';

for (const width of [147, 196, 272]) {
  test(`a code of ${width} pixels is read as it stands on the page`, async ({ page }) => {
    await page.setContent(`<style>svg { inline-size: ${width}px; background: #fff }</style>${SVG}`);
    expect(await decodeQr(page.locator('svg'))).toMatch(new RegExp(`^${PAYLOAD}[0-9A-F]{4}$`));
  });
}

test('what is no code is not read as one', async ({ page }) => {
  await page.setContent('<p>VietQR</p>');
  expect(await decodeQr(page.getByText('VietQR'))).toBeUndefined();
});
