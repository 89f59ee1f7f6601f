import { describe, expect, it } from "vitest";
import { checkProject } from "../../src/build.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Dataset } from "../../src/model/dataset.ts";
import { type VerifyReport, verify } from "../../src/verify/verify.ts";
import { harbourProject } from "../helpers/harbour-project.ts";

const GAZETTE = [
  "The Harbour Gazette",
  "",
  "Coal went north\u00a0in great",
  "heaps, said the \u201cport master\u201d.",
  "",
  "A reader writes: nonsense, there was none.",
  "",
].join("\n");

const SOURCES = {
  "data/sources/gazette.yaml": "type: source\nname: Gazette\nkind: news\narchive: gazette.txt\n",
  "data/sources/letter.yaml":
    "type: source\nname: Letter\nkind: opinion\nrelations:\n  part_of: {to: gazette, source: letter, at: l. 6}\n",
  "data/sources/almanac.yaml": "type: source\nname: Almanac\nkind: news\n",
};

/** The harbour project with one fact that makes these claims, verified against the copy above. */
function verified(
  claims: string,
  archive: Record<string, string | Uint8Array> = { "gazette.txt": GAZETTE },
  file = "gazette.txt",
): Promise<VerifyReport> {
  return verify(dataset(claims, file), (name) => {
    const content = archive[name];
    return typeof content === "string" ? new TextEncoder().encode(content) : content;
  });
}

function dataset(claims: string, archive: string): Dataset {
  const files = harbourProject();
  for (const [path, text] of Object.entries(SOURCES)) files.set(path, text.replace("gazette.txt", archive));
  files.set(
    "schema/entities/source.yaml",
    "label: Source\nplural: Sources\nextends: thing\nattributes:\n  kind: {enum: [news, opinion], required: true}\n  date: {type: date}\n  archive: {type: text}\n",
  );
  files.set(
    "schema/relations/part_of.yaml",
    "label: part of\ninverse: has part\ndomain: [thing]\nrange: [thing]\nself_evident: true\ncolor: '#64748b'\n",
  );
  files.set(
    "data/facts/coal-shipment.yaml",
    `type: supplies\nfrom: ostia\nto: sudmark\nitem: coal\nclaims:\n${claims.replaceAll(/^/gm, "  ")}\n`,
  );
  const { dataset, diagnostics } = checkProject(memoryHost(files));
  if (!dataset) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return dataset;
}

describe("verify", () => {
  it("passes locators that are there and quotes that are at them", async () => {
    const report = await verified(
      '- {source: gazette, at: l. 3, quote: north in great}\n- {source: gazette, at: "para. 2", quote: great heaps}\n- {source: letter, at: l. 6}',
    );
    expect(report.findings).toEqual([]);
    // The letter's own part_of is the fourth.
    expect(report.checked).toEqual({ claims: 4, locators: 4, quotes: 2 });
  });

  it("normalises white space, the non-breaking space among it, and neither quotation marks nor case", async () => {
    expect((await verified("- {source: gazette, at: l. 3, quote: went   north in}")).findings).toEqual([]);
    const [found] = (await verified('- {source: gazette, at: ll. 3-4, quote: the "port master"}'.replaceAll('"', "'")))
      .findings;
    expect(found?.problem).toBe("quote-not-found");
    expect(found?.closest).toMatchObject({ place: "l. 4", text: "the \u201cport master\u201d." });
    expect((await verified("- {source: gazette, at: l. 3, quote: coal went}")).findings[0]?.problem).toBe(
      "quote-not-found",
    );
  });

  it("says where a quote is that is elsewhere", async () => {
    const [found] = (await verified("- {source: gazette, at: l. 3, quote: there was none}")).findings;
    expect(found).toMatchObject({
      problem: "quote-elsewhere",
      closest: { place: "l. 6", text: "there was none", likeness: 1 },
    });
    expect(found?.message).toContain("but in l. 6");
  });

  it("finds a quote that runs on over the end of a line", async () => {
    expect((await verified("- {source: gazette, at: para. 2, quote: great heaps}")).findings).toEqual([]);
    const [found] = (await verified("- {source: gazette, at: para. 3, quote: great heaps}")).findings;
    expect(found).toMatchObject({ problem: "quote-elsewhere" });
    expect(found?.message).toContain("but elsewhere");
  });

  it.each([
    ["l. 9", "it has 6 lines"],
    ["para. 4", "it has 3 paragraphs"],
    ["l. 2", "there is no text in it"],
    ["ll. 6-7", "it has 6 lines"],
  ])("reports the place %s, which the copy does not have", async (at, why) => {
    const [found] = (await verified(`- {source: gazette, at: ${at}}`)).findings;
    expect(found).toMatchObject({ problem: "no-such-place", at, archive: "gazette.txt", claims: ["coal-shipment#1"] });
    expect(found?.message).toContain(why);
    expect(found?.closest?.text).not.toBe("");
  });

  it("keeps the claims of a part within it", async () => {
    const [found] = (await verified("- {source: letter, at: l. 3}")).findings;
    expect(found).toMatchObject({ problem: "outside-its-part", source: "letter", archive: "gazette.txt" });
    expect(found?.message).toBe("l. 3 of gazette.txt is outside letter, which is l. 6");
  });

  it("reports a missing copy once, with all the claims that rest on it", async () => {
    const { findings, checked } = await verified("- {source: gazette, at: l. 3}\n- {source: gazette, at: l. 4}", {});
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      problem: "archive-missing",
      claims: ["coal-shipment#1", "coal-shipment#2", "letter.part_of.gazette#1"],
    });
    expect(checked.claims).toBe(0);
  });

  it("counts what it cannot check", async () => {
    const before = (await verified("- {source: gazette, at: l. 3}")).unchecked;
    expect((await verified("- {source: almanac, at: para. 900}\n- {source: gazette}")).unchecked).toBe(before + 2);
  });

  it("looks for a quote without a locator in the whole copy", async () => {
    expect((await verified("- {source: gazette, quote: in great heaps}")).findings).toEqual([]);
    expect((await verified("- {source: gazette, quote: xylophone quartet}")).findings[0]).toMatchObject({
      problem: "quote-not-found",
      closest: null,
    });
  });
});
