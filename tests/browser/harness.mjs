// What every browser test stands on: pages of the built site in Chromium, each with an empty console and no
// request to anywhere else.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const missing = (name) => { throw new Error(`${name} is not set; run these tests with: cargo xtask test site e2e`); };

export const ROOT = process.env.WATTPRINT_URL ?? missing('WATTPRINT_URL');
export const BELOW = process.env.WATTPRINT_URL_BELOW ?? missing('WATTPRINT_URL_BELOW');
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SCREENSHOTS = process.env.WATTPRINT_SCREENSHOTS;

export const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

export const VIEWS = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, colorScheme: 'light' },
};

let browser;

/** The browser of this test file. */
export async function launch() {
  browser ??= await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  return browser;
}

/** Closes it. */
export async function close() {
  await browser?.close();
  browser = undefined;
}

/**
 * Opens a page, runs the test on it and checks that the console stayed empty and nothing left the origin.
 * `address` is a fragment or a whole URL.
 */
export async function withPage(address, test, options = VIEWS.light) {
  const context = await (await launch()).newContext({ permissions: ['clipboard-read', 'clipboard-write'], ...options });
  const page = await context.newPage();
  const said = [];
  const strayed = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(ROOT).origin) && !request.url().startsWith(new URL(BELOW).origin)) {
      strayed.push(request.url());
    }
  });
  await page.goto(address.startsWith('http') ? address : ROOT + address);
  await page.waitForSelector('h1');
  try {
    await test(page, context);
  } finally {
    await context.close();
  }
  assert.deepEqual(said, [], 'the console stayed empty');
  assert.deepEqual(strayed, [], 'no request left the origin');
}

/** Keeps a picture for whoever wants to look. */
export async function screenshot(page, name, options = {}) {
  if (SCREENSHOTS) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), ...options });
  }
}

/** The text of an element, with plain spaces. */
export async function text(page, selector) {
  return (await page.locator(selector).innerText()).replace(/[\u00a0\u202f\s]+/g, ' ').trim();
}

/** The figure as it is shown. */
export const figure = (page, index = 0) => text(page, `.headline >> nth=${index} >> .figure`);

/** Waits until the details, which follow a frame behind the figure, say this. */
export async function untilSays(page, selector, wanted) {
  await page.waitForFunction(
    ([selector, wanted]) => document.querySelector(selector)?.textContent.replace(/[\u00a0\u202f\s]+/g, ' ').includes(wanted),
    [selector, wanted],
  );
}
