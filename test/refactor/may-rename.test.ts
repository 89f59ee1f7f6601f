import { describe, expect, it } from "vitest";
import { refuseId } from "../../src/refactor/may-rename.ts";
import type { SymbolTable } from "../../src/resolve/symbol-table.ts";

const FILE = "data/states/carthage.yaml";
const symbols = {
  declared: new Map([
    ["carthage", { file: FILE }],
    ["ostia", { file: "data/states/ostia.yaml" }],
  ]),
  merged: new Map([
    ["kart", "carthage"],
    ["portus", "ostia"],
  ]),
} as unknown as SymbolTable;
const refused = (now: string) => refuseId(symbols, "carthage", now, FILE);
const RULE = "an id has lower-case letters and digits, in words joined by hyphens";

describe("an id that an entity cannot get", () => {
  it.each([
    ["Qart Hadasht", "`Qart Hadasht` cannot be an id", "`qart-hadasht` can"],
    ["unknown", "`unknown` cannot be an id", RULE],
    ["con", "`con` cannot be an id", RULE],
    ["com1", "`com1` cannot be an id", RULE],
    ["!", "`!` cannot be an id", RULE],
    ["", "`` cannot be an id", RULE],
    [
      "ostia",
      "`ostia` is the id of data/states/ostia.yaml",
      "where both are the same, `entente merge carthage ostia` makes one of them",
    ],
  ])("%j: tells why, and what can be done", (now, message, hint) => {
    expect(refused(now)).toEqual({ message, hint });
  });

  it("is its own, or one that another entity had", () => {
    expect(refused("carthage")).toEqual({ message: `\`carthage\` is its id already, in ${FILE}` });
    expect(refused("portus")).toEqual({ message: "`portus` is a former id of `ostia`" });
  });

  it("is none that is free, or that it had itself", () => {
    for (const now of ["qart-hadasht", "1453", "kart", "conakry"]) expect(refused(now)).toBeNull();
  });
});
