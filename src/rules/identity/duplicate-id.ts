import { finding } from "../../diagnostics/registry.ts";
import type { EntityRule } from "../rule.ts";

/** An id is a file name, and no two files have the same. */
export const duplicateId: EntityRule = ({ symbols }) =>
  [...symbols.redeclared].flatMap(([id, files]) => {
    const first = symbols.declared.get(id)?.file ?? "";
    const related = [
      { place: { file: first, pointer: "/type", on: "value" } as const, message: "first declared here" },
    ];
    return files.map((file) =>
      finding("duplicate-id", { id, first }, { file, pointer: "/type", on: "value" }, { related }),
    );
  });
