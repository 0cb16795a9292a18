// Whether everybody can use a page: axe, narrow and wide, light and dark; no scrolling sideways; by keyboard alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Locator, Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [320, 1280];
/** What axe looks at by default. */
const everyRule = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** A scheme changes colours and nothing else, so that in the second one only these rules can find more. */
const colourRules = ["color-contrast", "link-in-text-block"];
const schemes = [["light", everyRule], ["dark", colourRules]] as const;

interface AxeResult {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Fails when axe finds something on the open page, or it scrolls sideways, in any width and scheme. */
export async function assertUsable(page: Page): Promise<void> {
  const before = page.viewportSize();
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await sideways(page)).map((what) => `${width} px: scrolls sideways: ${what}`));
    for (const [colorScheme, rules] of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      found.push(...(await axe(page, rules)).map((what) => `${width} px, ${colorScheme}: ${what}`));
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before) await page.setViewportSize(before);
  assert.deepEqual(found, [], new URL(page.url()).pathname);
}

/** What axe finds now by these rules, an entry for each place. */
export async function axe(page: Page, rules: readonly string[] = everyRule): Promise<string[]> {
  // Evaluated by the debugger, so that the page's content security policy need not let it in.
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(axeSource);
  const options = { resultTypes: ["violations"], preload: false, runOnly: rules };
  const result = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResult;
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary.replaceAll(/\s+/g, " ")}`),
  );
}

/** What sticks out of the page, when it scrolls sideways at all. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > width + 1);
    return out.slice(0, 3).map((part) => part.outerHTML.slice(0, 120)).concat(out.length === 0 ? ["the page"] : []);
  });
}

/** Presses Tab until `wanted` has the focus; fails when the focus comes round without it. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const most = 200;
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await wanted.evaluate((part) => part === document.activeElement)) {
      await assertFocusSeen(page);
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`${most} times Tab did not reach ${wanted.toString()}`);
}

/** Fails when the reader cannot see where the focus is. */
async function assertFocusSeen(page: Page): Promise<void> {
  const isSeen = await page.evaluate(() => {
    const part = document.activeElement;
    if (!part) return false;
    const style = getComputedStyle(part);
    const hasOutline = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    return hasOutline || style.boxShadow !== "none";
  });
  assert.ok(isSeen, "the part that has the focus does not show it");
}

/** Opens the link or presses the button by keyboard alone. */
export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}

/** Fills the field by keyboard alone. */
export async function type(page: Page, wanted: Locator, text: string): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}
