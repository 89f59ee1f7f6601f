/** A project, by path, that holds n of one thing. */
export type Make = (n: number) => Readonly<Record<string, string>>;

const lines = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join("");
const files = (n: number, file: (i: number) => readonly [string, string]): Record<string, string> =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => file(i)));

const BASE = {
  "data/sylvania.yaml": "type: state\nname: Sylvania\n",
  "data/paper.yaml": "type: source\nname: Paper\nkind: news\ndate: 2024-01-01\nurl: https://example.org/a\n",
};
const state = (more: string, others: Readonly<Record<string, string>> = {}) => ({
  ...BASE,
  "data/freedonia.yaml": `type: state\nname: Freedonia\n${more}`,
  ...others,
});
const fact = (more: string, others: Readonly<Record<string, string>> = {}) =>
  state("", { "data/deployment.yaml": `type: deploys_to\nfrom: freedonia\nto: sylvania\n${more}`, ...others });
const claims = (n: number, claim: (i: number) => string) => `claims:\n${lines(n, (i) => `  - {${claim(i)}}\n`)}`;
const people = (n: number) => files(n, (i) => [`data/p/p-${i}.yaml`, `type: person\nname: P ${i}\n`]);

/** Projects with nothing wrong in them, or nothing but warnings: all commands take them. */
export const SOUND: Readonly<Record<string, Make>> = {
  "aliases of one entity": (n) => state(`aliases:\n${lines(n, (i) => `  - name ${i}\n`)}`),
  "aliases with a user": (n) => state(`aliases:\n${lines(n, (i) => `  - {name: a ${i}, used_by: paper}\n`)}`),
  "aliases that clash": (n) =>
    state(`aliases:\n${lines(n, (i) => `  - name ${i}\n`)}`, {
      "data/g.yaml": `type: state\nname: G\naliases:\n${lines(n, (i) => `  - name ${i}\n`)}`,
    }),
  names: (n) => state(`names:\n${lines(n, (i) => `  ko-${i}: name ${i}\n`)}`),
  identifiers: (n) => state(`identifiers:\n${lines(n, (i) => `  id${i}: name ${i}\n`)}`),
  "former ids": (n) => state(`former_ids:\n${lines(n, (i) => `  - old-${i}\n`)}`),
  "entities of one name": (n) => ({ ...BASE, ...files(n, (i) => [`data/x/x-${i}.yaml`, "type: state\nname: X\n"]) }),
  "entities of one name, told apart": (n) => ({
    ...BASE,
    ...files(n, (i) => [`data/x/x-${i}.yaml`, "type: state\nname: X\nnot_same_as: [sylvania]\n"]),
  }),
  "claims of one fact": (n) => fact(claims(n, (i) => `source: paper, at: para. ${i + 1}, note: n`)),
  "claims that repeat": (n) => fact(claims(n, () => "source: paper, at: para. 1")),
  "claims both ways": (n) =>
    fact(claims(n, (i) => `by: freedonia, source: paper, at: para. ${i + 1}, stance: ${i % 2 ? "denies" : "states"}`)),
  "numbers of one fact": (n) =>
    fact(claims(n, (i) => `by: freedonia, source: paper, at: para. ${i + 1}, quantity: ${i} troops`)),
  "claimants of one fact": (n) =>
    fact(
      claims(n, (i) => `by: p-${i}, source: paper, at: para. ${i + 1}, quantity: ${i} troops`),
      people(n),
    ),
  "claimants who take back": (n) =>
    fact(
      claims(
        2 * n,
        (i) => `by: p-${i >> 1}, source: paper, at: para. ${(i >> 1) + 1}, stance: ${i % 2 ? "retracts" : "states"}`,
      ),
      people(n),
    ),
  "a chain of relays": (n) =>
    fact(
      claims(n, (i) => `by: p-${i}, relays: p-${i + 1}, source: paper, at: para. ${i + 1}`),
      people(n + 1),
    ),
  "relays of one claimant": (n) =>
    fact(
      claims(n, (i) => `by: p-0, relays: p-${i + 1}, source: paper, at: para. ${i + 1}`),
      people(n + 1),
    ),
  "a chain of parts": (n) => ({
    ...BASE,
    ...files(n, (i) => [`data/o/o-${i}.yaml`, `type: organisation\nname: O ${i}\nrelations: {part_of: o-${i + 1}}\n`]),
    [`data/o/o-${n}.yaml`]: "type: organisation\nname: O\n",
  }),
  "a chain of sources": (n) => ({
    ...BASE,
    ...files(n, (i) => [
      `data/s/s-${i}.yaml`,
      `type: source\nname: S ${i}\nkind: news\nrelations: {part_of: s-${i + 1}}\n`,
    ]),
    [`data/s/s-${n}.yaml`]: "type: source\nname: S\nkind: news\n",
  }),
  "relations of one entity": (n) =>
    state(`relations:\n  allied_with:\n${lines(n, (i) => `    - p-${i}\n`)}`, stateFiles(n)),
  "a list in a qualifier": (n) =>
    fact(`source: paper\nat: p1\nvia:\n${lines(n, (i) => `  - p-${i}\n`)}`, stateFiles(n)),
  theses: (n) => ({
    ...BASE,
    ...files(n, (i) => [`data/t/t-${i}.yaml`, `type: thesis\nname: T ${i}\nstatement: x\n`]),
  }),
  "a long text": (n) => state(`description: ${"word ".repeat(n)}\n`),
  "blank lines": (n) => state("\n".repeat(10 * n)),
};

