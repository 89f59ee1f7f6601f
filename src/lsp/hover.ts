import type { Hover, Position } from "vscode-languageserver";
import type { Fact } from "../model/fact.ts";
import { pointerTo } from "../model/pointer.ts";
import type { KnowledgeGraph } from "../query/knowledge-graph.ts";
import { factTitle } from "../wording/facts/fact-title.ts";
import { rollupSentence } from "../wording/support/rollup-sentence.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import { escaped, markdown } from "./markdown.ts";
import type { OpenProject } from "./open-project.ts";
import { offsetAt, rangeOf } from "./places.ts";
import { isReference } from "./shapes.ts";
import { choicesIn, keyText, valueText } from "./words.ts";

/** What the schema says of a key or a word, who an id is, and what the claims of the fact around it amount to. */
export function hoverAt(project: OpenProject, path: string, position: Position): Hover | null {
  const lines = project.linesOf(path);
  const cursor = cursorAt(project.textOf(path), offsetAt(lines, position));
  if (cursor === null) return null;
  const parts = [ownText(project, path, cursor), factText(project, path, cursor.path)].filter((part) => part !== "");
  if (parts.length === 0) return null;
  return { contents: markdown(parts.join("\n\n---\n\n")), range: rangeOf(lines, cursor) };
}

function ownText(project: OpenProject, path: string, { on, path: keys, text }: Cursor): string {
  const { schema } = project;
  const ways = project.shapes.at(path, project.typeOf(path), keys);
  if (on === "key") return keyText(schema, text, ways);
  const chosen = ways.flatMap((way) => choicesIn(schema, way)).find(({ value }) => value === text);
  if (chosen) return chosen.text;
  return isReference(ways, text) ? entityText(project, text) : valueText(schema, ways);
}

/** Who or what an id stands for. */
export function entityText(project: OpenProject, id: string): string {
  const entity = project.entity(id);
  if (entity === undefined) return "";
  const type = project.schema.entities[entity.type]?.label ?? entity.type;
  const names = [`**${escaped(entity.name)}** (${escaped(type)})`, escaped(entity.description ?? "")];
  return names.filter((one) => one !== "").join("\n\n");
}

function factText(project: OpenProject, path: string, keys: readonly (string | number)[]): string {
  const graph = project.graph();
  const fact = graph && factAt(graph, path, keys);
  if (!fact) return "";
  const sentence = rollupSentence(graph, fact, graph.statementsOf(fact));
  return `**${escaped(factTitle(graph, fact))}**\n\n${escaped(sentence)}`;
}

/** The fact whose entry a path leads into. */
export function factAt(graph: KnowledgeGraph, file: string, keys: readonly (string | number)[]): Fact | undefined {
  const pointers = new Set([""]);
  keys.reduce((above: string, key) => {
    const pointer = pointerTo(above, key);
    pointers.add(pointer);
    return pointer;
  }, "");
  return graph.dataset.facts
    .filter((fact) => fact.file === file && pointers.has(fact.pointer))
    .sort((a, b) => b.pointer.length - a.pointer.length)[0];
}
