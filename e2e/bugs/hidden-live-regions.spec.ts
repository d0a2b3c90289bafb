import { expect, test } from '../fixtures/index.ts';
import { stepped } from '../fixtures/goods.ts';
import { variant } from '../fixtures/content.ts';

test('the regions where refusals come up are there before anything is refused', async ({
  shop,
  cart,
  t,
}) => {
  // A screen reader may miss what is said in a region that was not displayed until then.
  await shop.open(`/products/${stepped.slug}`);
  await expect(shop.region(t.buy.label).getByRole('status')).toHaveText('');
  await cart.hold([stepped, variant(stepped).minimum]);
  await cart.open();
  await expect(cart.line(stepped).getByRole('status')).toHaveText('');
});
