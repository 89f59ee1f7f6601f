import { type Duplicate, findDuplicates } from "../../duplicates/find-duplicates.ts";
import { laidOutAsBefore } from "../../fmt/laid-out.ts";
import { textOf } from "../../parse/read-folder.ts";
import { withIds } from "../../refactor/listed-ids.ts";
import { documentOf, readSources } from "../../refactor/sources.ts";
import { firstOf } from "../../report/listing/cut.ts";
import type { Listing } from "../../report/listing/listing.ts";
import { listOf } from "../../resolve/symbol-table.ts";
import { count } from "../../wording/counts.ts";
import { fileOf, isSound, symbolsOf, writeChanges } from "../change-project.ts";
import { UsageError } from "../failure.ts";
import { openProjectGraph } from "../open-graph.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import { readCount } from "../selection/selection-values.ts";
import type { DuplicatesFlags } from "./flags.ts";

/** False where the project has errors, which are printed. */
export async function listDuplicates(project: Project, flags: DuplicatesFlags): Promise<boolean> {
  const least = Number(flags.least);
  if (!(least >= 0 && least <= 1)) throw new UsageError(`--least takes a number from 0 to 1, not \`${flags.least}\``);
  const limit = readCount("--limit", flags.limit);
  const graph = await openProjectGraph(project);
  if (!graph) return false;
  const { records, total } = firstOf(findDuplicates(graph, least), limit);
  await printListing({ ...LISTING, records, total }, flags.format);
  return true;
}

/** Notes that an entity is none of some others. */
export async function rejectDuplicates(project: Project, [id, ...others]: readonly string[]): Promise<boolean> {
  if (id === undefined || others.length === 0) throw new UsageError("--not takes two ids or more");
  if (!(await isSound(project))) return false;
  const sources = readSources(project.host);
  const symbols = symbolsOf(sources);
  const [path] = [id, ...others].map((one) => fileOf(symbols, one));
  if (path === undefined || others.includes(id)) throw new UsageError(`\`${id}\` cannot be another than itself`);
  const known = listOf(documentOf(sources, id).value["not_same_as"]);
  const all = new Set([...known.filter((one) => typeof one === "string"), ...others]);
  const before = textOf(project.host, path) ?? "";
  const text = laidOutAsBefore(path, before, withIds(before, "not_same_as", [...all]));
  writeChanges(project, { writes: [{ path, text }], removes: [], references: 0 });
  process.stdout.write(`${path}: \`${id}\` is not ${others.map((one) => `\`${one}\``).join(" or ")}\n`);
  return true;
}

const percent = ({ likeness }: Duplicate): string => `${Math.round(likeness * 100)} %`;

/** What speaks for it beside the names. */
function grounds({ identifiers, shared }: Duplicate): string {
  const ties = shared.length === 0 ? [] : [`${count(shared.length, "neighbour")} in common`];
  return [...identifiers, ...ties].join(", ");
}

const LISTING: Omit<Listing<Duplicate>, "records" | "total"> = {
  table: [
    { title: "likeness", cell: percent },
    { title: "entity", cell: ({ a }) => a.id },
    { title: "name", cell: ({ names }) => names[0] },
    { title: "may be", cell: ({ b }) => b.id },
    { title: "name", cell: ({ names }) => names[1] },
    { title: "also", cell: grounds },
  ],
  narrower: [
    [
      { title: "likeness", cell: percent },
      { title: "entity", cell: ({ a }) => a.id },
      { title: "may be", cell: ({ b }) => b.id },
    ],
  ],
  csv: [
    { title: "likeness", cell: ({ likeness }) => likeness },
    { title: "a", cell: ({ a }) => a.id },
    { title: "b", cell: ({ b }) => b.id },
    { title: "name_a", cell: ({ names }) => names[0] },
    { title: "name_b", cell: ({ names }) => names[1] },
    { title: "identifiers", cell: ({ identifiers }) => identifiers.join("; ") },
    { title: "shared", cell: ({ shared }) => shared.join("; ") },
  ],
  json: ({ a, b, likeness, names, identifiers, shared }) => ({
    a: a.id,
    b: b.id,
    likeness,
    names,
    identifiers,
    shared,
  }),
  noun: ["pair", "pairs"],
};