function stateFiles(n: number): Record<string, string> {
  return files(n, (i) => [`data/p/p-${i}.yaml`, `type: state\nname: P ${i}\n`]);
}

/** Projects in which n things, or one of n, are wrong. */
export const FAULTY: Readonly<Record<string, Make>> = {
  "unknown keys": (n) => state(lines(n, (i) => `k${i}: x\n`)),
  "unknown keys of an entry": (n) =>
    state(`relations:\n  borders:\n    to: sylvania\n${lines(n, (i) => `    k${i}: x\n`)}`),
  "keys without a value": (n) => state(`relations: {borders: {to: sylvania, ${lines(n, (i) => `k${i}, `)}}}\n`),
  "unknown relations": (n) => state(`relations:\n${lines(n, (i) => `  rel${i}: sylvania\n`)}`),
  "bad keys": (n) => state(`identifiers:\n${lines(n, (i) => `  i d${i}: x\n`)}`),
  "what is not an id": (n) => state(`relations:\n  borders:\n${lines(n, (i) => `    - A b ${i}\n`)}`),
  "what leads nowhere": (n) => state(`relations:\n  borders:\n${lines(n, (i) => `    - nowhere-${i}\n`)}`),
  "pieces in a list": (n) => state(`relations: {borders: [${lines(n, (i) => `no${i}, `)}]}\n`),
  "references to a fact": (n) =>
    fact("", {
      "data/g.yaml": `type: state\nname: G\nrelations:\n  borders:\n${lines(n, () => "    - deployment\n")}`,
    }),
  "former ids in use": (n) =>
    state(`former_ids:\n${lines(n, (i) => `  - old-${i}\n`)}`, {
      "data/g.yaml": `type: state\nname: G\nformer_ids:\n${lines(n, (i) => `  - old-${i}\n`)}`,
    }),
  "relations to itself": (n) => state(`relations:\n  borders:\n${lines(n, () => "    - freedonia\n")}`),
  "one fact again and again": (n) => state(`relations:\n  borders:\n${lines(n, () => "    - sylvania\n")}`),
  "a list of one thing": (n) => state(`aliases:\n${lines(n, () => "  - {name: Freedonia, used_by: paper}\n")}`),
  "claims without a source": (n) => fact(claims(n, (i) => `by: freedonia, note: n${i}`)),
  "wrong dates": (n) => fact(claims(n, (i) => `by: freedonia, source: paper, at: para. ${i + 1}, said: x${i}`)),
  "wrong units": (n) => fact(claims(n, (i) => `by: freedonia, source: paper, quantity: 3 x${i}`)),
  "wrong types": (n) => fact(claims(n, (i) => `by: paper, source: sylvania, at: para. ${i + 1}, against: paper`)),
  "claims before the event": (n) =>
    fact(`when: 2030\n${claims(n, (i) => `by: freedonia, source: paper, at: para. ${i + 1}`)}`),
  "many wrong in one line": (n) => state(`relations: {borders: [${lines(n, (i) => `{to: sylvania, k${i}: 1}, `)}]}\n`),
  "a circle of relays": (n) =>
    fact(
      claims(n, (i) => `by: p-${i}, relays: p-${(i + 1) % n}, source: paper, at: para. ${i + 1}`),
      people(n),
    ),
  "circles of relays": (n) =>
    fact(
      claims(n - (n % 2), (i) => `by: p-${i}, relays: p-${i ^ 1}, source: paper, at: para. ${i + 1}`),
      people(n),
    ),
  "knots of parts": (n) => ({
    ...BASE,
    ...files(n, (i) => [
      `data/o/o-${i}.yaml`,
      `type: organisation\nname: O ${i}\nrelations: {part_of: [o-${(i + 1) % n}, o-${i >> 1}]}\n`,
    ]),
  }),
  "one id again and again": (n) => ({ ...BASE, ...files(n, (i) => [`data/e${i}/x.yaml`, "type: state\nname: X\n"]) }),
  "keys given again": (n) => state(lines(n, () => "k: x\n")),
  "aliases of YAML": (n) => state(`description: &a x\naliases:\n${lines(n, () => "  - *a\n")}`),
  "escapes of control characters": (n) => state(`aliases:\n${lines(n, (i) => `  - "a${i}\\0"\n`)}`),
  "deep lists": (n) => state(`aliases: ${"[".repeat(n)}\n`),
  "deep mappings": (n) => state(`aliases: ${"{a: ".repeat(n)}\n`),
  "a quote that never ends": (n) => state(`description: ${"'".repeat(2 * n + 1)}\n`),
};
