/** Registrations on their way to a receiver that fails in every way. */
import { course, say } from './fixtures/content.ts';
import { Data } from './fixtures/data.ts';
import { test as base, expect } from './fixtures/index.ts';
import { PATH, Receiver } from './fixtures/receiver.ts';
import { Shop } from './fixtures/shop.ts';
import { HOA, Training } from './fixtures/training.ts';

const NOON = '2026-11-25T12:00:00+07:00';
const live = course('livestream-truoc-gio-cho');

/** A receiver, and content that names it. */
const test = base.extend<{ receiver: Receiver }>({
  receiver: async ({ context, clock, data, guard }, use) => {
    const receiver = new Receiver();
    await receiver.listen(context);
    guard.allow(new RegExp(PATH));
    await clock.set(NOON);
    await named(data);
    await use(receiver);
  },
});

/** Before a page is opened: the content names the receiver. */
async function named(data: Data): Promise<void> {
  await data.changeIndex((index) => {
    index.market.endpoints = { registrations: PATH };
  });
}

/** What the receiver is left with: each registration once. */
function codes(receiver: Receiver): unknown[] {
  return [...receiver.taken.values()].map(({ code }) => code);
}

test('a registration is kept, sent in the reader’s language, and said to be sent', { tag: '@languages' }, async ({
  training,
  receiver,
  language,
  t,
}) => {
  await training.open();
  await expect(training.submit).toHaveText(t.training.send);
  const code = await training.apply(live);
  await expect(training.form).toContainText(t.outbox.done_kept);
  await expect(training.entry(code)).toContainText(t.outbox.sent);
  expect([...receiver.taken.values()]).toEqual([
    {
      code,
      course: live.slug,
      title: say(live.title, language),
      name: HOA.name,
      phone: '+84912345678',
      email: HOA.email,
      makes: HOA.makes,
      consent: t.training.consent,
      made: expect.any(Number),
      language,
    },
  ]);
  expect(receiver.keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('two presses of the button are one registration', async ({ training, receiver }) => {
  await training.open();
  await training.fill(live);
  await training.submit.dblclick();
  await expect(training.entries).toHaveCount(1);
  await expect.poll(() => receiver.taken.size).toBe(1);
});

test('without a connection it waits, and goes when there is one', async ({
  context,
  training,
  receiver,
  guard,
  t,
}) => {
  // A browser may ask again for the icons that it has.
  guard.allow(/art\/ui\.svg/);
  await training.open();
  receiver.expect('lost');
  await context.setOffline(true);
  const code = await training.apply(live);
  await expect(training.entry(code)).toContainText(t.outbox.no_answer);
  expect(receiver.taken.size).toBe(0);
  await context.setOffline(false);
  // At once: nobody waits out a pause that was meant for a time without a connection.
  await expect(training.entry(code)).toContainText(t.outbox.sent);
  expect(codes(receiver)).toEqual([code]);
});

for (const [name, fates, said] of [
  ['a broken receiver', [{ status: 500 }, { status: 503 }], 'broken'],
  ['one that has taken it and whose answer got lost', ['answer lost'], 'no_answer'],
  ['one that is still at work on it', ['answer lost', { status: 409 }], 'no_answer'],
] as const) {
  test(`after ${name} it is sent again with the same key, and taken once`, async ({ training, clock, receiver, t }) => {
    await training.open();
    receiver.expect(...fates);
    const code = await training.apply(live);
    await expect(training.entry(code)).toContainText(t.outbox[said]);
    for (const _ of fates) {
      const before = receiver.keys.length;
      await clock.run(15_000);
      await expect.poll(() => receiver.keys.length).toBe(before + 1);
    }
    await expect(training.entry(code)).toContainText(t.outbox.sent);
    expect(new Set(receiver.keys).size).toBe(1);
    expect(codes(receiver)).toEqual([code]);
  });
}

test('a receiver that asks for time gets it', async ({ training, clock, receiver, t }) => {
  await training.open();
  receiver.expect({ status: 429, headers: { 'retry-after': '120' } });
  const code = await training.apply(live);
  await expect(training.entry(code)).toContainText(t.outbox.busy);
  await clock.run(115_000);
  expect(receiver.keys).toHaveLength(1);
  await expect(async () => {
    // In small steps: a request has its time-out by the same clock.
    await clock.run(5_000);
    await expect(training.entry(code)).toContainText(t.outbox.sent, { timeout: 200 });
  }).toPass();
  expect(receiver.keys).toHaveLength(2);
});

test('what is refused says why, and can be mended', async ({ shop, training, receiver, t }) => {
  await training.open();
  const reason = 'Số điện thoại này đã đăng ký.';
  receiver.expect({ status: 422, body: reason });
  const code = await training.apply(live);
  const entry = training.entry(code);
  await expect(entry).toContainText(shop.say(t.outbox.refused_because, { reason }));
  await entry.getByRole('button', { name: t.outbox.mend }).click();
  await expect(training.name).toHaveValue(HOA.name);
  await expect(training.consent).not.toBeChecked();
  const again = await training.apply(live, { ...HOA, phone: '0987 654 321' });
  await expect(training.entry(again)).toContainText(t.outbox.sent);
  await expect(training.entries).toHaveCount(1);
  expect(new Set(receiver.keys).size).toBe(2);
  expect([...receiver.taken.values()].map(({ phone }) => phone)).toEqual(['+84987654321']);
});

test('a page of markup is no reason', async ({ shop, training, receiver, t }) => {
  await training.open();
  receiver.expect({ status: 403, body: '<h1>Forbidden</h1>', headers: { 'content-type': 'text/html' } });
  const code = await training.apply(live);
  await expect(training.entry(code)).toContainText(shop.say(t.outbox.refused, { status: 403 }));
  await training.entry(code).getByRole('button', { name: shop.say(t.outbox.forget, { code }) }).click();
  await expect(training.entries).toHaveCount(0);
  await shop.reload();
  await expect(training.course).toBeVisible();
  await expect(training.entries).toHaveCount(0);
});

test('after a crash any page of the shop goes on sending', async ({ page, shop, training, clock, receiver, t }) => {
  await training.open();
  const release = receiver.hold();
  await training.fill(live);
  await training.submit.click();
  await expect.poll(() => receiver.keys.length).toBe(1);
  // The page goes while the request is under way: whether it arrived, nobody knows.
  receiver.expect('answer lost');
  await page.goto('about:blank');
  release();
  await shop.open('/about');
  await clock.run(5_000);
  await expect.poll(() => receiver.keys.length).toBe(2);
  expect(receiver.taken.size).toBe(1);
  await training.open();
  await expect(training.entries).toHaveCount(1);
  await expect(training.entries).toContainText(t.outbox.sent);
  await clock.run(120_000);
  expect(receiver.taken.size).toBe(1);
  expect(new Set(receiver.keys).size).toBe(1);
});

test('two tabs never send at once, and both see how it stands', async ({
  context,
  guard,
  language,
  training,
  receiver,
  t,
}) => {
  const page = await context.newPage();
  const shop = new Shop(page, language);
  const other = new Training(shop);
  await named(new Data(page, guard));
  await page.clock.install({ time: new Date(NOON) });
  await training.open();
  await other.open();
  const release = receiver.hold();
  const first = await training.apply(live);
  const second = await other.apply(live, { ...HOA, name: 'Trần Văn An' });
  await expect(other.entry(first)).toContainText(t.outbox.waiting);
  await expect(training.entry(second)).toContainText(t.outbox.waiting);
  release();
  for (const one of [training, other]) {
    for (const code of [first, second]) {
      await expect(one.entry(code)).toContainText(t.outbox.sent);
    }
  }
  expect(receiver.most).toBe(1);
  expect(receiver.keys).toHaveLength(2);
  expect(codes(receiver).sort()).toEqual([first, second].sort());
});

test('a browser that keeps nothing leaves the sending to the reader', async ({ page, training, receiver, guard, t }) => {
  guard.allow(/outbox: nothing can be kept/);
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { get: () => null });
  });
  await training.open();
  await training.apply(live);
  await expect(training.form).toContainText(t.outbox.not_kept);
  await expect(training.form.getByRole('link', { name: t.outbox.by_mail })).toBeVisible();
  expect(receiver.keys).toEqual([]);
});
