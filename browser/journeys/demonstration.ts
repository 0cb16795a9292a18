// A demonstration movement of its own for each file of journeys, served by the program that was just built.

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { addressees } from "./letters.ts";

/** Enough for every figure to be there, few enough to start in seconds. */
const enough = "200";
const patienceMs = 90_000;

/** A running demonstration. */
export class Demonstration {
  /** Where it answers: `http://localhost:PORT`. */
  readonly address: string;
  readonly #program: ChildProcess;
  readonly #folder: string;
  readonly #said: string[];

  private constructor(address: string, program: ChildProcess, folder: string, said: string[]) {
    this.address = address;
    this.#program = program;
    this.#folder = folder;
    this.#said = said;
  }

  /** Where its data lie. */
  get folder(): string {
    return this.#folder;
  }

  /** Where the letters lie that it sent. */
  get lettersFolder(): string {
    return join(this.#folder, "letters");
  }

  /** Fills a fresh database and serves it on a free port; the environment tells it `told` besides. */
  static async start(members = enough, told: Record<string, string> = {}): Promise<Demonstration> {
    return Demonstration.over(mkdtempSync(join(tmpdir(), "flotilla-journey-")), members, told);
  }

  /** Serves what lies in a folder, which goes with it; fills it first when there is nothing. */
  static async over(folder: string, members = enough, told: Record<string, string> = {}): Promise<Demonstration> {
    const started = spawn(
      program(),
      ["demo", "--listen", "127.0.0.1:0", "--data", folder, "--members", members],
      { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, FLOTILLA_LOG: "info", ...told } },
    );
    const said: string[] = [];
    try {
      return new Demonstration(await address(started, said), started, folder, said);
    } catch (error) {
      started.kill();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Stops it and removes what it stored; what it wrote into its log in the meantime names nobody. */
  async stop(): Promise<void> {
    const people = addressees(this.lettersFolder);
    await this.#end();
    const log = this.#said.filter((line) => !line.includes("http://localhost"));
    const isPersonal = (line: string) => /\S@\S/.test(line) || people.some((address) => line.includes(address));
    assert.deepEqual(log.filter(isPersonal), [], "the log holds personal data");
  }

  async #end(): Promise<void> {
    const ended = new Promise((resolve) => this.#program.once("exit", resolve));
    if (this.#program.exitCode === null) {
      this.#program.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The program that was just built. */
export function program(): string {
  const here = fileURLToPath(new URL(".", import.meta.url));
  // The bundled journey lies in browser/out/journeys.
  return process.env["FLOTILLA_PROGRAM"] ?? join(here, "../../../target/debug/flotilla");
}

/** The address that the program prints when it is ready. */
function address(program: ChildProcess, said: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const give = (why: string) => reject(new Error(`${why}; it said:\n${said.join("\n")}`));
    const patience = setTimeout(() => give("the demonstration did not start in time"), patienceMs);
    for (const stream of [program.stdout, program.stderr]) {
      assert.ok(stream, "both outputs were asked for");
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        const found = /http:\/\/localhost:\d+/.exec(line);
        if (!found) return;
        clearTimeout(patience);
        resolve(found[0]);
      });
    }
    program.once("error", (error) => give(error.message));
    program.once("exit", (code) => give(`the demonstration ended with ${code}`));
  });
}
