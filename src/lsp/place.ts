import type { Location } from "vscode-languageserver";
import type { OpenProject } from "./open-project.ts";
import { locationOf } from "./places.ts";
import type { Named } from "./protocol.ts";
import { spansIn } from "./spans.ts";

const TOP = { start: 0, end: 0 };

/** Where an entity or a fact is written; null where there is none of that id. Former ids lead there, too. */
export function placeOf(project: OpenProject, { what, id }: Named): Location | null {
  if (what === "entity") {
    const entity = project.entity(id);
    return entity ? locationOf(project, entity.file, TOP) : null;
  }
  const fact = project.graph()?.fact(id);
  if (!fact) return null;
  return locationOf(project, fact.file, spansIn(project.textOf(fact.file))(fact.pointer) ?? TOP);
}
