// Letters that a demonstration sent: it puts each into a folder as a file.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const patienceMs = 15_000;
const pauseMs = 100;

/** The link in the newest letter to this address, once it has come; only a link that `path` begins. */
export async function linkTo(folder: string, address: string, path: string): Promise<string> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const link = letters(folder, address).map((letter) => linkIn(letter, path)).find((found) => found !== undefined);
    if (link !== undefined) return link;
    await wait(pauseMs);
  }
  return assert.fail(`no letter to ${address} has a link to ${path}`);
}

/** Everybody who was written to. */
export function addressees(folder: string): string[] {
  const found = all(folder).map((letter) => /\S+@[^\s>]+/.exec(receivers(letter))?.[0].replace(/^</, "") ?? "");
  return [...new Set(found)].filter((address) => address !== "");
}

/** The letters to this address. */
function letters(folder: string, address: string): string[] {
  return all(folder).filter((letter) => receivers(letter).includes(address));
}

function all(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".eml"));
  return files.map((file) => readFileSync(join(folder, file), "utf8"));
}

/** Whom a letter is to: its one header. */
function receivers(letter: string): string {
  return /^To: (.*)$/im.exec(letter)?.[1] ?? "";
}

function linkIn(letter: string, path: string): string | undefined {
  // Long lines travel broken, with a sign of equality at the end of each piece.
  const text = letter.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "=");
  return (text.match(/https?:\/\/[^\s<>"]+/g) ?? []).find((link) => new URL(link).pathname.startsWith(path));
}
