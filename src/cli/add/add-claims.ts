import type { Host } from "../../host/host.ts";
import { neutral } from "../../report/display.ts";
import { UsageError } from "../failure.ts";
import { patchOf } from "../file-patch.ts";
import { reportProblems } from "../problems.ts";
import type { Project } from "../project.ts";
import { askClaim } from "./ask-claim.ts";
import { wordsOf } from "./claim-line.ts";
import { Drafter, type Faulty, openDraft } from "./drafter.ts";
import { type Asker, Terminal } from "./terminal.ts";

/** Adds claims, all or none: the project passes `check` with them. False where it does not, and nothing is written. */
export async function addClaims({ host }: Project, words: readonly string[]): Promise<boolean> {
  const terminal = words.length === 0 && process.stdin.isTTY ? new Terminal(process.stdin, process.stderr) : null;
  try {
    return await add(host, words, terminal);
  } finally {
    terminal?.close();
  }
}

async function add(host: Host, words: readonly string[], asker: Asker | null): Promise<boolean> {
  const drafter = openDraft(host);
  if (!(drafter instanceof Drafter)) return refuse(drafter);
  const asked = asker && (await askClaim(asker, drafter));
  if (asker !== null && asked === null) return left(asker);
  if (words.length > 0) drafter.add(words);
  else if (asked !== null) drafter.add(asked);
  else await addLines(drafter);
  const drafted = drafter.finish();
  if (!("changes" in drafted)) return refuse(drafted);
  const { changes, warned } = drafted;
  const told = drafted.told.map((line) => `${neutral(line)}\n`).join("");
  if (warned.diagnostics.length > 0) process.stderr.write(reportProblems(warned.files, warned.diagnostics, "warning"));
  if (asker !== null) {
    asker.tell(`\n${changes.map(patchOf).join("")}\n${told}`);
    const answer = await asker.ask("Write it? (Y/n)", ["yes", "no"]);
    if (answer === null || !/^(?:y|yes|)$/i.test(answer)) return left(asker);
  }
  host.writeAll(changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
  process.stdout.write(changes.map(({ path }) => `${neutral(path)}\n`).join(""));
  if (asker === null) process.stdout.write(told);
  return true;
}

function refuse({ files, diagnostics }: Faulty): false {
  process.stderr.write(reportProblems(files, diagnostics));
  return false;
}

function left(asker: Asker): false {
  asker.tell("\nnothing was written\n");
  return false;
}

/** Adds a claim a line; of a line that is none, the message has its number. */
async function addLines(drafter: Drafter): Promise<void> {
  const { text } = await import("node:stream/consumers");
  let claims = 0;
  for (const [n, line] of (await text(process.stdin)).split(/\r?\n/).entries()) {
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    claims += 1;
    try {
      drafter.add(wordsOf(line));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      throw new UsageError(`line ${n + 1}: ${error.message}`, error.hint);
    }
  }
  if (claims === 0) throw new UsageError("standard input holds no claim");
}
