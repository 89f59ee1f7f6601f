import { count, grouped } from "../counts.ts";

/** What the first picture of a graph without a story shows. */
export function bestKnownText(entities: number): string {
  return `The ${count(entities, "entity", "entities")} that corroborated facts tie most to one another, and these facts. All others are one click away.`;
}

/** That a page has loaded a part of its facts. */
export function partText({ facts, of }: { readonly facts: number; readonly of: number }): string {
  return `Loaded: ${grouped(facts)} of ${count(of, "fact")}, those about what is opened, in focus or on the path.`;
}
