import type { Location, Position } from "vscode-languageserver";
import type { Entity } from "../model/entity.ts";
import { referenceEdits } from "../refactor/reference-edits.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import type { OpenProject } from "./open-project.ts";
import { locationOf, offsetAt } from "./places.ts";
import { isReference } from "./shapes.ts";

/** The file that declares what is named at a position: of an entity, or of the project's own entity or relation type. */
export function definitionAt(project: OpenProject, path: string, position: Position): Location | null {
  const cursor = cursorAt(project.textOf(path), offsetAt(project.linesOf(path), position));
  if (cursor === null) return null;
  const entity = namedAt(project, path, cursor);
  const types = [`schema/entities/${cursor.text}.yaml`, `schema/relations/${cursor.text}.yaml`];
  const file = entity?.file ?? types.find((one) => project.has(one));
  return file === undefined ? null : locationOf(project, file, { start: 0, end: 0 });
}

/** Every place that refers to the entity that is named at a position; in the file of an entity, to that entity. */
export function referencesAt(
  project: OpenProject,
  path: string,
  position: Position,
  includesDeclaration: boolean,
): Location[] {
  const id = entityAt(project, path, position);
  return id === null ? [] : referencesTo(project, id, includesDeclaration);
}

/** The entity that is meant at a position: the one that is named there, else the one whose file it is. */
function entityAt(project: OpenProject, path: string, position: Position): string | null {
  const cursor = cursorAt(project.textOf(path), offsetAt(project.linesOf(path), position));
  const named = cursor === null ? undefined : namedAt(project, path, cursor);
  return (named ?? ownEntity(project, path))?.id ?? null;
}

/** The entity that a value refers to; undefined where it refers to none. */
export function namedAt(project: OpenProject, path: string, { on, text, path: keys }: Cursor): Entity | undefined {
  if (on === "key") return undefined;
  const entity = project.entity(text);
  return entity && isReference(project.shapes.at(path, project.typeOf(path), keys), text) ? entity : undefined;
}

/** The entity whose file it is. */
export function ownEntity(project: OpenProject, path: string): Entity | undefined {
  return project.candidates.find(({ entity }) => entity.file === path)?.entity;
}

function referencesTo(project: OpenProject, id: string, includesDeclaration: boolean): Location[] {
  const sources = project.sources();
  // What a rename would rewrite is what refers to it.
  const others = sources.documents.filter((doc) => doc.id !== id);
  const own = sources.documents.filter((doc) => doc.id === id);
  const undeclared = own.map((doc) => ({ ...doc, id: `${id}-` }));
  const edits = referenceEdits({ old: id, now: `${id}-` }, sources, [...others, ...undeclared], (file) =>
    project.textOf(file),
  );
  const places = [...edits].flatMap(([file, some]) => some.map((edit) => locationOf(project, file, edit)));
  const declared = includesDeclaration ? own.map(({ file }) => locationOf(project, file, { start: 0, end: 0 })) : [];
  return [...declared, ...places];
}
