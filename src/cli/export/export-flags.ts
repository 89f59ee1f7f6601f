import { UsageError } from "../failure.ts";
import { EXPORT_FORMATS, type ExportFormat, FORMATS } from "./export-formats.ts";

/** The flags of `export`. */
export interface ExportFlags {
  readonly out: string;
  readonly asOf?: string;
  readonly known?: string;
  readonly report?: string;
  readonly mutual?: true;
  readonly bom?: true;
  readonly base?: string;
  readonly rdf12?: true;
  readonly public?: true;
}

const REPORTING = FORMATS.filter((format) => EXPORT_FORMATS[format].reports);
const CLOCKED = FORMATS.filter((format) => format !== "parquet");

/** Flags that only some formats take, as they are typed. */
const ONLY_FOR: readonly (readonly [keyof ExportFlags, string, readonly ExportFormat[]])[] = [
  ["asOf", "--as-of", CLOCKED],
  ["known", "--known", CLOCKED],
  ["report", "--report", REPORTING],
  ["mutual", "--mutual", ["gexf"]],
  ["bom", "--bom", ["sheets"]],
  ["base", "--base", ["nquads", "trig", "jsonld"]],
  ["rdf12", "--rdf12", ["nquads", "trig"]],
];

/** Refuses a flag that a format does not take. */
export function checkFlags(format: ExportFormat, flags: ExportFlags): void {
  for (const [flag, typed, formats] of ONLY_FOR) {
    if (flags[flag] === undefined || formats.includes(format)) continue;
    throw new UsageError(`\`${typed}\` is for ${formats.join(", ")}, not for ${format}`);
  }
  if (flags.out === "-" && EXPORT_FORMATS[format].into === "folder") {
    throw new UsageError(`${format} is several files`, `name a folder: \`entente export ${format} -o ${format}\``);
  }
}
