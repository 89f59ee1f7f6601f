import type { Host } from "../../host/host.ts";
import { nodeHost } from "../../host/node-host.ts";
import { readReadable } from "../../host/read-readable.ts";
import { locate } from "../../parse/locate.ts";
import { textOf } from "../../parse/read-folder.ts";
import { neutral } from "../../report/display.ts";
import { jsonText } from "../../text/json-text.ts";
import { indexLines } from "../../text/line-index.ts";
import { type VerifyFinding, type VerifyReport, verify } from "../../verify/verify.ts";
import { enumerate } from "../../wording/lists.ts";
import { openDataset } from "../open-graph.ts";
import type { Project } from "../project.ts";

/** Verifies a project against a folder of sources and prints what fails. @returns whether nothing did. */
export async function verifyArchive(project: Project, folder: string, format: "pretty" | "json"): Promise<boolean> {
  const { host } = project;
  const dataset = await openDataset(project);
  if (!dataset) return false;
  const archive = nodeHost(folder);
  // Only what the folder lists is read: a source's `archive` cannot point out of it.
  const listed = new Set(archive.list("").files.map(({ path }) => path));
  const report = await verify(dataset, (name) => (listed.has(name) ? readReadable(archive, name) : undefined));
  process.stdout.write(format === "json" ? toJson(host, report) : toText(host, report));
  return report.findings.length === 0;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the locator (or the quote) is written, for an editor to jump to. */
function positionOf(host: Host, { file, pointer, at, quote }: VerifyFinding): Position {
  const part = at ?? quote;
  const place = { file, pointer, on: "value" as const, ...(part !== null && { part }) };
  const [found] = locate([{ name: "verify", message: "", place }], (path) => textOf(host, path));
  return indexLines(textOf(host, file) ?? "").position(found?.span.start ?? 0);
}

function toJson(host: Host, { findings, checked, passedOver, unchecked }: VerifyReport): string {
  const rows = findings.map(({ pointer, ...finding }) => ({
    ...finding,
    ...positionOf(host, { pointer, ...finding }),
  }));
  return `${jsonText({ findings: rows, checked, passedOver, unchecked }, 2)}\n`;
}

function toText(host: Host, { findings, checked, passedOver, unchecked }: VerifyReport): string {
  const lines = findings.flatMap((finding) => {
    const { line, column } = positionOf(host, finding);
    const { problem, message, closest, claims } = finding;
    const others = claims.length > 1 ? ` (and ${claims.length - 1} more)` : "";
    const near = closest ? [`  closest${closest.place && `, ${closest.place}`}: ${shorten(closest.text)}`] : [];
    return [
      `${finding.file}:${line}:${column}: ${message} [${problem}]`,
      `  claim: ${claims[0]}${others}`,
      ...near,
      "",
    ];
  });
  const { claims, locators, quotes } = checked;
  const summary = `${findings.length === 0 ? "ok" : `${findings.length} found`}: ${claims} claims verified against the archive (${locators} locators, ${quotes} quotes), ${unchecked} without a copy or a place`;
  const over = enumerate(passedOver, MOST_LISTED);
  const note = passedOver.length > 0 ? [`not looked up, since such a copy has no places of this kind: ${over}`] : [];
  return `${[...lines, ...note, summary].map(neutral).join("\n")}\n`;
}

const LONGEST = 100;
const MOST_LISTED = 10;

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).trimEnd()}…`;
}
