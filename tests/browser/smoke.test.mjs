// The page opens everywhere, safely and without moving.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get } from 'node:http';
import { after, test } from 'node:test';
import { BELOW, ROOT, VIEWS, close, figure, launch, screenshot, text, withPage } from './harness.mjs';

after(close);

test('the page opens at the root and below a path, with a result', async () => {
  for (const address of [ROOT, BELOW, `${BELOW}#/estimate`, `${ROOT}#/nonsense`]) {
    await withPage(address, async (page) => {
      assert.match(await figure(page), /^[\d.]+ (g|kg|t) CO2e$/);
      assert.equal(await page.title(), 'Wattprint: Estimate');
    });
  }
});

test('every page of the navigation opens alone', async () => {
  await withPage('#/method', async (page) => {
    assert.equal(await text(page, 'h1'), 'Data & method');
    assert.match(await text(page, 'main'), /Open Database License/);
    await page.click('nav >> text=Estimate');
    await page.waitForSelector('.figure');
  });
});

test('the security policy stops an injected script and style', async () => {
  await withPage('', async (page) => {
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]) {
      assert.ok(policy.includes(part), part);
    }
    assert.ok(!policy.includes("'unsafe-inline'") && !policy.includes("'unsafe-eval'"));
  });
  // In a page of its own, because the refusal is a message on the console.
  const context = await (await launch()).newContext();
  const page = await context.newPage();
  await page.goto(ROOT);
  await page.waitForSelector('h1');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    await new Promise((done) => requestAnimationFrame(done));
    return window.injected === true;
  });
  assert.equal(ran, false);
  await context.close();
});

test('nothing moves while the page loads', async () => {
  for (const [name, view] of Object.entries(VIEWS)) {
    await withPage('', async (page) => {
      await page.waitForSelector('.share');
      const shift = await page.evaluate(() => new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
      }));
      assert.equal(shift, 0, name);
      await screenshot(page, `estimate-${name}`, { fullPage: name !== 'phone' });
    }, view);
  }
});

test('nothing is wider than a phone', async () => {
  for (const address of ['', '#/method']) {
    await withPage(address, async (page) => {
      await page.waitForSelector(address ? '.sources' : '.share');
      const [page_width, window_width] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
      assert.ok(page_width <= window_width, `${page_width} px on ${window_width} px`);
    }, VIEWS.phone);
  }
});

/** The bytes of a file as a host sends them with gzip, the encoding that every host speaks. */
async function gzipBytes(url) {
  const request = get(url, { headers: { 'accept-encoding': 'gzip' } });
  const [response] = await once(request, 'response');
  let bytes = 0;
  for await (const chunk of response) bytes += chunk.length;
  return bytes;
}

test('the first visit loads no more than the budget, over the wire', async () => {
  const asked = new Set();
  const context = await (await launch()).newContext(VIEWS.light);
  const page = await context.newPage();
  page.on('request', (request) => asked.add(request.url()));
  await page.goto(ROOT, { waitUntil: 'networkidle' });
  await page.waitForSelector('.share');
  await context.close();
  const weights = [];
  for (const url of asked) weights.push([url.slice(ROOT.length) || 'index.html', await gzipBytes(url)]);
  const total = weights.reduce((sum, [, bytes]) => sum + bytes, 0);
  const list = weights.map(([name, bytes]) => `${name} ${bytes}`).join(', ');
  console.log(`first load, gzip: ${total} bytes (${list})`);
  assert.ok(weights.some(([name]) => name.endsWith('.wasm')), list);
  assert.ok(total <= Number(process.env.WATTPRINT_BUDGET ?? 240_000), list);
});
