import type { Schema } from "../model/schema.ts";
import { themed } from "../model/themed.ts";

/** A rule for each type of entity, with its colour of the theme. */
export function typeColors(schema: Schema, theme: "light" | "dark"): string {
  return Object.values(schema.entities)
    .filter(({ abstract, name }) => !abstract && CLASS.test(name))
    .map(({ name, color, dark }) => `.t-${name} { --c: ${themed(color, theme === "dark", dark)}; }\n`)
    .join("");
}

const CLASS = /^[\w-]+$/;
