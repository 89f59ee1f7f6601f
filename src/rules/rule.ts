import type { Finding } from "../diagnostics/diagnostic.ts";
import type { Schema } from "../model/schema.ts";
import type { Resolved } from "../resolve/resolve.ts";

/** One thing that must hold across files. Pure; reports what it finds in the order of the files. */
export type Rule = (resolved: Resolved, schema: Schema) => readonly Finding[];
