import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { nodeAttributes } from "../../src/compile/node-attributes.ts";
import { parseQuantity } from "../../src/model/quantity.ts";
import { quantityText } from "../../src/wording/quantities.ts";
import { projectOf } from "../helpers/findings.ts";

const SOURCE = "type: source\nname: Ledger\nkind: dataset\ndate: 2024-01-01\nrelations: {authored_by: ann}\n";

/** A project in which relations have units of one kind and of several, and an entity a turnover. */
function ledger(relations: string, turnover = "") {
  const files = {
    "schema/relations/killed.yaml":
      "domain: actor\nvalue: quantity\nunits: people\nqualifiers:\n  among: {type: quantity, units: people}\n",
    "schema/relations/pays.yaml":
      "domain: actor\nrange: actor\nqualifiers:\n  compensation: {type: quantity, units: [eur, usd, percent]}\n  free: {type: quantity}\n",
    "schema/entities/firm.yaml":
      "extends: organisation\nattributes:\n  turnover: {type: quantity, units: [eur, usd]}\n  staff: {type: quantity, units: people}\n",
    "data/ann.yaml": `type: person\nname: Ann\nrelations:\n${relations}\n`,
    "data/bob.yaml": `type: firm\nname: Bob\n${turnover}`,
    "data/ledger.yaml": SOURCE,
  };
  return checkProject(projectOf(files), { partial: true });
}

const found = (relations: string, turnover?: string): readonly string[] =>
  ledger(relations, turnover)
    .diagnostics.filter(({ name }) => name !== "unreachable-entity")
    .map(({ code, message, hint }) => `${code} ${message} ${hint ?? ""}`.trim());

const pays = (amount: string): readonly string[] => found(`  pays: {to: bob, compensation: ${amount}, source: ledger}`);

describe("a number without a unit", () => {
  it("is in the only unit that is declared: `298` and `298 people` are one quantity", () => {
    const relations = `  killed:
    claims:
      - {value: 298, source: ledger, at: p. 1}
      - {value: 298 people, by: bob, source: ledger, at: p. 2}`;
    const { dataset, diagnostics } = ledger(relations);
    expect(diagnostics).toEqual([]);
    const [fact] = dataset?.facts.filter(({ type }) => type === "killed") ?? [];
    expect(fact?.rollup.quantities.map((rolled) => quantityText(rolled))).toEqual(["298 people (2 of 2 voices)"]);
    expect(fact?.claims.map(({ says }) => says["value"])).toEqual([
      parseQuantity("298 people"),
      parseQuantity("298 people"),
    ]);
  });

  it.each([
    ["298", "298 people"],
    ["~298", "~298 people"],
    ["10..20", "10..20 people"],
    ["2000?..", "2000?.. people"],
    ["500/day", "500 people/day"],
    ["500 / day", "500 people/day"],
  ])("%s is %s", (bare, whole) => {
    expect(parseQuantity(bare, ["people"])).toEqual(parseQuantity(whole));
  });

  it("is an error where there are several, with the choices", () => {
    expect(pays("250000000")).toEqual([
      "E2030 `250000000` does not say in which unit `compensation` is. name one of eur, usd, percent: `250000000 eur`",
    ]);
    expect(pays("10..20")[0]).toMatch(/^E2030 /);
    expect(pays("5/month")[0]).toMatch(/^E2030 /);
    expect(found("  pays: {to: bob, source: ledger}", "turnover: 0100\n")[0]).toMatch(
      /^E2030 `0100` does not say in which unit `turnover` is/,
    );
    expect(pays("250000000 eur")).toEqual([]);
    expect(found("  pays: {to: bob, free: 5, source: ledger}")).toEqual([]);
  });
});

describe("an amount", () => {
  it.each(["-3 usd", "-3.50..-1 eur", "-2..5 percent", "..-1 usd", "~-3 usd", "12.25 percent", "0.001 percent"])(
    "may be %s",
    (amount) => {
      expect(pays(`"${amount}"`)).toEqual([]);
      expect(parseQuantity(amount)?.text).toBe(amount);
    },
  );

  it("has its bounds the right way round, and groups of digits below zero too", () => {
    expect(parseQuantity("-3..-5 usd")).toBeNull();
    expect(parseQuantity("-3.50..-1 eur")).toMatchObject({ min: -3.5, max: -1, unit: "eur" });
    const { dataset } = ledger("  pays: {to: bob, compensation: -25000 usd, source: ledger}");
    const [fact] = dataset?.facts.filter(({ type }) => type === "pays") ?? [];
    expect(fact?.rollup.quantities.map((rolled) => quantityText(rolled))).toEqual(["compensation -25,000 usd"]);
  });

  it.each([
    ["12.25%", "12.25 percent"],
    ["12.25 %", "percent", "E2010"],
    ["12,5 %", "12.5 percent"],
    ["$3 million", "3000000 usd"],
    ["-$2.5bn", "-2500000000 usd"],
    ["€250_000_000", "250000000 eur"],
    ["250 000 000 eur", "250000000 eur"],
    ["−3 usd", "-3 usd"],
    ["about 3 usd", "~3 usd"],
    ["3-5 usd", "3..5 usd"],
  ])("that is written %s gets a hint that `check` takes: %s", (written, hint, code = "E2008") => {
    const said = pays(JSON.stringify(written));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(new RegExp(`^${code} `));
    expect(said[0]).toContain(`\`${hint}\``);
    if (code === "E2008") expect(pays(JSON.stringify(hint))).toEqual([]);
  });
});

it("of an entity is exported as numbers, with its unit", () => {
  const { dataset } = ledger("  pays: {to: bob, source: ledger}", "turnover: -1200.55..3 eur\nstaff: 12\n");
  const bob = dataset?.entities.find(({ id }) => id === "bob");
  if (!dataset || !bob) throw new Error("no bob");
  expect(nodeAttributes(bob, dataset.schema, { x: 0, y: 0, size: 1 })).toMatchObject({
    turnover: "-1200.55..3 eur",
    turnover_min: -1200.55,
    turnover_max: 3,
    turnover_unit: "eur",
    staff: "12 people",
    staff_min: 12,
    staff_max: 12,
    staff_unit: "people",
  });
});
