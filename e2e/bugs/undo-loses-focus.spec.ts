/** The button "undo" went away with the focus, and the keyboard was back at the page's start. */
import { product } from '../fixtures/content.ts';
import { expect, test } from '../fixtures/index.ts';

test('after undo the focus is on the line that came back', async ({ page, cart, shop, t }) => {
  const first = product('tra-sen-tay-ho');
  const second = product('gom-kim-lan');
  await cart.hold([first, 1], [second, 2]);
  await cart.open();
  for (const gone of [first, second]) {
    await cart.remove(gone);
    await expect(cart.undoButton).toBeFocused();
    await page.keyboard.press('Enter');
    const name = shop.say(t.cart.remove, { name: gone.name.vi });
    await expect(shop.main.getByRole('button', { name, exact: true })).toBeFocused();
  }
});
