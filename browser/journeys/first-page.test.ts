// What a first visit costs somebody with an old phone and a bad signal.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { closeBrowser, journey } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";

const mostBytes = 100_000;

let demonstration: Demonstration;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

/** The bytes over the wire, by address, of everything that opening the page fetches. */
async function weighed(context: BrowserContext, page: Page, path: string): Promise<Map<string, number>> {
  const network = await context.newCDPSession(page);
  const addresses = new Map<string, string>();
  const bytes = new Map<string, number>();
  network.on("Network.responseReceived", (event) => addresses.set(event.requestId, event.response.url));
  network.on("Network.loadingFinished", (event) => {
    bytes.set(addresses.get(event.requestId) ?? event.requestId, event.encodedDataLength);
  });
  await network.send("Network.enable");
  await page.goto(path, { waitUntil: "networkidle" });
  return bytes;
}

journey("the first page weighs at most 100 kB with its fonts", () => demonstration.address, async ({ page, context }) => {
  const bytes = await weighed(context, page, "/");

  const all = [...bytes.values()].reduce((sum, one) => sum + one, 0);
  const list = [...bytes].map(([address, size]) => `${size} ${address}`).join("\n");
  assert.ok(all <= mostBytes, `${all} bytes:\n${list}`);
  assert.ok(list.includes("/assets/fonts/body.woff2"), `the fonts are among them:\n${list}`);
});

journey("nothing on the first page moves while it loads", () => demonstration.address, async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    (window as unknown as { shifts: number[] }).shifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/", { waitUntil: "networkidle" });

  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  // Below a hundredth nobody sees it: half a pixel when the real font comes for its stand-in.
  assert.ok(shifts.reduce((sum, one) => sum + one, 0) < 0.01, `moved: ${shifts.join(", ")}`);
});

journey("a second page fetches neither style nor fonts nor scripts again", () => demonstration.address, async ({ page, context }) => {
  await page.goto("/", { waitUntil: "networkidle" });

  const again = await weighed(context, page, "/places");

  const assets = [...again].filter(([address, size]) => address.includes("/assets/") && size > 1_000);
  assert.deepEqual(assets, []);
});
