/** Partners: found by filters, read on a sheet, asked for quotations. */
import { AxeBuilder } from '@axe-core/playwright';
import { partners, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { Receiver } from './fixtures/receiver.ts';
import { HOA } from './fixtures/training.ts';

const everywhere = { tag: '@languages' };
const PATH = '/api/quotations';
const [vegetables, rice] = partners as [(typeof partners)[0], (typeof partners)[0]];

test('filters stand in the address, and what they leave is counted', everywhere, async ({ page, shop, language, t }) => {
  await shop.open('/partners');
  const headings = shop.main.getByRole('article').getByRole('heading', { level: 2 });
  await expect(headings).toHaveText(partners.map(({ name }) => say(name, language)));
  const choice = (name: string) => shop.main.getByRole('combobox', { name });
  await choice(t.partners.group).selectOption('craft');
  await choice(t.partners.role).selectOption('supplies');
  await choice(t.partners.capacity).selectOption('1000-piece');
  await expect(page).toHaveURL(/\?role=supplies&group=craft&capacity=1000-piece$/);
  await expect(headings).toHaveText([say(partners[2]!.name, language)]);
  await expect(shop.main.getByRole('status').first()).toHaveText(shop.say(t.partners.found.one, { n: 1 }));
  await shop.reload();
  await expect(choice(t.partners.capacity)).toHaveValue('1000-piece');
  await expect(headings).toHaveCount(1);
  await choice(t.partners.place).selectOption({ index: 1 });
  await expect(shop.main).toContainText(t.partners.nobody);
  await shop.main.getByRole('button', { name: t.partners.clear }).click();
  await expect(page).toHaveURL(shop.path('/partners'));
  await expect(headings).toHaveCount(partners.length);
});

test('several are asked at once, and each gets a letter where nobody receives requests', async ({ page, shop, t }) => {
  await shop.open('/partners');
  for (const partner of [vegetables, rice]) {
    await shop.main.getByRole('checkbox', { name: shop.say(t.partners.ask_of, { name: say(partner.name, 'vi') }) }).check();
  }
  const form = shop.region(t.partners.form);
  const submit = form.getByRole('button', { name: t.partners.prepare });
  await expect(form.getByRole('listitem')).toHaveCount(2);
  await submit.click();
  await expect(form.getByRole('alert')).toBeFocused();
  await expect(form.getByRole('alert').getByRole('link')).toHaveText([
    t.partners.fault_wants,
    t.form.fault_name,
    t.form.fault_phone,
    t.form.fault_consent,
  ]);
  await form.getByRole('textbox', { name: t.partners.wants }).fill('200 kg mỗi tuần');
  await form.getByRole('textbox', { name: t.form.name }).fill(HOA.name);
  await form.getByRole('textbox', { name: t.form.phone }).fill(HOA.phone);
  await expect(form.getByRole('checkbox')).not.toBeChecked();
  await form.getByRole('checkbox').check();
  await submit.click();
  await expect(form.getByRole('heading', { level: 3 })).toHaveText(/BG-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await expect(form).toContainText(t.outbox.done_by_hand);
  for (const partner of [vegetables, rice]) {
    const name = shop.say(t.partners.mail_to, { name: say(partner.name, 'vi') });
    const address = new URL((await form.getByRole('link', { name }).getAttribute('href'))!);
    expect(address.pathname).toBe(partner.email);
    expect(address.searchParams.get('body')).toContain('200 kg mỗi tuần');
  }
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations).toEqual([]);
});

test('where somebody receives them, one request names all who are asked', async ({ context, shop, clock, data, guard, t }) => {
  const receiver = new Receiver();
  await receiver.listen(context, PATH);
  guard.allow(new RegExp(PATH));
  await clock.set('2026-11-25T12:00:00+07:00');
  await data.changeIndex((index) => {
    index.market.endpoints = { quotations: PATH };
  });
  await shop.open(`/partners?ask=${rice.slug}`);
  const form = shop.region(t.partners.form);
  await expect(form.getByRole('listitem')).toContainText([say(rice.name, 'vi')]);
  await form.getByRole('textbox', { name: t.partners.wants }).fill('Gạo');
  await form.getByRole('textbox', { name: t.form.name }).fill(HOA.name);
  await form.getByRole('textbox', { name: t.form.phone }).fill(HOA.phone);
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: t.partners.send }).dblclick();
  const entries = shop.region(t.partners.yours).getByRole('article');
  await expect(entries).toContainText([t.outbox.sent]);
  await expect(entries).toContainText([say(rice.name, 'vi')]);
  expect([...receiver.taken.values()]).toEqual([
    expect.objectContaining({ to: [rice.slug], wants: 'Gạo', name: HOA.name, phone: '+84912345678', language: 'vi' }),
  ]);
});

test('a sheet tells all of a partner, and is made for paper', everywhere, async ({ page, shop, language, t }) => {
  await shop.open(`/partners/${rice.slug}`);
  await shop.timeKnown();
  await expect(shop.heading).toHaveText(say(rice.name, language));
  await expect(shop.main).toContainText(say(rice.supplies[0]!.wholesale, language));
  // One of two certificates has run out by then.
  await expect(shop.main.getByText(t.partners.expired, { exact: true })).toHaveCount(1);
  await expect(shop.main.getByRole('link', { name: t.partners.stall })).toHaveAttribute(
    'href',
    shop.path(`/producers/${rice.producer}`),
  );
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await shop.main.getByRole('button', { name: t.partners.print }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await page.emulateMedia({ media: 'print' });
  await expect(shop.main.getByRole('button', { name: t.partners.print })).toBeHidden();
  await expect(shop.navigation).toBeHidden();
  await expect(shop.main).toContainText(say(rice.about, language));
});

for (const [file, path] of [
  ['training.json', '/training'],
  ['events.json', '/events'],
  ['partners.json', '/partners'],
] as const) {
  test(`a broken ${file} is said on its page, as one that the build left out`, async ({ shop, data, guard, t }) => {
    guard.allow(/\/data\//);
    await data.changeIndex((index) => {
      index.problems.push({ file, field: '', line: 1, column: 1, message: 'broken' });
    });
    await shop.open(path);
    await expect(shop.main.getByRole('alert')).toContainText(t.failure.damaged);
    await expect(shop.main.getByRole('article')).toHaveCount(0);
  });
}
