import type { Location, Position } from "vscode-languageserver";
import { referenceEdits } from "../refactor/reference-edits.ts";
import { cursorAt } from "./cursor.ts";
import type { OpenProject } from "./open-project.ts";
import { locationOf, offsetAt } from "./places.ts";

/** The file that declares what is named at a position: of an entity, or of the project's own entity or relation type. */
export function definitionAt(project: OpenProject, path: string, position: Position): Location | null {
  const cursor = cursorAt(project.textOf(path), offsetAt(project.linesOf(path), position));
  if (cursor === null) return null;
  const entity = cursor.on === "value" ? project.entity(cursor.text) : undefined;
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
export function entityAt(project: OpenProject, path: string, position: Position): string | null {
  const cursor = cursorAt(project.textOf(path), offsetAt(project.linesOf(path), position));
  const named = cursor?.on === "value" ? project.entity(cursor.text) : undefined;
  const own = project.candidates.find(({ entity }) => entity.file === path)?.entity;
  return (named ?? own)?.id ?? null;
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
