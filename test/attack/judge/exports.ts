import { readFileSync } from "node:fs";
import { join } from "node:path";
import { call } from "../call.ts";
import { readCsv, unescapeXml, xmlFault } from "./shapes.ts";
import type { Verdict } from "./verdict.ts";

interface GraphJson {
  readonly nodes: readonly { readonly key: string; readonly attributes: { readonly label?: string } }[];
}

/** Exports in every format: each well-formed, each with the names that another program reads in data/. */
export async function judgeExports(root: string, names: ReadonlyMap<string, string>, verdict: Verdict): Promise<void> {
  const json = await call("-p", root, "export", "json");
  if (!verdict.sound(json, 0)) return;
  const graph = JSON.parse(json.out) as GraphJson;
  const own = new Map(graph.nodes.map(({ key, attributes }) => [key, attributes.label ?? ""]));
  for (const [id, name] of names) {
    if (own.has(id))
      verdict.expect(own.get(id) === name, () => `${id} is ${name} in data/, ${own.get(id)} in the graph`);
  }
  const labels = [...own.values()].map(blank).sort();
  for (const format of ["gexf", "graphml"]) {
    const written = await call("-p", root, "export", format);
    if (!verdict.sound(written, 0)) continue;
    const fault = xmlFault(written.out);
    verdict.expect(fault === null, `${format} is not well-formed: ${fault}`);
    const file = join(root, `x.${format}`);
    verdict.sound(await call("-p", root, "export", format, "-o", file), 0);
    verdict.expect(readFileSync(file, "utf8") === written.out, `export ${format} -o writes other bytes`);
    const key = /<key id="(\w+)" for="node" attr.name="label"/.exec(written.out)?.[1];
    const inData = new RegExp(`<node id="[^"]*">(?:(?!</node>)[\\s\\S])*?<data key="${key}">([^<]*)<`, "g");
    const label = format === "gexf" ? /<node id="[^"]*" label="([^"]*)"/g : inData;
    const found = [...written.out.matchAll(label)].map(([, text = ""]) => blank(unescapeXml(text))).sort();
    // Gephi shows nothing of a node without a label: GEXF gives it its id. U+FFFD is seen, though `blank` drops it.
    const labelled = ([id, name]: [string, string]): string =>
      blank(name) || (name.includes("\ufffd") ? "" : blank(id));
    const wanted = format === "gexf" ? [...own].map(labelled).sort() : labels;
    verdict.expect(found.join("\n") === wanted.join("\n"), () => `${format} has other names:\n${found}\n${labels}`);
  }
  const folder = join(root, "neo4j");
  verdict.sound(await call("-p", root, "export", "csv", "-o", folder), 0);
  const nodes = table(readFileSync(join(folder, "nodes.csv"), "utf8"), "nodes.csv", verdict);
  table(readFileSync(join(folder, "edges.csv"), "utf8"), "edges.csv", verdict);
  const at = nodes?.[0]?.findIndex((head) => head === "label:string" || head === "name:string") ?? -1;
  const found = (nodes ?? [])
    .slice(1)
    .map((row) => blank(row[at] ?? ""))
    .sort();
  if (at >= 0)
    verdict.expect(found.join("\n") === labels.join("\n"), () => `nodes.csv has other names:\n${found}\n${labels}`);
}

/** What white space and characters that XML cannot hold come down to. */
function blank(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cs}\ufffd-\uffff]/gu, "");
}

/** Asks a sound project in every form. */
export async function judgeAnswers(root: string, ids: readonly string[], verdict: Verdict): Promise<void> {
  for (const command of ["facts", "claims"]) {
    verdict.sound(await call("-p", root, command), 0);
    const json = await call("-p", root, command, "--format", "json");
    const lines = await call("-p", root, command, "--format", "ndjson");
    const csv = await call("-p", root, command, "--format", "csv");
    if ([json, lines, csv].map((one) => verdict.sound(one, 0)).includes(false)) continue;
    const rows = JSON.parse(json.out) as readonly unknown[];
    const single = lines.out.split("\n").filter((line) => line !== "");
    for (const line of single) JSON.parse(line);
    verdict.expect(
      single.length === rows.length,
      `${command}: ${single.length} lines of ndjson, ${rows.length} of json`,
    );
    const cells = table(csv.out, `${command} --format csv`, verdict);
    // A database keeps what is put before a formula: only CSV for people is made safe for spreadsheets.
    const formula = cells
      ?.slice(1)
      .flat()
      .find((cell) => /^[=+@＝＋＠\t\r]|^-(?![\d.])/.test(cell));
    verdict.expect(formula === undefined, `${command} --format csv has a cell that a spreadsheet computes: ${formula}`);
    verdict.expect(
      cells === null || cells.length === rows.length + 1,
      `${command}: ${cells?.length} rows of csv, ${rows.length} of json`,
    );
  }
  const [a = "unknown", b = "unknown"] = ids;
  for (const id of ids.slice(0, 3)) {
    verdict.sound(await call("-p", root, "show", id), 0);
    const shown = await call("-p", root, "show", id, "--format", "json");
    if (verdict.sound(shown, 0)) JSON.parse(shown.out);
  }
  verdict.sound(await call("-p", root, "path", a, b), 0, 1, 2);
}

/** A CSV whose rows are alike. */
function table(text: string, what: string, verdict: Verdict): readonly (readonly string[])[] | null {
  const rows = readCsv(text);
  if (!verdict.expect(rows !== null, `${what} is not CSV`) || rows === null) return null;
  const width = rows[0]?.length ?? 0;
  verdict.expect(
    rows.every((row) => row.length === width),
    `${what} has rows of unlike length`,
  );
  return rows;
}
