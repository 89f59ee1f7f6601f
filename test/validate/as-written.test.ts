import { describe, expect, it } from "vitest";
import { diagnosticsOf, state } from "../helpers/findings.ts";

const said = (files: Readonly<Record<string, string>>): string =>
  diagnosticsOf(files)
    .filter(({ name }) => name !== "unreachable-entity")
    .map(({ message, hint = "", fix = [] }) => [message, hint, ...fix.map(({ newText }) => newText)].join(" | "))
    .join("\n");

describe("messages", () => {
  it.each([
    "0278000123",
    "40702810900000012345",
    "+4712345678",
    "0x1F",
    "0o17",
    "12e4567",
    "1.10",
    ".5",
    "-.inf",
    "1e3",
    "True",
  ])("quote %s as it is written", (written) => {
    const quoted = `put it in quotes: \`"${written}"\` | "${written}"`;
    const kind = written === "True" ? `\`${written}\`` : `the number ${written}`;
    expect(said(state(`identifiers: {tax: ${written}}\n`))).toBe(
      `\`tax\` takes text, and this is ${kind}. | ${quoted}`,
    );
    expect(said(state(`identifiers: &ids\n  tax: &it ${written}\n  other: *it\n`))).toContain(quoted);
    expect(said(state(`capital: ${written}\n`))).toContain(quoted);
    expect(said(state(`aliases: [${written}]\n`))).toContain(quoted);
    expect(said(state(`names: {ru: ${written}}\n`))).toContain(quoted);
  });

  it("quote a number that is not among the choices, not a date, not a quantity or listed twice as it is written", () => {
    const fact = (keys: string): Record<string, string> =>
      state(`relations: {borders: {to: sylvania, source: ledger, ${keys}}}\n`);
    expect(said(fact("credibility: 0x1F"))).toContain("`0x1F`");
    expect(said(fact("said: 1.10"))).toContain("`1.10`");
    expect(said(fact("at: 1.10"))).toContain("1.10");
    const sells = "schema/relations/sells.yaml";
    const schema = { [sells]: "domain: actor\nvalue: quantity\nunits: [a, b]\n" };
    expect(said({ ...schema, ...state("relations: {sells: {value: 1.10, source: ledger}}\n") })).toContain("`1.10`");
    expect(said({ ...schema, ...state("relations: {sells: {value: .inf, source: ledger}}\n") })).toContain(
      "the number .inf",
    );
  });

  it("quote the schema and the project file as they are written", () => {
    expect(said({ "schema/entities/ship.yaml": "extends: thing\nlabel: 0278\n" })).toContain("the number 0278");
    expect(said({ "schema/entities/ship.yaml": "extends: thing\ncolor: 0x1F\n" })).toContain("`0x1F`");
    expect(said({ "entente.yaml": "title: 1.10\n" })).toContain("1.10");
  });
});
