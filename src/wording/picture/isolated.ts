import { count } from "../counts.ts";

/** What a list of components leaves out. */
export function isolatedNote(isolated: number): string {
  return `${count(isolated, "entity", "entities")} without any such tie ${isolated === 1 ? "is" : "are"} left out`;
}
