import { digestOf } from "../../host/content-digest.ts";
import type { Project } from "../../model/project.ts";
import type { Schema } from "../../model/schema.ts";

/** What all blocks of a project depend on. */
export interface BuildGrounds {
  readonly root: string;
  readonly program: string;
  readonly flags: unknown;
  readonly schema: Schema;
  readonly views: Project["views"];
  /** No warning is told, and none is an error. */
  readonly onlyErrors: boolean;
  /** Nothing is written that shows how types are called and drawn. */
  readonly onlyFacts: boolean;
}

/** A digest of it. While that is the same, what was made of blocks holds. */
export function buildKey({ root, program, flags, schema, views, onlyErrors, onlyFacts }: BuildGrounds): string {
  const plain = JSON.stringify(schema, withoutLooks);
  const selected = views.map(selectionOf);
  const facts = digestOf(JSON.stringify([root, program, plain, selected]));
  const declared = onlyErrors && onlyFacts ? plain : schema;
  return `${facts}-${digestOf(JSON.stringify([root, program, flags, onlyErrors, declared, selected]))}`;
}

/** What of it facts depend on. */
export function groundsOfFacts(build: string): string {
  return build.slice(0, build.indexOf("-"));
}

/** Of types and their fields: of no weight for facts, and told in findings alone, of which what is kept has none. */
const LOOKS: ReadonlySet<string> = new Set(["label", "plural", "inverse", "description", "color", "dark", "shape"]);

/** A type or a field may have such a name: its value is a mapping. */
function withoutLooks(key: string, value: unknown): unknown {
  return LOOKS.has(key) && typeof value === "string" ? undefined : value;
}

/** What of a view decides which facts fill it: its words may change without a look at any fact. */
function selectionOf({
  title: _,
  text: _text,
  arrange: _rows,
  layout: _layout,
  ...selection
}: Project["views"][number]): object {
  return selection;
}
