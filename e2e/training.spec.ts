import { AxeBuilder } from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import { course, courses, market, say } from './fixtures/content.ts';
import { expect, test } from './fixtures/index.ts';
import { HOA } from './fixtures/training.ts';

const everywhere = { tag: '@languages' };
const open = course('livestream-truoc-gio-cho');
const NOON = '2026-11-25T12:00:00+07:00';

test('each course says how it stands, and only an open one can be chosen', everywhere, async ({ training, t }) => {
  await training.open();
  const states = {
    'livestream-truoc-gio-cho': t.training.open,
    'ban-hang-truc-tuyen-co-ban': t.training.open,
    'livestream-lang-nghe-bat-trang': t.training.full,
    'ban-hang-truc-tuyen-nang-cao': t.training.planned,
    'livestream-can-ban-thang-10': t.training.held,
  };
  expect(Object.keys(states).sort()).toEqual(courses.map(({ slug }) => slug).sort());
  for (const [slug, state] of Object.entries(states)) {
    const one = course(slug);
    await expect.soft(training.card(one)).toContainText(state);
    await expect.soft(training.register(one)).toHaveCount(state === t.training.open ? 1 : 0);
  }
  // What can be chosen in the form is what is open.
  await expect(training.course.getByRole('option')).toHaveCount(3);
  await training.register(open).click();
  await expect(training.course).toHaveValue(open.slug);
  await expect(training.course).toBeFocused();
});

test('a course closes when it begins', async ({ training, clock, t }) => {
  await clock.stand('2026-12-02T08:29:58+07:00');
  await training.open();
  await expect(training.card(open)).toContainText(t.training.open);
  await clock.run(3_000);
  await expect(training.card(open)).toContainText(t.training.held);
  await expect(training.register(open)).toHaveCount(0);
});

test('before the time is known no course is said to be open', everywhere, async ({ request, shop, t }) => {
  const html = await (await request.get(shop.path('/training'))).text();
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  expect(main).toContain(say(open.title, shop.language));
  expect(main).not.toContain(t.training.open);
  expect(main).not.toContain(t.training.held);
});

test('what is missing is said beside its field and in sum', everywhere, async ({ page, training, t }) => {
  await training.open();
  await expect(training.consent).not.toBeChecked();
  await training.submit.click();
  await expect(training.faults).toBeFocused();
  const faults = [
    t.training.fault_course,
    t.form.fault_name,
    t.form.fault_phone,
    t.training.fault_makes,
    t.form.fault_consent,
  ];
  await expect(training.faults.getByRole('link')).toHaveText(faults);
  await expect(training.name).toHaveAttribute('aria-invalid', 'true');
  await expect(training.name).toHaveAccessibleDescription(t.form.fault_name);
  await expect(training.email).not.toHaveAttribute('aria-invalid');
  const { violations } = await new AxeBuilder({ page }).include('.registration').analyze();
  expect(violations).toEqual([]);
  await training.faults.getByRole('link', { name: t.form.fault_phone }).click();
  await expect(training.phone).toBeFocused();
});

test('hostile input is refused with a reason, or cut', async ({ page, shop, training, t }) => {
  await training.open();
  await training.fill(open);
  const strange = (letter: string) => shop.say(t.form.fault_strange, { letter });
  const cases = [
    [training.name, '<script>alert(1)</script>', strange('<')],
    [training.name, 'a'.repeat(10_000), shop.say(t.form.fault_long, { most: 80 })],
    [training.name, 'Nguyễn\u0001Hoa', t.form.fault_hidden],
    [training.name, '\u202e\u200f', t.form.fault_name],
    [training.phone, '0912 345 67', t.form.fault_phone_form],
    [training.phone, "1' OR '1'='1", strange("'")],
    [training.email, 'hoa@', t.form.fault_email],
    [training.makes, 'a'.repeat(10_000), shop.say(t.form.fault_long, { most: 500 })],
  ] as const;
  for (const [field, text, reason] of cases) {
    const before = await field.inputValue();
    await field.fill(text);
    await training.submit.click();
    await expect.soft(training.faults.getByRole('link'), text.slice(0, 20)).toHaveText([reason]);
    await field.fill(before);
  }
  // Marks that turn the text around are cut; markup in free text stays text.
  await training.name.fill('Nguyễn\u202e Thị Hoa');
  await training.makes.fill('<img src=x onerror=alert(1)>');
  await training.submit.click();
  const text = page.getByRole('textbox', { name: t.outbox.text });
  await expect(text).toHaveValue(/: Nguyễn Thị Hoa\n/);
  await expect(text).toHaveValue(/<img src=x onerror=alert\(1\)>/);
});

test('a draft stays over a reload, without the consent', async ({ shop, training }) => {
  await training.open();
  await training.fill(open);
  await shop.reload();
  await expect(training.name).toHaveValue(HOA.name);
  await expect(training.phone).toHaveValue(HOA.phone);
  await expect(training.makes).toHaveValue(HOA.makes);
  await expect(training.course).toHaveValue(open.slug);
  await expect(training.consent).not.toBeChecked();
});

test('where nobody receives registrations, the reader mails or copies it', everywhere, async ({
  page,
  context,
  training,
  language,
  t,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await training.open();
  await expect(training.submit).toHaveText(t.training.prepare);
  const code = await training.apply(open);
  await expect(training.form).toContainText(t.outbox.done_by_hand);
  const mail = training.form.getByRole('link', { name: t.outbox.by_mail });
  const address = new URL((await mail.getAttribute('href'))!);
  expect(address.protocol + address.pathname).toBe(`mailto:${market.owner.email}`);
  const body = address.searchParams.get('body')!;
  for (const part of [code, say(open.title, language), HOA.name, '+84912345678', HOA.email, t.training.consent]) {
    expect(body).toContain(part);
  }
  expect(address.searchParams.get('subject')).toContain(code);
  await training.form.getByRole('button', { name: t.outbox.copy, exact: true }).click();
  await expect(training.form.getByRole('status')).toHaveText(t.outbox.copied);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replace(/\r?\n/g, '\r\n')).toBe(body);
  // Nothing is shown as sent, and the draft is still there for whoever goes back.
  await expect(training.entries).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('.registration').analyze();
  expect(violations).toEqual([]);
});

test('the date of a course comes as a file for calendars', async ({ page, training, clock, t }) => {
  await clock.set(NOON);
  await training.open();
  await training.apply(open);
  const waiting = page.waitForEvent('download');
  await training.form.getByRole('button', { name: t.training.calendar }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`${open.slug}.ics`);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toMatch(/END:VCALENDAR\r\n$/);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
  const whole = text.replaceAll('\r\n ', '');
  expect(whole).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20261202T083000\r\n');
  expect(whole).toContain('DTEND;TZID=Asia/Ho_Chi_Minh:20261202T113000\r\n');
  expect(whole).toContain(`SUMMARY:${say(open.title, 'vi')}\r\n`);
});

test('a shop without courses says so', async ({ shop, data, t }) => {
  // The page's own HTML has the courses; coming from another page it asks for the file.
  await data.break('training.json', { body: '{"courses":[]}' });
  await shop.open('/about');
  await shop.footer.getByRole('link', { name: t.training.title }).click();
  await expect(shop.main).toContainText(t.training.none);
});
