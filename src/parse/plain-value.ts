import type { Document, Node, YAMLMap } from "yaml";
import type { Finding, Span } from "../diagnostics/diagnostic.ts";
import { type DiagnosticName, type DiagnosticParams, finding } from "../diagnostics/registry.ts";
import { pointerTo } from "../model/pointer.ts";
import { MAX_BYTES, type TextFile } from "../text/text-file.ts";
import { codePointOf, controlIn } from "../text/unseen.ts";
import { MAX_DEPTH } from "./compose-yaml.ts";
import { escapesIn } from "./escapes.ts";
import { yaml } from "./yaml-library.ts";

/** How many values aliases may add to a file. */
export const MAX_ALIASED: number = 1000;

interface Walk {
  readonly file: string;
  readonly text: string;
  readonly findings: Finding[];
  /** Anchored nodes being read: an alias to one of them would have no end. */
  readonly open: Set<Node>;
  /** The latest node of each anchor, and what each alias stood for when it was first met: `yaml` would search the whole file. */
  readonly anchors: Map<string, Node>;
  readonly targets: Map<Node, Node | undefined>;
  aliased: number;
  /** Characters that aliases repeat. */
  repeated: number;
  inAlias: boolean;
}

/** More findings of one file do not help; a file with so many was made to have them. */
const MAX_FINDINGS = 50;

/** Stops a walk whose file is hostile; the finding is already noted. */
const STOP = Symbol("stop");

/**
 * The tree of `yaml` as plain values. Refuses what only confuses in data that people read: tags, merge keys, keys that are
 * not text, the same key twice, and aliases that multiply the file.
 */
export function plainValue(
  document: Document.Parsed,
  { path: file, text }: TextFile,
): { value?: unknown; findings: Finding[] } {
  const walk: Walk = {
    file,
    text,
    findings: [],
    open: new Set(),
    anchors: new Map(),
    targets: new Map(),
    aliased: 0,
    repeated: 0,
    inAlias: false,
  };
  const value = read(walk, document.contents, "", 0);
  return value === STOP || walk.findings.length > 0
    ? { findings: walk.findings.slice(0, MAX_FINDINGS) }
    : { value, findings: [] };
}

function read(walk: Walk, node: Node | null, pointer: string, depth: number): unknown {
  if (node === null) return null;
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  if (depth > MAX_DEPTH) return stop(walk, node, "nested-too-deep", { limit: MAX_DEPTH });
  if (walk.inAlias) {
    walk.aliased += 1;
    if (walk.aliased > MAX_ALIASED) return stop(walk, node, "too-many-aliases", { limit: MAX_ALIASED });
  }
  if (isAlias(node)) return readAlias(walk, node, pointer, depth);
  if (node.anchor !== undefined && !walk.inAlias) walk.anchors.set(node.anchor, node);
  if (node.tag !== undefined) note(walk, node, "yaml-tag", { tag: node.tag.replace("tag:yaml.org,2002:", "!!") });
  if (isMap(node)) return readMap(walk, node, pointer, depth);
  if (isSeq(node)) {
    const list: unknown[] = [];
    walk.open.add(node);
    for (const [index, item] of node.items.entries()) {
      const value = read(walk, item as Node | null, pointerTo(pointer, index), depth + 1);
      if (value === STOP) return STOP;
      list.push(value);
    }
    walk.open.delete(node);
    return list;
  }
  if (!isScalar(node)) return null;
  if (typeof node.value === "string") {
    noteControl(walk, node, node.value);
    if (walk.inAlias) walk.repeated += node.value.length;
    if (walk.repeated > MAX_BYTES) return stop(walk, node, "too-many-aliases", { limit: MAX_ALIASED });
  }
  return node.value;
}

/** A control character that an escape makes: as it is, it would have been refused with its file. */
function noteControl(walk: Walk, node: Node, value: string): void {
  if (controlIn(value) === undefined) return;
  const { file, start, end } = spanOf(walk, node);
  const escaped = escapesIn(walk.text.slice(start, end)).find(({ character }) => controlIn(character) !== undefined);
  const place = escaped ? { file, start: start + escaped.start, end: start + escaped.end } : { file, start, end };
  const character = codePointOf(escaped?.character ?? controlIn(value)?.character ?? "");
  walk.findings.push(finding("control-character", { character }, place, { hint: "delete the escape" }));
}

function readMap(walk: Walk, node: YAMLMap, pointer: string, depth: number): unknown {
  const map: Record<string, unknown> = {};
  const seen = new Map<string, Node>();
  walk.open.add(node);
  for (const { key, value } of node.items) {
    const name = readKey(walk, key as Node | null, node);
    if (name === undefined) continue;
    const first = seen.get(name);
    if (first) {
      const related = [{ place: spanOf(walk, first), message: "it is here first" }];
      walk.findings.push(finding("duplicate-key", { key: name }, spanOf(walk, key as Node), { related }));
      continue;
    }
    seen.set(name, key as Node);
    const plain = read(walk, value as Node | null, pointerTo(pointer, name), depth + 1);
    if (plain === STOP) return STOP;
    if (name === "__proto__") Object.defineProperty(map, name, { value: plain, enumerable: true });
    else map[name] = plain;
  }
  walk.open.delete(node);
  return map;
}

function readKey(walk: Walk, key: Node | null, map: YAMLMap): string | undefined {
  const { isAlias, isScalar } = yaml();
  if (isScalar(key) && typeof key.value === "string") {
    if (key.tag !== undefined) note(walk, key, "yaml-tag", { tag: key.tag.replace("tag:yaml.org,2002:", "!!") });
    noteControl(walk, key, key.value);
    if (key.value !== "<<" || key.type !== "PLAIN") return key.value;
    note(walk, key, "merge-key", {});
    return undefined;
  }
  const found =
    isScalar(key) && key.value !== null ? `a ${typeof key.value}` : isScalar(key) ? "empty" : "a collection";
  note(walk, key ?? map, "non-text-key", { found: isAlias(key) ? "an alias" : found });
  return undefined;
}

function readAlias(walk: Walk, node: Node, pointer: string, depth: number): unknown {
  if (!yaml().isAlias(node)) return null;
  if (!walk.targets.has(node)) walk.targets.set(node, walk.anchors.get(node.source));
  const target = walk.targets.get(node);
  if (!target || walk.open.has(target)) return note(walk, node, "unknown-alias", { alias: node.source });
  const outer = walk.inAlias;
  walk.inAlias = true;
  const value = read(walk, target, pointer, depth);
  walk.inAlias = outer;
  return value;
}

function stop<N extends DiagnosticName>(walk: Walk, node: Node, name: N, params: DiagnosticParams<N>): typeof STOP {
  note(walk, node, name, params);
  return STOP;
}

function note<N extends DiagnosticName>(walk: Walk, node: Node, name: N, params: DiagnosticParams<N>): undefined {
  walk.findings.push(finding(name, params, spanOf(walk, node)));
}

function spanOf(walk: Walk, node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { file: walk.file, start, end };
}
