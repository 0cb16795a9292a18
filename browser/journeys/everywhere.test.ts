// Every page that anybody in the demonstration can reach by links: usable by everybody, and quiet.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { assertUsable } from "./access.ts";
import { closeBrowser, journey, travel } from "./browser.ts";
import { Demonstration } from "./demonstration.ts";
import { parts, signInAs } from "./people.ts";

/** So many pages of one kind are looked at: the four ballots of a demonstration differ by their state. */
const mostOfAKind = 4;

let demonstration: Demonstration;

before(async () => {
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
});

/** Pages looked at so far, by kind: who comes later need not look again. */
const looked = new Map<string, Set<string>>();

/** The address with what differs between pages of one kind left out. */
function kind(path: string): string {
  return path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").replace(/^\/places\/[^/]+/, "/places/:slug");
}

function isNew(path: string): boolean {
  const seen = looked.get(kind(path)) ?? new Set();
  looked.set(kind(path), seen);
  if (seen.has(path) || seen.size >= mostOfAKind) return false;
  seen.add(path);
  return true;
}

/** Follows every link from where the reader is, and looks at each page that nobody has looked at. */
async function lookAround(page: Page, begin: string[]): Promise<void> {
  const ahead = [...begin];
  const found: string[] = [];
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const answer = await page.goto(path);
    if (!(answer?.headers()["content-type"] ?? "").startsWith("text/html")) continue;
    assert.ok((answer?.status() ?? 0) < 400, `${path} answers ${answer?.status()}, and a link leads there`);
    await assertLaidOut(page, path);
    await assertUsable(page).catch((error: Error) => found.push(`${path}: ${error.message}`));
    ahead.push(...(await links(page)).filter(isNew));
  }
  assert.deepEqual(found, []);
}

/** Where the page's links lead, within the site, without downloads. */
async function links(page: Page): Promise<string[]> {
  const all = await page.locator("a[href^='/']:not([download])").evaluateAll((links) =>
    links.map((link) => (link.getAttribute("href") ?? "").replace(/#.*$/, "")),
  );
  return [...new Set(all)].filter((path) => !/\.[a-z]{2,4}(\.gz)?$/.test(path));
}

/** What a reader who cannot see the page goes by. */
async function assertLaidOut(page: Page, path: string): Promise<void> {
  assert.equal(await page.locator("h1").count(), 1, `${path} has one main heading`);
  assert.equal(await page.locator("main").count(), 1, `${path} has one main part`);
  assert.ok((await page.locator("html").getAttribute("lang")) !== null, `${path} says its language`);
  assert.ok(!/^(web|places|membership|ballots)-[a-z-]+$/m.test(await page.locator("main").innerText()), `${path} shows the key of a sentence`);
}

journey("a visitor finds every public page usable", () => demonstration.address, async ({ page }) => {
  await lookAround(page, ["/", "/sign-in", "/parts"].filter(isNew));
});

test("everybody in the cast finds every page that is theirs usable", { timeout: 900_000 }, async () => {
  let cast: string[] = [];
  await travel(demonstration.address, async ({ page }) => {
    cast = await parts(page);
  });
  for (const part of cast) {
    await travel(demonstration.address, async ({ page }) => {
      await signInAs(page, part);
      // These pages are different for each.
      await lookAround(page, ["/", "/me", "/ballots"]);
    });
  }
  // Links lead to all of these; a page that none leads to any more would otherwise be left out in silence.
  const pages = ["", "/vote", "/roll", "/nominations", "/nominations/:id", "/lot", "/result", "/sheet", "/desk", "/desk/count", "/papers"];
  const missed = ["/ballots", "/ballots/new", ...pages.map((page) => `/ballots/:id${page}`)].filter((page) => !looked.has(page));
  assert.deepEqual(missed, []);
});

journey("every page says that it is a demonstration", () => demonstration.address, async ({ page }) => {
  for (const path of ["/", "/places", "/sign-in", "/no-such-page"]) {
    await page.goto(path);
    assert.ok(await page.locator("aside.demo").isVisible(), path);
  }
});

journey("a form sent empty comes back usable, with each error beside its field", () => demonstration.address, async ({ page }) => {
  await page.goto("/join");
  await page.locator("main form[method=post] button:not(.quiet):not(.link)").last().click();
  await page.locator(".errors").waitFor();

  const fields = await page.locator(".errors a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  assert.ok(fields.length > 0);
  for (const field of fields) {
    assert.equal(await page.locator(field).getAttribute("aria-invalid"), "true", field);
    assert.equal(await page.locator(`${field}-error`).count(), 1, field);
  }
  await assertUsable(page);
});
