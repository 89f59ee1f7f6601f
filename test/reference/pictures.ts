import { checkProject } from "../../src/build.ts";
import { element, words } from "../../src/draw/svg-text.ts";
import { memoryHost } from "../../src/host/memory-host.ts";
import type { Fact } from "../../src/model/fact.ts";
import { type KnowledgeGraph, openGraph } from "../../src/query/index.ts";
import { fold } from "../../src/text/fold.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

/** The pictures of docs/: what they show is asked of the program, so that they cannot say anything else than it does. */

const STYLE = `
text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1c1b19 }
.small { font-size: 11.5px; fill: #645f57 }
.strong { font-weight: 600 }
.code { font-family: ui-monospace, Menlo, Consolas, monospace }
.line { stroke: #c9c3b8; stroke-width: 1; fill: none }
.box { fill: #ffffff; stroke: #645f57; stroke-width: 1.2 }
.certain { fill: #0b5e73 }
.possible { fill: #0b5e73; fill-opacity: .3 }
.tie { stroke: #0b5e73; stroke-width: 2; fill: none }
.against { stroke: #a61b3c; stroke-width: 2; stroke-dasharray: 5 4; fill: none }
.no { fill: #a61b3c }
@media (prefers-color-scheme: dark) {
text { fill: #eceae5 }
.small { fill: #a8a39a }
.line { stroke: #464b55 }
.box { fill: #1a1c20; stroke: #a8a39a }
.certain { fill: #82c7d9 }
.possible { fill: #82c7d9 }
.tie { stroke: #82c7d9 }
.against { stroke: #f08fa6 }
.no { fill: #f08fa6 }
}
`;

function picture(width: number, height: number, title: string, ...parts: readonly string[]): string {
  const svg = element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, role: "img" },
    element("title", {}, words(title)),
    element("style", {}, STYLE),
    ...parts,
  );
  return `${svg}\n`;
}

function text(x: number, y: number, said: string, kind = "", anchor = "start"): string {
  return element("text", { x, y, class: kind, "text-anchor": anchor }, words(said));
}

function graphOf(files: Readonly<Record<string, string>>): KnowledgeGraph {
  const { dataset, diagnostics } = checkProject(memoryHost(new Map([...shippedSchema(), ...Object.entries(files)])));
  if (!dataset) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return openGraph(dataset);
}

const source = (date: string): string => `type: source\nname: Gazette of ${date}\nkind: news\ndate: ${date}\n`;

/** Of four ways to write a date, on which days they are certain, possible or neither. */
export function timePicture(): string {
  const rows = [
    { type: "member_of", when: "1991/1999", note: "a state" },
    { type: "visited", when: "1993/1996", note: "an event" },
    { type: "member_of", when: "2001/..", note: "goes on; latest source: 2005" },
    { type: "member_of", when: "2001/", note: "its end is unknown" },
  ];
  const groups = rows.map(({ type }, n) => {
    const kind = type === "visited" ? "state" : "group";
    return [`data/${kind}s/s${n}.yaml`, `type: ${kind}\nname: ${kind} ${n}\n`] as const;
  });
  const entries = (type: string): string =>
    rows
      .flatMap((row, n) => (row.type === type ? `    - {to: s${n}, when: ${row.when}, source: gazette}\n` : []))
      .join("");
  const graph = graphOf({
    ...Object.fromEntries(groups),
    "data/sources/gazette.yaml": source("2005-06-30"),
    "data/people/ann.yaml": `type: person\nname: Ann\nrelations:\n  visited:\n${entries("visited")}`,
    "data/states/estland.yaml": `type: state\nname: Estland\nrelations:\n  member_of:\n${entries("member_of")}`,
  });
  const facts = rows.map((_, n) => graph.facts().to(`s${n}`).first());
  const [left, right, first, last] = [236, 700, 1989, 2009];
  const months = Array.from({ length: (last - first) * 12 }, (_, n) => n);
  const dayOf = (n: number): string => `${first + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}-15`;
  const answers = months.map((n) => graph.asOf(dayOf(n)).answers);
  const x = (n: number): number => Math.round(left + ((right - left) * n) / months.length);
  const bars = facts.flatMap((fact, row) => {
    const at = (n: number): string => answers[n]?.get(fact?.id ?? "") ?? "no";
    const y = 44 + row * 40;
    const bounds = months.filter((n) => n === 0 || at(n) !== at(n - 1));
    return bounds.flatMap((from, i) => {
      const to = bounds[i + 1] ?? months.length;
      return at(from) === "no"
        ? []
        : element("rect", { x: x(from), y, width: x(to) - x(from), height: 18, class: at(from) });
    });
  });
  const labels = rows.flatMap(({ when, note }, row) => [
    text(12, 54 + row * 40, when, "code strong"),
    text(12, 69 + row * 40, note, "small"),
  ]);
  const axis = months
    .filter((n) => n % 48 === 0)
    .flatMap((n) => [
      element("path", { d: `M${x(n)} 34V198`, class: "line" }),
      text(x(n), 216, String(first + n / 12), "small", "middle"),
    ]);
  const key = [
    element("rect", { x: left, y: 10, width: 14, height: 12, class: "certain" }),
    text(left + 20, 20, "certain", "small"),
    element("rect", { x: left + 80, y: 10, width: 14, height: 12, class: "possible" }),
    text(left + 100, 20, "possible", "small"),
    text(left + 172, 20, "blank: no", "small"),
  ];
  return picture(
    720,
    228,
    "On which days dates are certain and possible: 1991/1999 of a state, 1993/1996 of an event, 2001/.. and 2001/",
    ...axis,
    ...bars,
    ...labels,
    ...key,
  );
}

