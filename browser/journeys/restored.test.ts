// A member erases herself, the machine is lost, and a back-up from before is restored: she does not come back with it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before } from "node:test";
import type { Page } from "playwright-core";
import { assertUsable } from "./access.ts";
import { closeBrowser, journey, travel } from "./browser.ts";
import { Demonstration, program } from "./demonstration.ts";
import { signInAs } from "./people.ts";

const name = "Tomos Griffiths";
const officer = /Ruth Adeyemi, Administrator/;
/** More pages than the whole site has for her: then something is wrong with the links. */
const mostPages = 5_000;
const atATime = 8;

/** What lies outside of the machine: back-ups, and in a safe the offline key and the copy of the master key. */
let outside: string;
let demonstration: Demonstration;
const at = (...parts: string[]) => join(outside, ...parts);

before(async () => {
  outside = mkdtempSync(join(tmpdir(), "flotilla-journey-outside-"));
  mkdirSync(at("safe"));
  demonstration = await Demonstration.start();
});

after(async () => {
  await closeBrowser();
  await demonstration.stop();
  rmSync(outside, { recursive: true, force: true });
});

/** What the program says as JSON. */
function run<Said>(words: string[], told: Record<string, string> = {}): Said {
  const environment = { ...process.env, ...told };
  delete environment["FLOTILLA_CONFIG"];
  return JSON.parse(execFileSync(program(), [...words, "--json"], { env: environment, encoding: "utf8" })) as Said;
}

interface Half {
  file: string;
  hash: string;
}

/** A back-up of both halves, encrypted. */
interface BackUp {
  database: string;
  keys: string;
  hash: string;
  /** How many people the movement has ever erased. */
  erased: number;
}

function backUp(recipient: string): BackUp {
  const words = ["backup", "--data", demonstration.folder, "--to", at("backups"), "--keys-to", at("key-backups")];
  const made = run<{ database: Half; keys: Half; erased: number }>(words, { FLOTILLA_BACKUP_RECIPIENTS: recipient });
  return {
    database: at("backups", made.database.file),
    keys: at("key-backups", made.keys.file),
    hash: made.database.hash,
    erased: made.erased,
  };
}

interface Restored {
  identical: string;
  erased_again: number;
  has_list: boolean;
}

/** A new machine with the copy of the master key and what is restored onto it. */
function restore(database: string, keys: string): { folder: string; restored: Restored } {
  const folder = mkdtempSync(at("machine-"));
  copyFileSync(at("safe", "master.key"), join(folder, "master.key"));
  const words = ["restore", "--data", folder, "--from", database, "--keys", keys];
  return { folder, restored: run([...words, "--identity", at("safe", "offline.key")]) };
}

/** The file alone with its manifest, as somebody has it who lost the lists that lay beside it. */
function alone(file: string): string {
  mkdirSync(at("alone"), { recursive: true });
  for (const end of ["", ".json"]) copyFileSync(file + end, at("alone", basename(file) + end));
  return at("alone", basename(file));
}

