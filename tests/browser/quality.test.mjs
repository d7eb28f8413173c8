// Accessibility by axe, and Lighthouse's four scores.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { ARGUMENTS, CHROMIUM, ROOT, VIEWS, close, launch } from './harness.mjs';

after(close);

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** A port nobody listens on: Lighthouse wants to be told where the browser is. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

test('axe finds nothing, in light, dark and on a phone', async () => {
  for (const [name, view] of Object.entries(VIEWS)) {
    for (const address of ['', '#/method', '#/estimate?v=1&hours=-1&device=rtx:2&device=a100']) {
      // The policy of the page would refuse axe itself, so it goes around.
      const context = await (await launch()).newContext({ ...view, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(ROOT + address);
      await page.waitForSelector(address.includes('method') ? '.sources' : '.headline');
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map((rule) => `${rule.id}: ${rule.nodes[0].html}`), [], `${name} ${address}`);
      await context.close();
    }
  }
});

test('Lighthouse gives at least 95 for what does not depend on the machine', async () => {
  const port = await freePort();
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, `--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(ROOT, { port, logLevel: 'silent', output: 'json' });
    const scores = Object.values(lhr.categories).map((category) => [category.id, Math.round(category.score * 100)]);
    console.log('Lighthouse:', scores.map(([category, score]) => `${category} ${score}`).join(', '));
    // Performance is a time on a machine that may be busy: bench/RESULTS.md holds it, and the byte budget guards it.
    for (const [category, score] of scores.filter(([category]) => category !== 'performance')) {
      assert.ok(score >= 95, `${category}: ${score}`);
    }
    const shift = lhr.audits['cumulative-layout-shift'].numericValue;
    assert.equal(shift, 0, 'nothing moves');
  } finally {
    await browser.close();
  }
});
