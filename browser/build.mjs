// Bundles the browser code: `node build.mjs assets` for the pages, `node build.mjs journeys [NAME…]` for the tests.

import { copyFile, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "../crates/web/assets");

/** The subsets with Latin letters; those of Welsh (ŵ, ŷ) are in the extended one, fetched when a page has them. */
const fonts = {
  "body.woff2": "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  "body-ext.woff2": "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
  "head.woff2": "bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
  "head-ext.woff2": "bricolage-grotesque/files/bricolage-grotesque-latin-ext-wght-normal.woff2",
};

/** What scripts and the two first fonts may weigh over the wire, so that a first page stays within 100 kB. */
const mostBytes = 84_000;

const [what, ...names] = process.argv.slice(2);
if (what === "assets") await bundleAssets();
else if (what === "journeys") await bundleJourneys(names);
else throw new Error(`build.mjs knows "assets" and "journeys", not "${what}"`);

async function bundleAssets() {
  await mkdir(join(assets, "fonts"), { recursive: true });
  for (const [name, from] of Object.entries(fonts)) {
    await copyFile(join(here, "node_modules/@fontsource-variable", from), join(assets, "fonts", name));
  }
  const bundle = await build({
    entryPoints: [join(here, "scripts/main.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    // The oldest browser that the styles fall back for.
    target: "chrome90",
    legalComments: "none",
    write: false,
  });
  const script = bundle.outputFiles[0].contents;
  const bytes = gzipSync(script).length + (await sizeOf("body.woff2")) + (await sizeOf("head.woff2"));
  if (bytes > mostBytes) throw new Error(`scripts and fonts weigh ${bytes} bytes, at most ${mostBytes} fit a first page`);
  // Written last: its age tells whether the bundle is whole.
  await writeFile(join(assets, "flotilla.js"), script);
}

async function sizeOf(font) {
  return (await stat(join(assets, "fonts", font))).size;
}

async function bundleJourneys(names) {
  const out = join(here, "out/journeys");
  await rm(out, { recursive: true, force: true });
  const files = await readdir(join(here, "journeys"));
  const wanted = files.filter((file) => file.endsWith(".test.ts"))
    .filter((file) => names.length === 0 || names.includes(file.replace(".test.ts", "")));
  if (wanted.length === 0) throw new Error(`no journey is called ${names.join(" or ")}`);
  await build({
    entryPoints: wanted.map((file) => join(here, "journeys", file)),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    entryNames: "[name]",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: "inline",
  });
}