/** Pages on which the name stands, of all that links lead to from the home page; one of them is enough for `any`. */
async function naming(page: Page, any = false): Promise<string[]> {
  let ahead = ["/"];
  const seen = new Set(ahead);
  const found: string[] = [];
  while (ahead.length > 0 && !(any && found.length > 0)) {
    const now = ahead.slice(0, atATime);
    ahead = ahead.slice(atATime);
    for (const [path, text] of await Promise.all(now.map(async (path) => [path, await read(page, path)] as const))) {
      if (text.includes(name)) found.push(path);
      const links = [...text.matchAll(/ href="(\/[^"#?]*)/g)].map(([, link]) => link ?? "/");
      const more = new Set(links.filter((link) => !seen.has(link) && !/\.[a-z0-9]{2,5}$/.test(link)));
      for (const link of more) seen.add(link);
      ahead.push(...more);
    }
    assert.ok(seen.size < mostPages, "links lead on and on");
  }
  return found;
}

/** What stands on a page; nothing for what is no page. */
async function read(page: Page, path: string): Promise<string> {
  const answer = await page.request.get(path);
  assert.ok(answer.ok(), `${path} answers ${answer.status()}`);
  return (answer.headers()["content-type"] ?? "").startsWith("text/html") ? answer.text() : "";
}

/** Looks for her by name; the address of her page, if she is found. */
async function find(page: Page): Promise<string | null> {
  await page.goto("/people");
  await page.locator("#name").fill(name);
  await page.locator("main form button").first().click();
  await page.locator("main .rows, main .empty").first().waitFor();
  const link = page.locator("main .rows a", { hasText: name }).first();
  return (await link.count()) > 0 ? link.getAttribute("href") : null;
}

/** How many members the list of all of them counts. */
async function members(page: Page): Promise<number> {
  await page.goto("/people/list");
  const told = /^(\d[\d,]*) /.exec(await page.locator("main h2").first().innerText());
  assert.ok(told?.[1], "the list says how many there are");
  return Number(told[1].replaceAll(",", ""));
}

journey("who erased herself does not come back with a back-up from before", () => demonstration.address, async ({ page }) => {
  const key = run<{ recipient: string }>(["backup-key", "--data", demonstration.folder, "--to", at("safe", "offline.key")]);
  copyFileSync(join(demonstration.folder, "master.key"), at("safe", "master.key"));
  const old = backUp(key.recipient);

  await signInAs(page, officer);
  const hers = await find(page);
  assert.ok(hers, "she is found before");
  assert.notDeepEqual(await naming(page, true), [], "her name stands somewhere before");
  const all = await members(page);

  await signInAs(page, new RegExp(name));
  await page.goto("/me");
  await page.locator("a[href='/me/erase']").first().click();
  await page.locator("#understood").check();
  await page.locator("form[action='/me/erase'] button").click();
  await page.getByRole("heading", { name: "Erased" }).waitFor();
  await assertUsable(page);
  const newest = backUp(key.recipient);
  await demonstration.stop();

  // With the keys of that night, and the list of the erased that lies beside them.
  const listed = restore(old.database, old.keys);
  assert.equal(listed.restored.identical, old.hash);
  assert.equal(newest.erased, old.erased + 1);
  assert.deepEqual([listed.restored.has_list, listed.restored.erased_again], [true, newest.erased]);
  await lookFor(listed.folder, hers, all - 1);

  // Every list is lost: her rows are those of that night, and with the newest keys nobody can tell whose they are.
  const unlisted = restore(alone(old.database), alone(newest.keys));
  assert.deepEqual([unlisted.restored.has_list, unlisted.restored.erased_again], [false, old.erased]);
  await lookFor(unlisted.folder, hers, all);

  // Only the keys of before and no list at all bring her back: hence the lists, and thirty days for old keys.
  const neither = restore(alone(old.database), alone(old.keys));
  await visit(neither.folder, async (page) => {
    await signInAs(page, officer);
    assert.equal(await find(page), hers, "what is looked for above would be found");
  });
});

/** An officer looks for her in a restored movement of so many members. */
async function lookFor(folder: string, hers: string, count: number): Promise<void> {
  await visit(folder, async (page) => {
    await page.goto("/sign-in");
    assert.equal(await page.getByText(name).count(), 0, "nobody can sign in as her");
    await signInAs(page, officer);
    assert.equal(await members(page), count);
    assert.equal(await find(page), null, "she is not found");
    await assertUsable(page);
    assert.equal((await page.goto(hers))?.status(), 404, "her page is gone");
    assert.deepEqual(await naming(page), [], "her name stands nowhere");
  });
}

/** Serves what was restored, for one visit. */
async function visit(folder: string, steps: (page: Page) => Promise<void>): Promise<void> {
  demonstration = await Demonstration.over(folder);
  try {
    await travel(demonstration.address, ({ page }) => steps(page));
  } finally {
    await demonstration.stop();
  }
}