/** Two facts that cannot be true together, and what is said of each. */
export function rivalsPicture(): string {
  const graph = graphOf({
    "schema/relations/launched_from.yaml":
      "label: launched from\ninverse: launched\ndescription: Where it was launched.\ndomain: [weapon]\nrange: [place]\nexclusive: from\n",
    "data/sources/gazette.yaml": source("2024-05-01"),
    "data/sources/courier.yaml": source("2024-05-02"),
    "data/places/alta.yaml": "type: place\nname: Alta\n",
    "data/places/berg.yaml": "type: place\nname: Berg\n",
    "data/weapons/missile-7.yaml":
      "type: weapon\nname: Missile 7\nrelations:\n  launched_from:\n    - to: alta\n      claims: [{source: gazette}, {source: courier}]\n    - {to: berg, source: courier}\n",
  });
  const facts = ["alta", "berg"].flatMap((id) => graph.facts("launched_from").to(id).first() ?? []);
  const areRivals = facts.every(({ rollup }, n) => rollup.rivals.includes(facts[1 - n]?.id ?? ""));
  if (facts.length !== 2 || !areRivals) throw new Error("these are rivals no more");
  const box = (bx: number, y: number, name: string): string =>
    element("rect", { x: bx, y, width: 110, height: 36, rx: 8, class: "box" }) +
    text(bx + 55, y + 23, name, "strong", "middle");
  const said = ({ rollup, claims }: Fact): string =>
    `${rollup.support}, ${claims.length} ${claims.length === 1 ? "claim" : "claims"}; contested ${rollup.contested}`;
  const arrow = (d: string, kind: string): string => element("path", { d, class: kind });
  const head = (hx: number, y: number): string => element("path", { d: `M${hx} ${y}l-9 -5v10z`, class: "certain" });
  return picture(
    720,
    190,
    "Missile 7 was launched from Alta and from Berg: the two facts are each other's rivals",
    arrow("M130 88C190 88 190 34 250 34H500", "tie"),
    arrow("M130 100C190 100 190 154 250 154H500", "tie"),
    head(506, 34),
    head(506, 154),
    box(20, 76, "Missile 7"),
    ...facts.map((fact, n) => box(508, 16 + n * 120, graph.entity(fact.object ?? "")?.name ?? "")),
    ...facts.flatMap((fact, n) => [
      text(252, 26 + n * 120, "launched from", "strong"),
      text(252, 50 + n * 120, said(fact), "small"),
    ]),
    arrow("M563 56V132", "against"),
    text(552, 98, "cannot both be true", "no", "end"),
  );
}

/** Which spellings are one name, and which are two. */
export function identityPicture(): string {
  const written = ["Łukasz", "LUKASZ", "lukasz", "O’Brien", "o'brien", "Straße", "STRASSE", "रोम", "राम"];
  const groups = new Map<string, string[]>();
  for (const name of written) groups.set(fold(name), [...(groups.get(fold(name)) ?? []), name]);
  let y = 14;
  const parts = [...groups].flatMap(([folded, names]) => {
    const top = y;
    const middle = top + (names.length * 30 - 6) / 2;
    y += names.length * 30 + 10;
    return [
      ...names.flatMap((name, n) => [
        element("path", {
          d: `M150 ${top + 12 + n * 30}C210 ${top + 12 + n * 30} 220 ${middle} 286 ${middle}`,
          class: "tie",
        }),
        element("rect", { x: 20, y: top + n * 30, width: 130, height: 24, rx: 12, class: "box" }),
        text(85, top + 16 + n * 30, name, "", "middle"),
      ]),
      element("rect", { x: 286, y: middle - 14, width: 130, height: 28, rx: 6, class: "box" }),
      text(351, middle + 5, folded, "code strong", "middle"),
      text(430, middle + 5, names.length > 1 ? "one name" : "a name of its own", "small"),
    ];
  });
  return picture(560, y, "Łukasz, LUKASZ and lukasz are one name; रोम and राम are two", ...parts);
}
