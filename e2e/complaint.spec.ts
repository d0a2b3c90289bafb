/** Complaints: from a product and from a live session, through the outbox or by mail. */
import { AxeBuilder } from '@axe-core/playwright';
import { market, product, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { session } from './fixtures/live.ts';
import { Receiver } from './fixtures/receiver.ts';
import { HOA } from './fixtures/training.ts';

const everywhere = { tag: '@languages' };
const PATH = '/api/complaints';
const tea = product('tra-sen-tay-ho');
const glaze = session('ve-men-lam');

test('from a product one complains by mail where nobody receives complaints', everywhere, async ({ page, shop, language, t }) => {
  await shop.open(`/products/${tea.slug}`);
  await shop.main.getByRole('link', { name: t.complaint.of_product }).click();
  await expect(shop.heading).toHaveText(t.complaint.title);
  const about = shop.say(t.complaint.product, { name: say(tea.name, language) });
  await expect(shop.main.getByRole('link', { name: about })).toHaveAttribute('href', shop.path(`/products/${tea.slug}`));
  await shop.main.getByRole('button', { name: t.complaint.prepare }).click();
  await expect(shop.main.getByRole('alert').getByRole('link')).toHaveText([
    t.complaint.fault_text,
    t.form.fault_name,
    t.complaint.fault_reach,
    t.form.fault_consent,
  ]);
  await shop.main.getByRole('textbox', { name: t.complaint.text }).fill('Hàng vỡ.');
  await shop.main.getByRole('textbox', { name: t.form.name }).fill(HOA.name);
  // An address alone is enough.
  await shop.main.getByRole('textbox', { name: t.form.email }).fill(HOA.email);
  await expect(shop.main.getByRole('checkbox')).not.toBeChecked();
  await shop.main.getByRole('checkbox').check();
  await shop.main.getByRole('button', { name: t.complaint.prepare }).click();
  const address = new URL((await shop.main.getByRole('link', { name: t.outbox.by_mail }).getAttribute('href'))!);
  expect(address.pathname).toBe(market.owner.email);
  for (const part of [about, 'Hàng vỡ.', HOA.name, HOA.email]) {
    expect(address.searchParams.get('body')).toContain(part);
  }
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
});

test('from a session one complains through the outbox', async ({ context, shop, clock, data, guard, t }) => {
  const receiver = new Receiver();
  await receiver.listen(context, PATH);
  guard.allow(new RegExp(PATH));
  await clock.set('2026-11-25T12:00:00+07:00');
  await data.changeIndex((index) => {
    index.market.endpoints = { complaints: PATH };
  });
  await shop.open(`/live/${glaze.slug}`);
  await shop.main.getByRole('link', { name: t.live.complain }).click();
  const about = shop.say(t.complaint.session, { name: say(glaze.title, 'vi') });
  await expect(shop.main.getByRole('link', { name: about })).toBeVisible();
  await shop.main.getByRole('textbox', { name: t.complaint.text }).fill('Người phát nói sai giá.');
  await shop.main.getByRole('textbox', { name: t.form.name }).fill(HOA.name);
  await shop.main.getByRole('textbox', { name: t.complaint.phone }).fill(HOA.phone);
  await shop.main.getByRole('checkbox').check();
  await shop.main.getByRole('button', { name: t.complaint.send }).click();
  const entry = shop.region(t.complaint.yours).getByRole('article');
  await expect(entry).toContainText(t.outbox.sent);
  await expect(entry).toContainText(about);
  expect([...receiver.taken.values()]).toEqual([
    expect.objectContaining({ about: `/live/${glaze.slug}`, title: about, phone: '+84912345678', language: 'vi' }),
  ]);
});
