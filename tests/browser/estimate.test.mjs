// The page "Estimate", used as a visitor uses it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { VIEWS, close, figure, screenshot, text, untilSays, withPage } from './harness.mjs';

after(close);

const root = new URL('../..', import.meta.url).pathname;
const golden = (name) => JSON.parse(readFileSync(`${root}/tests/golden/${name}.json`, 'utf8'));
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

async function copied(page, button) {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.click(button);
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '');
  return clipboard(page);
}

test('the result follows each key, and the sentence says it', async () => {
  await withPage('', async (page) => {
    const before = await figure(page);
    await page.fill('#f-hours', '200');
    assert.notEqual(await figure(page), before);
    assert.equal(await text(page, '#f-hours-text'), '= 1600 device-hours: devices × hours');
    await untilSays(page, '.sentence', 'for 200 h');
  });
});

test('each way to enter hardware, time and place gives a figure', async () => {
  await withPage('', async (page) => {
    await page.check('#work-1');
    await page.fill('#f-tdp-w', '250');
    await page.fill('#f-count', '2');
    await page.check('#time-1');
    await page.fill('#f-device-hours', '300');
    assert.equal(await text(page, '#f-device-hours-text'), '= 150 hours on each device');
    await page.check('#place-1');
    await page.fill('#f-zone', 'DK-DK2');
    await untilSays(page, '.sentence', 'Denmark');
    await page.check('#place-2');
    await page.fill('#f-country', 'Poland');
    await page.keyboard.press('Escape');
    await untilSays(page, '.sentence', 'Poland');
    await page.check('#work-3');
    await page.fill('#f-energy-kwh', '0.57');
    await untilSays(page, '.sentence', 'A job that measured 570 Wh');
    assert.match(await figure(page), /CO2e$/);
  });
});

test('the article: 250 W for 100 h at 560 g is 14 kg by ML CO2 Impact', async () => {
  await withPage('#/estimate?v=1&tdp-w=250&hours=100&intensity=560&method=mlco2', async (page) => {
    assert.equal(await figure(page), '14.0 kg CO2e');
    await page.waitForSelector('.share');
    const document = JSON.parse(await copied(page, '#copy-json'));
    assert.equal(document.energy_it_kwh, 25);
    assert.equal(document.co2e_g, 14000);
  });
});

test('bad input gets one sentence beside its field and leaves the rest', async () => {
  const cases = [
    ['-3', 'outside the allowed range'],
    ['NaN', 'is not a plain number'],
    ['1e308', 'outside the allowed range'],
    ['100 h', 'Leave out everything but the number: 100'],
    ['1,5', 'Write 1.5 with a decimal point'],
    ['', 'No running time is given'],
  ];
  await withPage('', async (page) => {
    const before = await figure(page);
    for (const [typed, said] of cases) {
      await page.fill('#f-hours', typed);
      assert.ok((await text(page, '#f-hours-text')).includes(said), `${typed}: ${await text(page, '#f-hours-text')}`);
      assert.equal(await page.getAttribute('#f-hours', 'aria-invalid'), 'true');
      assert.equal(await figure(page), before, 'the last figure stays');
      assert.equal(await page.inputValue('#f-device-0'), 'NVIDIA A100 SXM4 80 GB');
    }
    await page.fill('#f-hours', '100');
    await page.click('#more summary');
    await page.fill('#f-utilisation', '150 %');
    assert.match(await text(page, '#f-utilisation-text'), /“150 %” is outside the allowed range/);
    await page.fill('#f-utilisation', '');
    await page.fill('#f-pue', '0.9');
    assert.match(await text(page, '#f-pue-text'), /never below 1/);
    await page.fill('#f-pue', '');
    await page.fill('#f-region', 'europe-west99');
    assert.match(await text(page, '#f-region-text'), /The nearest are europe-west\d+, europe-west\d+, europe-west\d+/);
    await page.keyboard.press('Escape');
    await page.check('#place-3');
    await page.fill('#f-intensity', '0.43');
    assert.match(await text(page, '#f-intensity-text'), /did you mean kg, so 430 g\/kWh\?/);
    await page.fill('#f-intensity', '430');
    assert.equal(await page.locator('.stale').count(), 0);
  });
});

test('the sentences are those of the shared list of invalid input', async () => {
  for (const name of ['hours-decimal-comma', 'utilisation-150-percent', 'pue-below-one', 'device-ambiguous']) {
    const { request, problems } = JSON.parse(readFileSync(`${root}/tests/invalid/${name}.json`, 'utf8'));
    const query = Object.entries(request)
      .flatMap(([key, value]) => [value].flat().map((text) => `${key}=${encodeURIComponent(text)}`))
      .join('&');
    await withPage(`#/estimate?v=1&${query}`, async (page) => {
      const shown = await page.locator('.mend').first().evaluate((element) => element.textContent);
      assert.ok(shown.includes(problems[0].sentence), `${name}: ${shown}`);
    });
  }
});

test('a device is found by what people call it, with the keyboard alone', async () => {
  await withPage('', async (page) => {
    await page.focus('#f-device-0');
    await page.fill('#f-device-0', 'h100');
    assert.equal(await page.getAttribute('#f-device-0', 'aria-expanded'), 'true');
    assert.match(await page.locator('#f-device-0-list li').first().innerText(), /NVIDIA H100 SXM5 80 GB/);
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.getAttribute('#f-device-0', 'aria-activedescendant'), 'f-device-0-option-0');
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('#f-device-0'), 'NVIDIA H100 SXM5 80 GB');
    assert.equal(await page.getAttribute('#f-device-0', 'aria-expanded'), 'false');
    await page.fill('#f-device-0', 'p4d.24xlarge');
    assert.match(await text(page, '#f-device-0-text'), /8 × NVIDIA A100 SXM4 40 GB/);
    await page.fill('#f-device-0', 'rtx');
    assert.match(await text(page, '#f-device-0-text'), /could be any of \d+ devices/);
  });
});

