import { expect, test } from './fixtures/index.ts';
import { producer, producers, products, say } from './fixtures/content.ts';
import { count } from './fixtures/language.ts';

const everywhere = { tag: '@languages' };

test('all producers are listed with what they sell', everywhere, async ({ shop, language, t }) => {
  await shop.open('/producers');
  await expect(shop.main.getByRole('listitem')).toHaveCount(producers.length);
  for (const one of producers) {
    const sold = products.filter((product) => product.producer === one.slug).length;
    const parts = [
      say(one.name, language),
      t.producer[one.kind],
      one.address.place,
      count(language, t.catalogue.products, sold),
    ];
    const link = shop.main.locator(`a[href="${shop.path(`/producers/${one.slug}`)}"]`);
    for (const part of parts) {
      await expect.soft(link, one.slug).toContainText(part);
    }
  }
});

test('a producer’s page has story, contact, terms and goods', everywhere, async ({
  page,
  shop,
  language,
  t,
}) => {
  const maker = producer('ho-tra-sen-ho-tay');
  await shop.open('/producers');
  await shop.main.getByRole('link', { name: say(maker.name, language) }).click();
  await expect(page).toHaveURL(shop.path(`/producers/${maker.slug}`));
  await expect(page).toHaveTitle(shop.title(say(maker.name, language)));
  await expect(shop.main).toContainText(`${t.producer[maker.kind]} · ${maker.address.place}`);
  await expect(shop.main).toContainText(t.producer.demonstration);
  await expect(shop.main).toContainText(say(maker.story, language));

  const contact = shop.region(t.producer.contact);
  const { street, place, province } = maker.address;
  await expect(contact).toContainText([street, place, province].join(', '));
  await expect(contact.getByRole('link').first()).toHaveAttribute('href', `tel:${maker.phone}`);
  await expect(contact.getByRole('link', { name: maker.email! })).toHaveAttribute(
    'href',
    `mailto:${maker.email}`,
  );

  const terms = shop.region(t.producer.terms);
  await expect(terms).toContainText(`${t.producer.shipping}${say(maker.shipping, language)}`);
  await expect(terms).toContainText(`${t.producer.returns}${say(maker.returns, language)}`);

  const goods = products.filter((product) => product.producer === maker.slug);
  const shelf = shop.region(t.producer.goods);
  await expect(shelf.getByRole('article')).toHaveCount(goods.length);
  for (const product of goods) {
    await expect.soft(shop.card(product, shelf)).toBeVisible();
  }
});

test('a producer who sells wholesale says how', async ({ shop, t }) => {
  const maker = producers.find((one) => one.wholesale)!;
  await shop.open(`/producers/${maker.slug}`);
  const terms = shop.region(t.producer.terms);
  await expect(terms).toContainText(`${t.producer.wholesale}${maker.wholesale!.terms.vi}`);
  await expect(terms).toContainText(`${t.producer.capacity}${maker.wholesale!.capacity.vi}`);
});
