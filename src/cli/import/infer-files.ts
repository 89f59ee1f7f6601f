import { basename, dirname, relative, resolve } from "node:path";
import { nodeHost } from "../../host/node-host.ts";
import { type Inferred, inferMap } from "../../import/infer/infer-map.ts";
import type { TakenColumn } from "../../import/infer/map-of-guess.ts";
import { CellSpans } from "../../import/tables/cell-spans.ts";
import { READABLE } from "../../import/tables/open-rows.ts";
import { toId } from "../../model/ids.ts";
import { readDeclarations } from "../../project/read-declarations.ts";
import { neutral, neutralLines } from "../../report/display.ts";
import type { Listing } from "../../report/listing/listing.ts";
import { isError } from "../../rules/faults.ts";
import { UsageError } from "../failure.ts";
import { patchOf } from "../file-patch.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import type { ImportFlags } from "./flags.ts";
import { openAllGiven } from "./given-file.ts";
import { isPreset } from "./import-preset.ts";
import { reportImport } from "./import-report.ts";

/** Writes a first map for files, and the schema files that it needs. The path of the map; null where a file cannot be read. */
export async function inferFiles(
  project: Project,
  paths: readonly string[],
  flags: ImportFlags,
): Promise<string | null> {
  const [first = ""] = paths;
  if (isPreset(first) && paths.length > 1) throw new UsageError(`import ${first} needs no map`, "leave `--infer` out");
  const path = flags.map ?? shown(resolve(project.root, "imports", `${nameOf(first)}.yaml`));
  const own = nodeHost(dirname(resolve(path)));
  const isThere = own.entry(basename(path)) !== undefined;
  if (isThere && !flags.force && !flags.dryRun)
    throw new UsageError(`there is a map ${path}`, "`--force` replaces it, `--map OTHER.yaml` writes another");
  const { schema, schemaFindings } = readDeclarations(project.host);
  if (schemaFindings.some(isError))
    throw new UsageError("the project's schema has errors", "`entente check` shows them");
  const spans = new CellSpans();
  const files = openAllGiven(paths).map(({ path: name, chunks }) => ({ name, chunks }));
  const inferred = await inferMap({ host: project.host, schema, files, path, spans });
  const { map, changes, findings, unusable } = inferred;
  const [unread] = unusable;
  if (unread !== undefined)
    throw new UsageError(
      `${unread} has no rows that import reads`,
      `it reads ${READABLE}, and at least one row has a value`,
    );
  if (map === null) {
    await reportImport(project, { spans, texts: new Map(), files: paths.length }, findings, null, flags);
    return null;
  }
  if (!flags.dryRun) {
    own.write(basename(path), [map]);
    project.host.writeAll(changes.map((one) => ({ path: one.path, chunks: () => [one.text] })));
  }
  await reportInferred(path, map, inferred, flags);
  return path;
}

function nameOf(file: string): string {
  return toId(basename(file).replace(/\.[^.]*$/, "")) || "import";
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith("..") ? path : short;
}

async function reportInferred(path: string, map: string, inferred: Inferred, { dryRun }: ImportFlags): Promise<void> {
  const { taken, remarks, changes } = inferred;
  const out = process.stdout;
  if (dryRun) out.write(neutralLines(`${map}\n`) + changes.map(patchOf).join(""));
  await printListing(listingOf(taken), "table");
  for (const remark of remarks) out.write(`\n${neutral(remark)}\n`);
  out.write(`\n${dryRun ? "would write" : "wrote"} ${neutral(path)}\n`);
  for (const one of changes) out.write(`${dryRun ? "would write" : "wrote"} ${one.path}\n`);
}

function listingOf(taken: readonly TakenColumn[]): Listing<TakenColumn> {
  const table = [
    { title: "file", cell: ({ file }: TakenColumn) => neutral(basename(file)) },
    { title: "column", cell: ({ column }: TakenColumn) => neutral(column) },
    { title: "taken for", cell: ({ as }: TakenColumn) => neutral(as) },
    { title: "why", cell: ({ why }: TakenColumn) => neutral(why) },
  ];
  return { records: taken, table, csv: table, json: (one) => one, noun: ["use of a column", "uses of columns"] };
}
