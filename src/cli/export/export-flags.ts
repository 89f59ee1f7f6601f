import { UsageError } from "../failure.ts";
import type { ExportFormat } from "./export-formats.ts";

/** The flags of `export`. */
export interface ExportFlags {
  readonly out: string;
  readonly mutual?: true;
}

/** Flags that only some formats take. */
const ONLY_FOR: Readonly<Record<Exclude<keyof ExportFlags, "out">, readonly ExportFormat[]>> = {
  mutual: ["gexf"],
};

/** Refuses a flag that a format does not take. */
export function checkFlags(format: ExportFormat, flags: ExportFlags): void {
  for (const [flag, formats] of Object.entries(ONLY_FOR)) {
    if (flag in flags && !formats.includes(format)) {
      throw new UsageError(`\`--${flag}\` is for ${formats.join(" and ")}, not for ${format}`);
    }
  }
}
