import { themed } from "../../model/outputs/themed.ts";
import type { Schema } from "../../model/schema.ts";

/** A rule for each type of entity and each relation, with its colour of the theme. */
export function schemaColors({ entities, relations }: Schema, theme: "light" | "dark"): string {
  const rule = (kind: "t" | "r", { name, color, dark }: { name: string; color: string; dark: string | null }): string =>
    `.${colorClass(kind, name)} { color: ${themed(color, theme === "dark", dark)}; }\n`;
  return [
    ...Object.values(entities).flatMap((type) => (type.abstract ? [] : [rule("t", type)])),
    ...Object.values(relations).map((type) => rule("r", type)),
  ].join("");
}

/** The class that gives what is of a type its colour. Names of types come from the names of files. */
export function colorClass(kind: "t" | "r", type: string): string {
  return `${kind}-${type.replace(/[^A-Za-z0-9_-]/g, (mark) => `-${mark.charCodeAt(0)}-`)}`;
}
