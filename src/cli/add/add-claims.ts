import { checkProject } from "../../build.ts";
import { overlay } from "../../host/overlay.ts";
import { addClaimTo } from "../../import/add-claim.ts";
import { Directory } from "../../import/directory.ts";
import { indexProject } from "../../import/project-index.ts";
import type { Dataset } from "../../model/dataset.ts";
import type { Fact } from "../../model/fact.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { neutral } from "../../report/display.ts";
import { factIdentity } from "../../resolve/fact-id.ts";
import { count } from "../../wording/counts.ts";
import { UsageError } from "../failure.ts";
import { reportProblems } from "../problems.ts";
import type { Project } from "../project.ts";
import { claimOf, wordsOf } from "./claim-line.ts";

/** Adds claims, all or none: the project passes `check` with them. False where it does not, and nothing is written. */
export async function addClaims({ host }: Project, words: readonly string[]): Promise<boolean> {
  const lines = words.length > 0 ? [words] : await linesOfInput();
  const { schema } = readDeclarations(host);
  const before = checkProject(host);
  if (before.dataset === null) {
    process.stderr.write(reportProblems(host, before.diagnostics));
    return false;
  }
  const written = new Map<string, Uint8Array>();
  const facts = new Set<string>();
  const index = indexProject(host, schema);
  const directory = new Directory(schema, index.entities, index.ids);
  // Each line sees what those before it added: files, and which facts they hold. A claim adds no entity.
  const read = (path: string): Uint8Array => written.get(path) ?? host.read(path);
  for (const line of lines) {
    const claim = claimOf(line, schema, directory);
    const added = addClaimTo({ read }, schema, index, claim);
    if (added === null)
      throw new UsageError(`nothing can be added to the file of \`${claim.from}\``, "it uses anchors, or is broken");
    written.set(added.path, Buffer.from(added.text));
    index.factFiles.set(added.fact, added.path);
    facts.add(added.fact);
  }
  const draft = overlay(host, written);
  const after = checkProject(draft);
  if (after.dataset === null) {
    process.stderr.write(reportProblems(draft, after.diagnostics));
    return false;
  }
  host.writeAll([...written].map(([path, bytes]) => ({ path, chunks: () => [bytes] })));
  for (const path of written.keys()) process.stdout.write(`${neutral(path)}\n`);
  for (const fact of facts) process.stdout.write(`${neutral(changeOf(fact, before.dataset, after.dataset))}\n`);
  return true;
}

/** `north-korea.supplies.russia: reported -> corroborated (2 voices)` */
function changeOf(identity: string, before: Dataset, after: Dataset): string {
  const [was, now] = [factOf(before, identity), factOf(after, identity)];
  const support = (fact: Fact | undefined): string => fact?.rollup.support ?? "new";
  const voices = now?.rollup.voices.length ?? 0;
  const contested =
    was && now && was.rollup.contested !== now.rollup.contested
      ? `, contested: ${was.rollup.contested} -> ${now.rollup.contested}`
      : "";
  return `${now?.id ?? identity}: ${support(was)} -> ${support(now)} (${count(voices, "voice")}, ${count(now?.claims.length ?? 0, "claim")})${contested}`;
}

function factOf({ facts, schema }: Dataset, identity: string): Fact | undefined {
  return facts.find(({ type: name, subject, object, qualifiers, spell }) => {
    const type = schema.relations[name];
    return type !== undefined && factIdentity(type, subject, object, qualifiers, spell) === identity;
  });
}

async function linesOfInput(): Promise<readonly (readonly string[])[]> {
  if (process.stdin.isTTY)
    throw new UsageError(
      "there is no claim to add",
      'for example: entente add garner-2024 "l. 12" north-korea supplies russia',
    );
  const { text } = await import("node:stream/consumers");
  const lines = (await text(process.stdin))
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  if (lines.length === 0) throw new UsageError("standard input holds no claim");
  return lines.map(wordsOf);
}
