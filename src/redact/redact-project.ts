import type { Finding } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { blockYaml } from "../fmt/block-yaml.ts";
import { NO_ORDER } from "../fmt/key-order.ts";
import type { Snapshot } from "../host/host.ts";
import { overlay } from "../host/overlay.ts";
import type { Document } from "../model/document.ts";
import { isMapping } from "../model/mapping.ts";
import { pointerTo } from "../model/pointer.ts";
import { documentsIn } from "../parse/read-folder.ts";
import { valuesIn } from "../project/conditions.ts";
import { PROJECT_FILE } from "../project/keys.ts";
import { readDeclarations } from "../project/read-declarations.ts";
import { openProjectFile } from "../project/read-project.ts";
import { fold } from "../text/fold.ts";
import { withheldText } from "../wording/withheld.ts";
import { findHidden, type Hidden, textsIn } from "./hidden.ts";
import { GRAMMAR, names, redactDocument } from "./redact-document.ts";

/** A project without what it keeps private, or where its open texts name that. */
export interface Redacted {
  /** The same files, but for those that say less; what follows from them is for a build of it to compute. */
  readonly open: Snapshot;
  /** Facts that views of the story name. */
  readonly named: ReadonlySet<string>;
  /** Open texts that name what is hidden: nothing may be published before they are reworded. */
  readonly findings: readonly Finding[];
  /**
   * The same with the facts that the views of the story name, of those that a build of `open` has of them.
   *
   * @param withheld how many claims are left out: told where the project wants it
   */
  readonly withFacts: (facts: ReadonlySet<string>, withheld: number) => Snapshot;
}

/**
 * Leaves out of a project what is marked `private` or of a private type, and whatever names it. Meant for a project without errors; a project
 * that keeps nothing private is given as it is.
 */
export function redactProject(host: Snapshot): Redacted {
  const { document } = openProjectFile(host);
  const documents = documentsIn(host, "data");
  const types = new Set(textsIn(document?.value["private_types"]));
  const hidden = findHidden(documents, types, readDeclarations(host).schema);
  const files = new Map<string, Uint8Array | null>();
  const findings: Finding[] = [];
  for (const one of documents) {
    const open = redactDocument(one, hidden);
    if (open !== one) files.set(one.file, open && bytesOf(open.value));
    if (open) findings.push(...namedIn(open, hidden));
  }
  const isUnchanged = files.size === 0 && types.size === 0;
  const withFacts = (facts: ReadonlySet<string> | null, withheld: number): Snapshot => {
    if (isUnchanged) return host;
    const all = new Map(files);
    if (document) all.set(PROJECT_FILE, bytesOf(storyWithout(document.value, hidden, facts, withheld)));
    return overlay(host, all);
  };
  if (document && !isUnchanged)
    findings.push(...namedIn({ ...document, value: storyWithout(document.value, hidden, null, 0) }, hidden));
  return { open: withFacts(null, 0), named: namedBy(document), findings, withFacts };
}

function namedBy(story: Document | undefined): ReadonlySet<string> {
  const views = story?.value["views"];
  return new Set(Array.isArray(views) ? views.flatMap((view) => (isMapping(view) ? textsIn(view["facts"]) : [])) : []);
}

/** The story without views that look through hidden eyes, and without hidden things in the others. */
function storyWithout(
  { private_types: types, tells_withheld: tells, views, ...written }: Document["value"],
  hidden: Hidden,
  facts: ReadonlySet<string> | null,
  withheld: number,
): Document["value"] {
  const standfirst = [written["standfirst"] ?? [], withheldText(withheld)].flat().join("\n\n");
  const story = tells === true && withheld > 0 ? { ...written, standfirst } : written;
  const without = [...new Set([...textsIn(story["without_types"]), ...textsIn(types)])];
  const whole = without.length === 0 ? story : { ...story, without_types: without };
  if (!Array.isArray(views)) return whole;
  const left = views.flatMap((view) => {
    if (!isMapping(view)) return [view];
    // Without its lens, its bloc or a condition a view would show something else.
    const hides = ["lens", "arrange", "bloc"].some((key) => names(view[key], hidden)) || asksFor(view["where"], hidden);
    if (hides) return [];
    return Object.fromEntries(
      Object.entries(view).flatMap(([key, value]) => {
        if (key === "facts") {
          const kept = facts === null ? [] : textsIn(value).filter((id) => facts.has(id));
          return kept.length === 0 ? [] : [[key, kept]];
        }
        if (!Array.isArray(value)) return names(value, hidden) || hidden.types.has(String(value)) ? [] : [[key, value]];
        const kept = value.filter((one) => !names(one, hidden) && !hidden.types.has(String(one)));
        return kept.length === 0 && value.length > 0 ? [] : [[key, kept]];
      }),
    );
  });
  return left.length === 0 ? whole : { ...whole, views: left };
}

/** Whether a condition compares with what is hidden. */
function asksFor(where: unknown, { ids, types }: Hidden): boolean {
  const conditions = isMapping(where) ? Object.values(where).flatMap((one) => textsIn(one)) : [];
  return conditions.flatMap(valuesIn).some((value) => ids.has(value) || types.has(value));
}

/** Texts of an open document that name what is hidden, as whole words. Texts that are the name of something else as well are not looked for. */
function namedIn({ file, value }: Document, hidden: Hidden): readonly Finding[] {
  if (hidden.names.size === 0) return [];
  const found: Finding[] = [];
  const look = (one: unknown, pointer: string): void => {
    if (Array.isArray(one)) for (const [n, item] of one.entries()) look(item, pointerTo(pointer, n));
    else if (isMapping(one)) {
      for (const [key, inner] of Object.entries(one)) if (!GRAMMAR.includes(key)) look(inner, pointerTo(pointer, key));
    } else if (typeof one === "string") {
      const name = hiddenNameIn(one, hidden.names);
      if (name !== null) found.push(finding("names-private", { name }, { file, pointer, on: "value" }));
    }
  };
  look(value, "");
  return found;
}

/** The longest run of whole words that is a hidden name. */
function hiddenNameIn(text: string, hidden: ReadonlyMap<string, string>): string | null {
  const folded = fold(text);
  for (const [name, written] of hidden) {
    for (let at = folded.indexOf(name); at >= 0 && name !== ""; at = folded.indexOf(name, at + 1)) {
      const isWord =
        !/[\p{L}\p{N}]/u.test(folded.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(folded.charAt(at + name.length));
      if (isWord) return written;
    }
  }
  return null;
}

function bytesOf(value: Document["value"]): Uint8Array {
  return new TextEncoder().encode(blockYaml(value, NO_ORDER));
}
