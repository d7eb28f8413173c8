// Accessibility by axe, and Lighthouse's four scores.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { ARGUMENTS, CHROMIUM, ROOT, VIEWS, close, launch } from './harness.mjs';

after(close);

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

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

test('Lighthouse gives at least 95 in all four', async () => {
  const port = 9333;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, `--remote-debugging-port=${port}`] });
  try {
    let scores;
    // The machine may be busy: the best of three.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { lhr } = await lighthouse(ROOT, { port, logLevel: 'silent', output: 'json' });
      scores = Object.fromEntries(Object.values(lhr.categories).map((category) => [category.id, Math.round(category.score * 100)]));
      if (Object.values(scores).every((score) => score >= 95)) break;
    }
    console.log('Lighthouse', JSON.stringify(scores));
    for (const [category, score] of Object.entries(scores)) assert.ok(score >= 95, `${category}: ${score}`);
  } finally {
    await browser.close();
  }
});
