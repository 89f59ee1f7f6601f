import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Schema } from "../model/schema.ts";
import type { Resolved } from "../resolve/resolve.ts";
import type { Rule } from "./rule.ts";

const rules: readonly Rule[] = [];

/** Runs every rule over a resolved project. */
export function checkRules(resolved: Resolved, schema: Schema): readonly Finding[] {
  return rules.flatMap((rule) => rule(resolved, schema));
}
