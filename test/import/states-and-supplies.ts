import { expect } from "vitest";
import type { Host } from "../../src/host/host.ts";
import { memoryHost } from "../../src/host/memory-host.ts";

import { type ImportedFiles, importRows } from "../helpers/import-rows.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

export const MAP = `source: {id: cow-2024, name: Correlates of War, kind: dataset, date: 2024}
entities:
  - {type: state, id: ccode, register: cow, name: name, alias: {column: aka, split: ";"}, identifiers: {iso3: abb}}
  - {type: resource, id: thing}
relations:
  - type: supplies
    key: row
    from: {column: from, register: cow}
    to: {column: to, register: cow}
    start: year
    end: {column: until, open: [ongoing]}
    qualifiers: {item: thing, quantity: {column: n, unit: rounds}}
`;
export const STATES = `ccode,name,abb,aka
2,United States,USA,America;U.S.
20,Canada,CAN,NA
365,Russia,RUS,
731,"North Korea",PRK,DPRK
`;
export const SUPPLIES = `row,from,to,thing,n,year,until
1,731,365,shells,5000000,2023-01-05 00:00:00,2024
2,731,365,rockets,-9,2024,ongoing
3,2,20,shells,"1,200",1999,1999
`;

export interface Project {
  readonly host: Host;
  text(path: string): string;
  put(path: string, text: string): void;
  edit(path: string, from: string, to: string): void;
  /** Imports and writes. */
  run(): Promise<ImportedFiles>;
}

export function projectWith(files: Readonly<Record<string, string | Uint8Array>>): Project {
  const host = memoryHost(new Map<string, string | Uint8Array>([...shippedSchema(), ...Object.entries(files)]));
  const text = (path: string): string => new TextDecoder().decode(host.read(path));
  const put = (path: string, written: string): void => host.write(path, [written]);
  return {
    host,
    text,
    put,
    edit(path, from, to) {
      expect(text(path)).toContain(from);
      put(path, text(path).replace(from, to));
    },
    async run() {
      const imported = await importRows(host);
      host.writeAll(imported.changes.map(({ path, text: made }) => ({ path, chunks: () => [made] })));
      return imported;
    },
  };
}

export const KOREA = "data/imported/map/state/731.yaml";
export const ROWS = { "imports/map.yaml": MAP, "imports/states.csv": STATES, "imports/supplies.csv": SUPPLIES };

export function changedFiles({ changes }: ImportedFiles): readonly string[] {
  return changes.map(({ path }) => path).filter((path) => path.endsWith(".yaml"));
}

export function found({ findings }: ImportedFiles): readonly string[] {
  return findings.map(({ name }) => name);
}
