// The watch itself: each thing that it must see, planted on a page. It is over every page of every journey, so that none asks anybody else
// for anything (B28).

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertUsable, axe, tabTo } from "./access.ts";
import { closeBrowser, travel } from "./browser.ts";
import { PageServer } from "./page-server.ts";

let server: PageServer;

before(async () => {
  server = await PageServer.serve({
    "/": "<p>Nothing wrong here. <a href='/missing'>A link</a></p>",
    "/style": "<p style='color: red'>Inline style.</p>",
    "/script": "<script>console.log(1)</script><p>Inline script.</p>",
    "/elsewhere": "<p>A picture from elsewhere. <img alt='a flag' src='https://flags.example/red.png'></p>",
    "/unnamed": "<p>A picture without words. <img src='/flag.png'></p>",
    "/wide": "<p><input aria-label='A very wide one' size='300'></p>",
    "/far": "<p><button tabindex='-1'>Not by keyboard</button></p>",
  });
});

after(async () => {
  await closeBrowser();
  await server.stop();
});

/** What the watch saw on one page. */
async function seenOn(path: string): Promise<string> {
  let seen: string[] = [];
  const failed = await travel(server.address, async ({ page, watch }) => {
    await page.goto(path, { waitUntil: "load" });
    seen = watch.seen;
    // A report of the policy comes after the page.
    if (seen.length === 0) await page.waitForTimeout(300);
  }).then(() => false, () => true);
  assert.equal(failed, seen.length > 0, "what the watch sees fails the journey, and nothing else does");
  return seen.join("\n");
}

test("a page with nothing wrong passes", async () => {
  assert.equal(await seenOn("/"), "");
});

test("inline style is seen", async () => {
  assert.match(await seenOn("/style"), /policy: style-src/);
});

test("inline script is seen", async () => {
  assert.match(await seenOn("/script"), /policy: script-src/);
});

test("a request to a third party is seen, even when the policy stops it", async () => {
  assert.match(await seenOn("/elsewhere"), /flags\.example|img-src/);
});

test("a picture without words is found by axe", async () => {
  await travel(server.address, async ({ page }) => {
    await page.goto("/unnamed");
    assert.match((await axe(page)).join("\n"), /image-alt/);
  });
});

test("a page that scrolls sideways on a phone is refused", async () => {
  await travel(server.address, async ({ page }) => {
    await page.goto("/wide");
    await assert.rejects(assertUsable(page), /scrolls sideways/);
  });
});

test("what the keyboard cannot reach is refused", async () => {
  await travel(server.address, async ({ page }) => {
    await page.goto("/far");
    await assert.rejects(tabTo(page, page.getByRole("button")), /did not reach/);
  });
});
