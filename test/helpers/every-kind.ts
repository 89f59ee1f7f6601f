import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { KIND_NAMES, type KindName } from "../../src/model/kinds/index.ts";

/** A declaration of each kind, and a value as it would be written. A new kind does not compile without one. */
export const WRITTEN: { readonly [K in KindName]: { readonly declared: string; readonly value: string } } = {
  text: { declared: "{type: text}", value: '"Cranes, \\"tall\\" ones"' },
  number: { declared: "{type: number}", value: "4500.5" },
  boolean: { declared: "{type: boolean}", value: "false" },
  date: { declared: "{type: date}", value: "2020-01/.." },
  url: { declared: "{type: url}", value: "https://cranes.example/" },
  coordinates: { declared: "{type: coordinates}", value: '"-33.9, -70.7"' },
  quantity: { declared: "{type: quantity, units: [eur]}", value: "~1200.55..3000 eur/year" },
  enum: { declared: "{enum: [open, closed]}", value: "closed" },
  ref: { declared: "{ref: [thing]}", value: "rivet" },
};

/** Firms that have every kind of value as an attribute and as a qualifier, singly (`one_date`) and in lists (`list_date`). */
export function everyKindProject(): Map<string, string> {
  const fields = KIND_NAMES.flatMap((kind) => {
    const { declared } = WRITTEN[kind];
    return [`  one_${kind}: ${declared}`, `  list_${kind}: ${declared.replace("}", ", list: true}")}`];
  });
  const values = KIND_NAMES.flatMap((kind) => {
    const { value } = WRITTEN[kind];
    return [`one_${kind}: ${value}`, `list_${kind}: [${value}]`];
  });
  return new Map([
    ["schema/entities/thing.yaml", "label: Thing\nplural: Things\nabstract: true\n"],
    ["schema/entities/source.yaml", "label: Source\nplural: Sources\nextends: thing\n"],
    ["schema/entities/firm.yaml", `label: Firm\nplural: Firms\nextends: thing\nattributes:\n${fields.join("\n")}\n`],
    [
      "schema/relations/owns.yaml",
      `label: owns\ninverse: owned by\ndomain: [firm]\nrange: [firm]\nkey: [${KIND_NAMES.map((kind) => `one_${kind}`).join(", ")}]\nqualifiers:\n${fields.join("\n")}\n`,
    ],
    ["data/gazette.yaml", "type: source\nname: Gazette\n"],
    ["data/rivet.yaml", "type: firm\nname: Rivet Ltd\n"],
    [
      "data/crane.yaml",
      `type: firm\nname: Crane Works\n${values.join("\n")}\nrelations:\n  owns:\n    - to: rivet\n      source: gazette\n${values.map((line) => `      ${line}\n`).join("")}`,
    ],
  ]);
}

export function everyKindDataset(): Dataset {
  const { dataset, diagnostics } = checkProject(memoryHost(everyKindProject()));
  if (!dataset || diagnostics.length > 0) {
    throw new Error(diagnostics.map(({ message, span }) => `${span.file} ${message}`).join("\n"));
  }
  return dataset;
}
