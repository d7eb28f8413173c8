// Measures the built page at 4x CPU throttle: when the form can be used, and what a keystroke costs until its result
// is painted. Prints figures for bench/RESULTS.md and asserts nothing: machines differ.

import { ROOT, VIEWS, close, launch } from './harness.mjs';

const THROTTLE = 4;
const LOADS = 9;
const KEYS = 16;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const shown = (milliseconds) => `${milliseconds.toFixed(1)} ms`;

async function throttled() {
  const context = await (await launch()).newContext(VIEWS.light);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  return { context, page };
}

/** Milliseconds from navigation until the first field is in the document. */
async function usable() {
  const { context, page } = await throttled();
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('#f-hours')) {
        window.usable = performance.now();
        observer.disconnect();
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(ROOT);
  await page.waitForFunction(() => window.usable);
  const milliseconds = await page.evaluate(() => window.usable);
  await context.close();
  return milliseconds;
}

/** For each key: script, layout and paint on the main thread, and the time until the frame with the result. */
async function keystrokes() {
  const { context, page } = await throttled();
  await page.goto(ROOT);
  await page.waitForSelector('.share');
  await page.click('#f-hours');
  const browser = await launch();
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(key % 2 ? 'Backspace' : '1');
    await page.waitForTimeout(700);
  }
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await context.close();
  const main = traceEvents.find((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain');
  const events = traceEvents
    .filter((event) => event.ph === 'X' && event.pid === main.pid && event.tid === main.tid)
    .sort((a, b) => a.ts - b.ts);
  const rows = [];
  for (const input of events.filter((event) => event.name === 'EventDispatch' && event.args.data.type === 'input')) {
    const commit = events.find((event) => event.name === 'Commit' && event.ts > input.ts + input.dur);
    if (!commit) continue;
    const end = commit.ts + commit.dur;
    const sum = (...names) => events
      .filter((event) => names.includes(event.name) && event.ts >= input.ts && event.ts < end)
      .reduce((total, event) => total + event.dur / 1000, 0);
    rows.push({
      script: input.dur / 1000,
      layout: sum('UpdateLayoutTree', 'Layout'),
      paint: sum('PrePaint', 'Paint', 'Layerize', 'Commit'),
      frame: (end - input.ts) / 1000,
    });
  }
  return rows;
}

const loads = [];
for (let load = 0; load < LOADS; load += 1) loads.push(await usable());
console.log(`form usable, median of ${LOADS} loads at ${THROTTLE}x: ${shown(median(loads))} (best ${shown(Math.min(...loads))})`);
const rows = await keystrokes();
const of = (name) => shown(median(rows.map((row) => row[name])));
console.log(`keystroke, median of ${rows.length} at ${THROTTLE}x: script ${of('script')}, style and layout ${of('layout')}, ` +
  `paint and commit ${of('paint')}; from the event to the committed frame ${of('frame')}`);
await close();
