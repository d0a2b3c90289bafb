/** The live sessions on a device without a connection. */
import { expect, served, test, UNREACHABLE } from './fixtures/host.ts';
import { session } from './fixtures/live.ts';

const glaze = session('ve-men-lam');

test('the last known programme is shown without a connection, and called so', async ({
  page,
  host,
  shop,
  live,
  guard,
  t,
}) => {
  guard.allow(UNREACHABLE);
  await shop.open('/live');
  await served(page);
  // The worker keeps what it answers with, so it has to answer once.
  await shop.reload();
  await expect(live.row(glaze)).toBeVisible();
  await expect(shop.main).not.toContainText(t.live.kept);
  await host.stop();
  await shop.reload();
  await expect(shop.main).toContainText(t.live.kept);
  await expect(live.row(glaze)).toBeVisible();
  await host.start();
  await shop.reload();
  await expect(live.row(glaze)).toBeVisible();
  await expect(shop.main).not.toContainText(t.live.kept);
});
