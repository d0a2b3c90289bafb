import { expect, test } from '../fixtures/index.ts';

test('without its content the home page says so once', async ({ page, shop, data, guard, t }) => {
  guard.allow(/index\.json/);
  await data.loseCompiledIndexes();
  await data.break('index.json', { status: 500, body: '' });
  await shop.open('/');
  await expect(page.getByRole('alert')).toHaveText([t.failure.server + t.failure.retry]);
  await expect(page.getByRole('button', { name: t.failure.retry })).toHaveCount(1);
});
