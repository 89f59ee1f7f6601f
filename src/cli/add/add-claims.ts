import { checkProject } from "../../build.ts";
import type { Host } from "../../host/host.ts";
import { overlay } from "../../host/overlay.ts";
import { addClaimTo } from "../../import/add-claim.ts";
import { addEntity } from "../../import/add-entity.ts";
import { Directory } from "../../import/directory.ts";
import type { FileChange } from "../../import/merge-files.ts";
import { indexProject } from "../../import/project-index.ts";
import type { Dataset } from "../../model/dataset.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { neutral } from "../../report/display.ts";
import { UsageError } from "../failure.ts";
import { patchOf } from "../file-patch.ts";
import { reportProblems } from "../problems.ts";
import type { Project } from "../project.ts";
import { askClaim } from "./ask-claim.ts";
import { claimOf, wordsOf } from "./claim-line.ts";
import { changeOf } from "./fact-change.ts";
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
  const before = checkProject(host);
  if (before.dataset === null) {
    process.stderr.write(reportProblems(host, before.diagnostics));
    return false;
  }
  const drafter = new Drafter(host);
  const asked = asker && (await askClaim(asker, drafter));
  if (asker !== null && asked === null) return left(asker);
  for (const line of words.length > 0 ? [words] : asked !== null ? [asked] : await linesOfInput()) drafter.add(line);
  const { changes, facts } = drafter;
  const draft = overlay(host, new Map(changes.map(({ path, text }) => [path, Buffer.from(text)])));
  const { dataset, diagnostics } = checkProject(draft);
  if (dataset === null) {
    process.stderr.write(reportProblems(draft, diagnostics));
    return false;
  }
  const told = tell(facts, before.dataset, dataset);
  if (asker !== null) {
    asker.tell(`\n${changes.map(patchOf).join("")}\n${told}`);
    const answer = await asker.ask("Write it? (Y/n) ", ["yes", "no"]);
    if (answer === null || !/^(?:y|yes|)$/i.test(answer)) return left(asker);
  }
  host.writeAll(changes.map(({ path, text }) => ({ path, chunks: () => [text] })));
  process.stdout.write(changes.map(({ path }) => `${neutral(path)}\n`).join(""));
  if (asker === null) process.stdout.write(told);
  return true;
}

function left(asker: Asker): false {
  asker.tell("\nnothing was written\n");
  return false;
}

function tell(facts: ReadonlySet<string>, before: Dataset, after: Dataset): string {
  return [...facts].map((fact) => `${neutral(changeOf(fact, before, after))}\n`).join("");
}

/** Lines of claims as changes of files. Each line sees what those before it added. */
class Drafter {
  readonly schema;
  readonly entities;
  readonly directory;
  readonly facts = new Set<string>();
  readonly #host: Host;
  readonly #index;
  readonly #written = new Map<string, string>();

  constructor(host: Host) {
    this.#host = host;
    this.schema = readDeclarations(host).schema;
    const index = indexProject(host, this.schema);
    this.entities = new Map(index.entities);
    this.#index = { ...index, entities: this.entities };
    this.directory = new Directory(this.schema, this.entities, index.ids);
  }

  get changes(): readonly FileChange[] {
    return [...this.#written].map(([path, text]) => {
      const before = this.#host.entry(path) === undefined ? null : new TextDecoder().decode(this.#host.read(path));
      return { path, text, before };
    });
  }

  add(line: readonly string[]): void {
    const said = claimOf(line, this.schema, this.directory, (one) => {
      const { entity, text } = addEntity(this.entities, this.directory, one);
      this.entities.set(entity.id, entity);
      this.#written.set(entity.file, text);
    });
    const read = (path: string): Uint8Array => {
      const text = this.#written.get(path);
      return text === undefined ? this.#host.read(path) : Buffer.from(text);
    };
    const added = addClaimTo({ read }, this.schema, this.#index, said);
    if (added === null)
      throw new UsageError(`nothing can be added to the file of \`${said.from}\``, "it uses anchors, or is broken");
    this.#written.set(added.path, added.text);
    this.#index.factFiles.set(added.fact, added.path);
    this.facts.add(added.fact);
  }
}

async function linesOfInput(): Promise<readonly (readonly string[])[]> {
  const { text } = await import("node:stream/consumers");
  const lines = (await text(process.stdin))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  if (lines.length === 0) throw new UsageError("standard input holds no claim");
  return lines.map(wordsOf);
}
