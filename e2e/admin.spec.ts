import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures/admin.ts';

const PICTURE = fileURLToPath(new URL('../public/icons/icon-192.png', import.meta.url));

// The program has two megabytes, and a busy machine takes its time for them.
test.describe.configure({ timeout: 60_000 });

test('starts without asking anybody else, and lists the products of a folder', async ({
  page,
  admin,
}) => {
  await admin.open();
  await expect(page.getByRole('heading', { name: /^Ban biên tập – / })).toBeVisible();
  // Without a git host there is nothing to sign in to.
  await expect(page.getByRole('button', { name: /Đăng nhập/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Làm việc với kho mã nguồn cục bộ' }).click();
  await expect(admin.row('ao-dai-trach-xa')).toContainText('Áo dài Trạch Xá (4 sao)');
  await expect(page.getByRole('treeitem', { name: 'Nhà sản xuất' })).toContainText('30');
  await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', 'noindex');
});

test('a price that is changed in the form changes the file alone, and passes the check', async ({
  admin,
}) => {
  await admin.openFolder();
  await admin.row('ao-dai-trach-xa').getByText('Áo dài Trạch Xá').click();
  const variants = admin.field('Biến thể và giá');
  await admin.reach(variants);
  await admin.unfold(variants);
  const price = admin.field('Giá (đồng)', variants);
  await admin.reach(price);
  await price.getByRole('textbox').or(price.getByRole('spinbutton')).fill('1234000');
  const changed = await admin.saved();
  expect(Object.keys(changed)).toEqual(['public/data/products/ao-dai-trach-xa.json']);
  const [file] = Object.values(changed).map((text) => JSON.parse(text));
  expect(file.$schema).toBe('../../schemas/product.json');
  expect(file.variants[0].price).toBe(1_234_000);
  expect(await admin.check(changed)).toMatchObject({ errors: 0 });
});

test('a night is cancelled with a reason', async ({ page, admin }) => {
  await admin.openFolder();
  await page.getByRole('treeitem', { name: 'Cả chợ' }).click();
  await page.getByRole('row').filter({ hasText: 'Lịch chợ và thông tin chung' }).click();
  const schedule = admin.field('Lịch họp chợ');
  await admin.reach(schedule);
  await admin.unfold(schedule);
  const nights = admin.field('Đêm nghỉ', schedule);
  await admin.reach(nights);
  await nights.getByRole('button', { name: /^Thêm/ }).click();
  await nights.getByRole('textbox', { name: 'Ngày' }).fill('2026-12-04');
  // Without a reason it is not saved.
  await admin.save.click();
  await expect(admin.save).toBeVisible();
  const reason = admin.field('Lý do', nights);
  await reason.getByRole('textbox', { name: 'Tiếng Việt' }).fill('Bão vào miền Bắc.');
  const changed = await admin.saved();
  expect(Object.keys(changed)).toEqual(['public/data/market.json']);
  const [file] = Object.values(changed).map((text) => JSON.parse(text));
  const cancelled = [{ date: '2026-12-04', reason: { vi: 'Bão vào miền Bắc.' } }];
  expect(file.schedule.cancelled).toEqual(cancelled);
  expect(await admin.check(changed)).toMatchObject({ errors: 0 });
});

test('a photograph is made small and named as the content names it', async ({ page, admin }) => {
  await admin.openFolder();
  await admin.row('ao-dai-trach-xa').getByText('Áo dài Trạch Xá').click();
  const photos = admin.field('Ảnh chụp');
  await admin.reach(photos);
  await photos.getByRole('button', { name: /^Thêm/ }).click();
  await admin.field('Tệp ảnh', photos).getByRole('button', { name: 'Duyệt tệp' }).click();
  const dialog = page.getByRole('dialog', { name: 'Chọn ảnh' });
  await dialog.locator('input[type=file]').last().setInputFiles(PICTURE);
  await dialog.getByRole('button', { name: 'Chèn' }).click();
  const alt = admin.field('Ảnh chụp gì', photos);
  await alt.getByRole('textbox', { name: 'Tiếng Việt' }).fill('Áo dài treo trên giá');
  for (const side of ['Chiều rộng (điểm ảnh)', 'Chiều cao (điểm ảnh)']) {
    await admin.field(side, photos).getByRole('spinbutton').fill('192');
  }
  const [file] = Object.values(await admin.saved()).map((text) => JSON.parse(text));
  const picture = { file: 'icon-192.webp', alt: { vi: 'Áo dài treo trên giá' } };
  expect(file.photos).toEqual([{ ...picture, width: 192, height: 192 }]);
});

test('a page for a git host asks nobody before a press', async ({ page, admin }) => {
  await page.route('**/admin/config.json', async (route) => {
    const answer = await route.fetch();
    const config = await answer.json();
    const api_root = 'https://api.github.com';
    config.backend = { name: 'github', repo: 'owner/name', api_root, auth_methods: ['token'] };
    await route.fulfill({ response: answer, json: config });
  });
  await admin.open();
  await expect(page.getByRole('button', { name: 'Đăng nhập bằng mã truy cập' })).toBeVisible();
});
