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
  for (const line of words.length > 0 ? [words] : asked !== null ? [asked] : await linesOfInput()) drafter.add(line);
  const drafted = drafter.finish();
  if (!("changes" in drafted)) return refuse(drafted);
  const { changes } = drafted;
  const told = drafted.told.map((line) => `${neutral(line)}\n`).join("");
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

async function linesOfInput(): Promise<readonly (readonly string[])[]> {
  const { text } = await import("node:stream/consumers");
  const lines = (await text(process.stdin))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  if (lines.length === 0) throw new UsageError("standard input holds no claim");
  return lines.map(wordsOf);
}
