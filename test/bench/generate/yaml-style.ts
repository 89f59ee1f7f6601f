import type { Fields, Value } from "./entities.ts";
import type { Random } from "./random.ts";

/** Writes a document as different hands would: block and flow, quoted and plain, with comments and blank lines. */
export function writeYaml(random: Random, fields: Fields): string {
  const style: Style = {
    random,
    step: random.chance(0.8) ? "  " : "    ",
    flow: random.pick(["short", "always-items", "never", "wide"]),
    comments: random.chance(0.4),
    anchors: random.chance(0.02),
    named: new Set(),
  };
  const lines: string[] = [];
  if (random.chance(0.3)) lines.push(`# ${String(fields["name"])}`);
  blockMap(lines, fields, "", style);
  return `${lines.join("\n")}\n`;
}

interface Style {
  readonly random: Random;
  readonly step: string;
  readonly flow: "short" | "always-items" | "never" | "wide";
  readonly comments: boolean;
  readonly anchors: boolean;
  /** Anchors that were given so far. */
  readonly named: Set<string>;
}

function blockMap(lines: string[], fields: Fields, indent: string, style: Style): void {
  for (const [key, value] of Object.entries(fields)) {
    if (style.comments && style.random.chance(0.06)) lines.push(`${indent}# checked: ${key}`);
    blockEntry(lines, `${indent}${key}:`, value, indent, style);
    if (indent === "" && style.random.chance(0.05)) lines.push("");
  }
}

/** `head` is what comes before the value on its line: `key:` or `-`. */
function blockEntry(lines: string[], head: string, value: Value, indent: string, style: Style): void {
  const tail = style.comments && style.random.chance(0.03) ? "  # as read" : "";
  if (typeof value !== "object") {
    scalarEntry(lines, head, value, indent, tail, style);
    return;
  }
  const flow = flowText(value);
  if (wantsFlow(flow, value, style)) {
    if (flow.length > 100 && style.flow === "wide") wideFlow(lines, head, value, indent, style);
    else lines.push(`${head} ${flow}${tail}`);
    return;
  }
  if (Array.isArray(value)) {
    lines.push(head);
    const deeper = style.flow === "never" ? indent : indent + style.step;
    for (const item of value as readonly Value[]) blockEntry(lines, `${deeper}-`, item, deeper, style);
    return;
  }
  if (head.endsWith("-")) {
    const inner: string[] = [];
    blockMap(inner, value as Fields, `${indent}  `, { ...style, comments: false });
    inner[0] = `${head} ${(inner[0] ?? "").trimStart()}`;
    lines.push(...inner);
    return;
  }
  lines.push(head + tail);
  blockMap(lines, value as Fields, indent + style.step, style);
}

function wantsFlow(flow: string, value: Value, style: Style): boolean {
  const items = Array.isArray(value) ? value.length : Object.keys(value as object).length;
  if (items === 0) return true;
  if (style.flow === "never") return false;
  return flow.length <= (style.flow === "short" ? 60 : 110) || (style.flow === "wide" && flow.length < 180);
}

/** A flow collection over several lines. */
function wideFlow(lines: string[], head: string, value: Value, indent: string, style: Style): void {
  const array = Array.isArray(value);
  const parts = array
    ? (value as readonly Value[]).map(flowText)
    : Object.entries(value as Fields).map(([key, item]) => `${key}: ${flowText(item)}`);
  const inner = `${indent}  ${style.step}`;
  lines.push(`${head} ${array ? "[" : "{"}`);
  for (const part of parts) lines.push(`${inner}${part},`);
  lines.push(`${indent}  ${array ? "]" : "}"}`);
}

function scalarEntry(lines: string[], head: string, value: Value, indent: string, tail: string, style: Style): void {
  const text = String(value);
  if (typeof value === "string" && text.includes("\n")) {
    const inner = indent + style.step;
    lines.push(`${head} ${style.random.chance(0.5) ? "|" : ">"}`);
    for (const line of text.trimEnd().split("\n")) lines.push(inner + line);
    return;
  }
  if (typeof value === "string" && text.length > 70 && plainIsSafe(text, false) && style.random.chance(0.4)) {
    const cut = text.indexOf(" ", 40);
    lines.push(`${head} ${text.slice(0, cut)}`, `${indent}${style.step}${text.slice(cut + 1)}`);
    return;
  }
  if (style.anchors && head.endsWith("source:")) {
    const name = text.replaceAll("-", "");
    lines.push(`${head} ${style.named.has(name) ? `*${name}` : `&${name} ${text}`}`);
    style.named.add(name);
    return;
  }
  lines.push(`${head} ${scalarText(value, false)}${tail}`);
}

function flowText(value: Value): string {
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(flowText).join(", ")}]`;
  if (typeof value !== "object") return scalarText(value, true);
  const entries = Object.entries(value as Fields).map(([key, item]) => `${key}: ${flowText(item)}`);
  return `{ ${entries.join(", ")} }`;
}

function scalarText(value: Value, flow: boolean): string {
  if (typeof value !== "string") return String(value);
  if (plainIsSafe(value, flow)) return value;
  return value.includes("'") || value.includes("\n") ? JSON.stringify(value) : `'${value}'`;
}

function plainIsSafe(text: string, flow: boolean): boolean {
  if (!/^[\p{L}~.\d]/u.test(text) || /: |:$| #|\n/.test(text)) return false;
  if (/^[\d.~]+$/.test(text) || ["true", "false", "null", "~"].includes(text)) return false;
  return !flow || !/[,[\]{}]/.test(text);
}
