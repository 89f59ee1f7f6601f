import type { Named } from "../protocol.ts";

/** Whether it names something: a command may be given anything, and a menu gives it a file. */
export function isNamed(given: unknown): given is Named {
  if (typeof given !== "object" || given === null || !("what" in given) || !("id" in given)) return false;
  return (given.what === "entity" || given.what === "fact") && typeof given.id === "string";
}
