import type { EdgeRow } from "../compile/graph-rows.ts";
import { type Column, columnText } from "./gexf-columns.ts";
import { xmlId, xmlText } from "./xml-text.ts";

const DAY = /^\d{4}-\d\d-\d\d$/;
const colors = new Map<string, string>();

/** The element of an edge: from its attributes, or from `content` and `time` where these are made already. */
export function edgeText(
  edge: EdgeRow,
  attributes: {
    readonly label: string;
    readonly kind: string;
    readonly weight: number;
    readonly [key: string]: unknown;
  },
  columns: readonly Column[],
  content: string = values(attributes, columns) + color(attributes["color"]),
  time: string = interval(attributes),
): string {
  const ends = `source="${xmlId(edge.source)}" target="${xmlId(edge.target)}"`;
  const type = edge.undirected ? "undirected" : "directed";
  const { label, kind, weight } = attributes;
  // Gephi removes edges of weight 0 and stumbles over what is no number.
  const heavy = weight > 0 && Number.isFinite(weight) ? ` weight="${weight}"` : "";
  const words = ` label="${xmlText(label)}" kind="${xmlText(kind)}"`;
  return `<edge id="${xmlId(edge.key)}" ${ends} type="${type}"${heavy}${words}${time}>${content}</edge>\n`;
}

/** What stands in columns of attributes. */
export function values(attributes: Readonly<Record<string, unknown>>, columns: readonly Column[]): string {
  let text = "";
  for (const { id, name, type } of columns) {
    if (!Object.hasOwn(attributes, name)) continue;
    const value = columnText(attributes[name], type);
    if (value !== null) text += `<attvalue for="${id}" value="${xmlText(value)}"/>`;
  }
  return text === "" ? "" : `<attvalues>${text}</attvalues>`;
}

/** r, g and b, which every tool reads; `hex` is read by some. */
export function color(hex: unknown): string {
  if (typeof hex !== "string") return "";
  let text = colors.get(hex);
  if (text === undefined) {
    const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
    const [r, g, b] = (match ?? []).slice(1).map((pair) => Number.parseInt(pair, 16));
    text = match ? `<viz:color r="${r}" g="${g}" b="${b}"/>` : "";
    if (colors.size > 10_000) colors.clear();
    colors.set(hex, text);
  }
  return text;
}

/** Only full days in the years 0001 to 9999, and only forwards: anything else makes tools think "always". */
export function interval(attributes: Readonly<Record<string, unknown>>): string {
  const [from, to] = [day(attributes["start"]), day(attributes["end"])];
  if (from !== null && to !== null && from > to) return "";
  return `${from === null ? "" : ` start="${from}"`}${to === null ? "" : ` end="${to}"`}`;
}

function day(value: unknown): string | null {
  return typeof value === "string" && DAY.test(value) && value >= "0001" ? value : null;
}
