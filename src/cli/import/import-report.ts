import type { Finding } from "../../diagnostics/diagnostic.ts";
import type { PresetOutcome } from "../../import/presets/run-preset.ts";
import type { Imported } from "../../import/run-import.ts";
import type { CellSpans } from "../../import/tables/cell-spans.ts";
import { OUTCOMES, type RuleTally } from "../../import/tally.ts";
import { locate } from "../../parse/locate.ts";
import { textOf } from "../../parse/read-folder.ts";
import { listAlike } from "../../report/alike.ts";
import { neutral } from "../../report/display.ts";
import type { Listing, ListingColumn } from "../../report/listing/listing.ts";
import { reportPretty } from "../../report/pretty.ts";
import { linesFrom } from "../../report/report.ts";
import { count } from "../../wording/counts.ts";
import { wantsColor } from "../color.ts";
import { lossLines } from "../loss-lines.ts";
import { printListing } from "../print-listing.ts";
import type { Project } from "../project.ts";
import type { ImportFlags } from "./flags.ts";
import type { Written } from "./write-changes.ts";

/** Where the texts are that findings point into. */
export interface Reported {
  readonly spans: CellSpans;
  /** The map, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly files: number;
}

/** How many records that vanished are named. */
const MOST = 20;

/** Says what an import found and did. False where something was refused. */
export async function reportImport(
  { host }: Project,
  { spans, texts, files }: Reported,
  findings: readonly Finding[],
  imported: ((Imported | PresetOutcome) & Written) | null,
  { dryRun, limit }: ImportFlags,
): Promise<boolean> {
  const textOfFile = (path: string): string | undefined => texts.get(path) ?? textOf(host, path);
  const diagnostics = locate(findings, textOfFile);
  const linesOf = linesFrom(textOfFile);
  if (diagnostics.length > 0) {
    const report = {
      ...listAlike(diagnostics, limit),
      files,
      linesOf: (file: string) => spans.linesOf(file) ?? linesOf(file),
    };
    process.stderr.write(reportPretty({ ...report, color: wantsColor(process.stderr) }));
  }
  if (imported !== null) {
    await reportOutcome(imported, dryRun === true);
    if ("unread" in imported) process.stdout.write(unreadText(imported));
  }
  return diagnostics.every(({ severity }) => severity !== "error");
}

async function reportOutcome(
  { tally, made, changed, vanished, notes }: Imported & Written,
  dryRun: boolean,
): Promise<void> {
  if (tally.length > 0) await printListing(listingOf(tally), "table");
  const out = process.stdout;
  if (notes.length > 0) out.write(`\nTo note:\n${notes.map((note) => `  ${neutral(note)}\n`).join("")}`);
  if (vanished.length > 0) {
    out.write(`\nNo longer in the origin, and still in the project (${count(vanished.length, "record")}):\n`);
    for (const key of vanished.slice(0, MOST)) out.write(`  ${neutral(key.replace("\0", " "))}\n`);
    if (vanished.length > MOST) out.write(`  and ${count(vanished.length - MOST, "other")}\n`);
  }
  const done =
    made + changed === 0
      ? "nothing to write"
      : `${count(made, "file")} ${dryRun ? "would be written" : "written"}, ${count(changed, "file")} ${dryRun ? "would be changed" : "changed"}`;
  out.write(`\n${done}\n`);
}

/** What a preset did not bring in, and why. */
function unreadText({ leftOut, unread }: PresetOutcome): string {
  const reasons = new Map(leftOut.map(({ counted, reason }) => [counted, reason]));
  const objects = [...reasons].map(([counted, reason]) => `  ${neutral(counted)}: ${reason}\n`);
  const lost = lossLines(unread?.report("").lost ?? []);
  return [
    ...(objects.length > 0 ? ["\nLeft out, and why:\n", ...objects] : []),
    ...(lost.length > 0 ? ["\nNot brought in:\n", ...lost] : []),
  ].join("");
}

function listingOf(tally: readonly RuleTally[]): Listing<RuleTally> {
  const column = (title: string, cell: (one: RuleTally) => string | number): ListingColumn<RuleTally> => ({
    title,
    cell,
  });
  const used = OUTCOMES.filter((outcome) => tally.some(({ outcomes }) => outcomes[outcome] > 0));
  const table = [
    column("file", ({ file }) => neutral(file)),
    column("rule", ({ rule }) => neutral(rule)),
    column("rows", ({ rows }) => rows),
    ...used.map((outcome) => column(outcome, ({ outcomes }) => outcomes[outcome])),
  ];
  return { records: tally, table, csv: table, json: (one) => one, noun: ["rule", "rules"] };
}