test('processors are fetched when their field is opened, and not before', async () => {
  await withPage('', async (page) => {
    const fetched = [];
    page.on('request', (request) => request.url().includes('tables/') && fetched.push(request.url()));
    await page.check('#work-2');
    assert.deepEqual(fetched, []);
    await Promise.all([page.waitForResponse(/processors-\d+\.tsv/), page.focus('#f-cpu-0')]);
    await page.fill('#f-cpu-0', 'epyc 7742');
    await untilSays(page, '.sentence', '7742');
    assert.equal(fetched.length, 1);
  });
});

test('assumptions are replaced in place and put back', async () => {
  await withPage('', async (page) => {
    await page.waitForSelector('#a-utilisation');
    const before = await figure(page);
    await page.fill('#a-utilisation', '90%');
    assert.notEqual(await figure(page), before);
    assert.equal(await page.inputValue('#f-utilisation'), '90%');
    await page.click('button[aria-label^="Back to the assumed value: Load of the accelerators"]');
    assert.equal(await figure(page), before);
    await page.fill('#a-grid_intensity', '100');
    assert.equal(await page.inputValue('#f-intensity'), '100');
    await untilSays(page, '.sentence', 'a grid of 100 g/kWh');
  });
});

test('a link restores everything, and the terminal prints the same JSON', async () => {
  const { request } = golden('everything-given');
  assert.ok(request, 'the scenario is there');
  let link;
  let json;
  await withPage('', async (page) => {
    await page.fill('#f-hours', '7');
    await page.click('#more summary');
    await page.fill('#f-repeat', '3');
    await page.click('#beside');
    await page.fill('#f-region', 'aws eu-north-1');
    await page.keyboard.press('Escape');
    await untilSays(page, '.sentence', 'Amazon');
    link = await copied(page, '#copy-link');
    json = await copied(page, '#copy-json');
    const shown = [await figure(page, 0), await figure(page, 1)];
    assert.match(await text(page, '.versus'), /^B emits [\d.]+ % less than A\.$/);
    await page.goto('about:blank');
    await page.goto(link);
    await page.waitForSelector('.versus');
    assert.deepEqual([await figure(page, 0), await figure(page, 1)], shown);
    await screenshot(page, 'estimate-two');
  });
  const terminal = execFileSync(`${root}/target/debug/wattprint`, [
    'estimate', '--device', 'NVIDIA A100 SXM4 80 GB:8', '--hours', '7', '--repeat', '3', '--provider', 'aws', '--region',
    'eu-north-1', '--json',
  ], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  assert.equal(terminal.trim(), json.trim());
});

test('a link from a newer version, a damaged one and a hostile one say so', async () => {
  const hostile = encodeURIComponent('<img src=x onerror=alert(1)>');
  await withPage(`#/estimate?v=9&hours=3&device=a100:2&country=DK&device=%E2%82&quantum=${hostile}`, async (page) => {
    const notice = await text(page, '.notice');
    assert.match(notice, /made by a newer Wattprint \(format 9\)/);
    assert.match(notice, /was not understood: “device=%E2%82”, “quantum=<img src=x onerror=alert\(1\)>”/);
    assert.equal(await page.inputValue('#f-hours'), '3');
    assert.match(await figure(page), /CO2e$/);
    await page.click('.notice button');
    assert.equal(await page.locator('.notice').count(), 0);
  });
  await withPage(`#/estimate?v=1&hours=${hostile}&device=${hostile}:${hostile}`, async (page) => {
    assert.ok((await text(page, '.mend')).includes('<img src=x onerror=alert(1)>'));
  });
});

test('what is kept survives a reload and can be forgotten', async () => {
  await withPage('', async (page) => {
    await page.fill('#f-hours', '42');
    await page.click('#keep');
    await page.fill('#f-hours', '43');
    await page.reload();
    await page.waitForSelector('.kept', { state: 'attached' });
    await page.click('summary:has-text("Kept in this browser")');
    await page.click('.kept button.link');
    assert.equal(await page.inputValue('#f-hours'), '42');
    await page.click('.kept button.quiet');
    assert.equal(await page.locator('.kept li').count(), 0);
  });
});

test("the article's second table is one click", async () => {
  await withPage('', async (page) => {
    await page.click('#hundred-gpus');
    await page.waitForSelector('.places tbody tr >> nth=20');
    const own = await text(page, '.places tr.own');
    assert.match(own, /us-central1/);
    const rows = await page.locator('.places tbody tr').count();
    assert.ok(rows >= 40, `${rows} regions`);
    await screenshot(page, 'estimate-hundred-gpus', { fullPage: true });
    await page.click('.places button >> text=europe-west9');
    await untilSays(page, '.sentence', 'europe-west9');
  });
});

test('the figure stays in view on a phone', async () => {
  await withPage('', async (page) => {
    for (const selector of ['#f-device-0', '#f-region', '.share']) {
      await page.locator(selector).scrollIntoViewIfNeeded();
      const box = await page.locator('.headline .figure').boundingBox();
      assert.ok(box.y >= 0 && box.y + box.height <= 740, `${selector}: ${box.y}`);
    }
    await screenshot(page, 'estimate-phone-end');
  }, VIEWS.phone);
});
