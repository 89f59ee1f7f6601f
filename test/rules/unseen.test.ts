import { describe, expect, it } from "vitest";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { diagnosticsOf, findingsOf, state } from "../helpers/findings.ts";

const wrong = (lines: string): string[] => findingsOf(state(lines)).filter((found) => !found.startsWith("W3017"));

describe("a control character that an escape makes", () => {
  it.each([
    "\\0",
    "\\x1b",
    "\\e",
    "\\a",
    "\\b",
    "\\v",
    "\\f",
    "\\r",
    "\\x7F",
    "\\u0085",
    "\\N",
    "\\uFFFE",
    "\\uD800",
    "\\U0000FFFF",
  ])("is found at the escape: %s", (written) => {
    for (const line of [
      `aliases: ["one ${written} two"]`,
      `description: "${written}"`,
      `names: {ko: "x${written}"}`,
      `identifiers: {wikidata: "Q${written}"}`,
      `capital: "a\\tb${written}"`,
      `relations: {borders: "${written}"}`,
      `relations: {borders: {to: freedonia, note: "n${written}", quote: q}}`,
      `"k${written}": x`,
    ]) {
      expect(wrong(`${line}\n`)).toEqual([`E1005 ${written}`]);
    }
  });

  it("is none where it makes a tab, a line break or a letter, or both halves of a pair", () => {
    expect(wrong('description: "a\\tb\\nc\\u00e9\\_\\/ \\ud83d\\ude00"\n')).toEqual([]);
  });

  it("is found in the schema too", () => {
    const found = findingsOf({ "schema/entities/vessel.yaml": 'label: "Ves\\0sel"\nextends: thing\n' });
    expect(found).toEqual(["E1005 \\0"]);
  });

  it("is left as it is written by fmt, which says so", () => {
    const text = 'type: state\nname: "a\\u0085b"\n';
    const { text: after, findings } = formatYaml({ path: "a.yaml", text });
    expect([after, findings.map(({ name }) => name)]).toEqual([text, ["control-character"]]);
  });
});

describe("a character that cannot be seen", () => {
  it.each([
    ["name: Free\u200Bdonia", "U+200B (zero width space)"],
    ["name: \u202Ecod.exe", "U+202E (right-to-left override)"],
    ["aliases: [soft\u00ADhyphen]", "U+00AD (soft hyphen)"],
    ["aliases: [{name: inner\uFEFFmark, used_by: src}]", "U+FEFF (byte order mark)"],
    ["names: {ko: tag\u{E0041}}", "U+E0041"],
    ["identifiers: {wikidata: Q1\u2060}", "U+2060 (word joiner)"],
    ["aliases: [Latin\u200Cjoin]", "U+200C (zero width non-joiner)"],
    ["aliases: [x\uFE0Fy]", "U+FE0F"],
    ["aliases: [end of Persian \u0645\u06CC\u200C]", "U+200C (zero width non-joiner)"],
    ["aliases: [filler\u3164]", "U+3164"],
  ])("is a warning at its place: %j", (line, told) => {
    const files = {
      "data/states/freedonia.yaml": `type: state\n${line.startsWith("name:") ? "" : "name: Freedonia\n"}${line}\n`,
      "data/src.yaml": "type: source\nname: Paper\nkind: news\n",
    };
    const [found, ...others] = diagnosticsOf(files).filter(({ code }) => code !== "W3017");
    expect(others).toEqual([]);
    expect(found?.code).toBe("W3019");
    expect(found?.message).toContain(told);
    const text = files["data/states/freedonia.yaml"];
    const { start = 0, end = 0 } = found?.span ?? {};
    expect(`U+${(text.slice(start, end).codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`).toBe(
      told.split(" ")[0],
    );
    expect(found?.fix).toEqual([{ span: found?.span, newText: "" }]);
  });

  it("is found where an escape makes it", () => {
    expect(wrong('aliases: ["a\\u202Eb"]\n')).toEqual(["W3019 \\u202E"]);
  });

  it.each([
    "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", // Persian
    "\u0939\u093F\u0928\u094D\u200D\u0926\u0940", // Devanagari
    "\u0DC1\u0DCA\u200D\u0DBB\u0DD3 \u0DBD\u0D82\u0D9A\u0DCF", // Sinhala
    "\u0D28\u0D4D\u200D", // Malayalam
    "👩‍👩‍👧",
    "❤️",
    "1️⃣",
    "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
    "🏳️‍🌈",
    "👨🏽‍🚀",
    "葛\u{E0100}城",
  ])("is none where a script or an emoji needs it: %j", (name) => {
    expect(wrong(`aliases: ["${name}"]\n`)).toEqual([]);
  });
});

describe("what Windows cannot check out", () => {
  it.each(["con", "nul", "aux", "prn", "com1", "lpt9"])("is not an id: %s", (id) => {
    const [found, ...others] = diagnosticsOf({ [`data/${id}.yaml`]: "type: state\nname: Con\n" }).filter(
      ({ code }) => code !== "W3017",
    );
    expect([found?.code, others]).toEqual(["E1008", []]);
    expect(found?.hint).toContain(`${id}-1`);
  });

  it("is not a folder either, in any case", () => {
    const found = diagnosticsOf({ "data/Aux/freedonia.yaml": "type: state\nname: Freedonia\n" });
    expect(found.map(({ code }) => code)).toContain("E1008");
  });

  it("is nothing that only begins so", () => {
    const found = diagnosticsOf({
      "data/console.yaml": "type: state\nname: C\n",
      "data/com10.yaml": "type: state\nname: D\n",
    });
    expect(found.map(({ code }) => code)).toEqual(["W3017", "W3017"]);
  });
});

describe("a web address", () => {
  const source = (url: string): string[] =>
    findingsOf({ "data/a.yaml": `type: source\nname: A\nkind: news\nurl: "${url}"\n` }).filter(
      (one) => !one.startsWith("W3017"),
    );
  it.each(["HTTPS://EXAMPLE.ORG", "Http://example.org/a", "https://пример.рф/а", "http://example.org:8080/?q=1#f"])(
    "may be written so: %s",
    (url) => expect(source(url)).toEqual([]),
  );
  it.each(["javascript:alert(1)", "JAVASCRIPT:https://x", "ftp://x", "https://x y", "https://", "xhttps://x"])(
    "may not be: %s",
    (url) => expect(source(url)).toEqual([`E2018 "${url}"`]),
  );
});
