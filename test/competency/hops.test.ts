import { expect, test } from "vitest";
import { documents, kindOf, shipped, table, textOf, typeOf } from "./shipped.ts";

test("q01 which persons lead which states, and under which title?", () => {
  const leads = shipped
    .facts("leads")
    .filter(({ subject, object }) => typeOf(subject) === "person" && typeOf(object) === "state");
  const rows = [...leads].map((fact) => [fact.subject, fact.object, fact.qualifiers["title"] ?? null]);
  expect(table(rows)).toEqual([
    ["kim-jong-un", "north-korea", "Supreme Leader"],
    ["vladimir-putin", "russia", "President"],
    ["volodymyr-zelensky", "ukraine", "President"],
    ["xi-jinping", "china", null],
  ]);
});

test("q02 with which states does North Korea share a border?", () => {
  const neighbours = shipped.these("north-korea").follow("borders").type("state");
  expect(neighbours.ids().toSorted()).toEqual(["russia", "south-korea"]);
});

test("q03 where does Dylan Motin hold a position?", () => {
  expect(shipped.facts("affiliated_with").from("dylan-motin").objects().ids().toSorted()).toEqual([
    "european-centre-for-north-korean-studies",
    "pacific-forum",
    "rok-forum-for-nuclear-strategy",
  ]);
});

test("q08 which North Korean weapons has Russia used to strike Ukraine, and which document says so?", () => {
  const strikes = shipped.match(
    ["north-korea", "supplies", "?taker", { where: { item: "?weapon" } }],
    ["?taker", "strikes", "ukraine", { where: { item: "?weapon" } }],
  );
  const rows = [...strikes].flatMap(({ bindings, facts }) =>
    (facts[1]?.claims ?? []).map(({ source }) => [bindings["?taker"], bindings["?weapon"], source]),
  );
  expect(table(rows)).toEqual([
    ["russia", "kn-23", "whirlpool-2024"],
    ["russia", "nk-srbm", "depetris-2024"],
  ]);
});

test("q09 which books were written by authors of the documents, and who published them?", () => {
  const books = shipped.match(
    ["?document", "authored_by", "?author"],
    ["?book", "authored_by", "?author"],
    ["?book", "published_by", "?publisher"],
  );
  const rows = [...books].flatMap(({ bindings }) => {
    const { "?document": document = "", "?book": book = "", "?author": author, "?publisher": publisher } = bindings;
    return documents.includes(document) && kindOf(book) === "book" ? [[author, book, publisher]] : [];
  });
  expect(table(rows)).toEqual([
    ["dylan-motin", "book-bandwagoning", "vernon-press"],
    ["ian-garner", "book-z-generation", "hurst"],
  ]);
});

test("q12 which named experts are cited where the confirmation of 28 October 2024 stands, and where do they work?", () => {
  const [confirmation] = shipped
    .claims()
    .stance("confirms")
    .filter(({ said }) => said === "2024-10-28");
  const experts = shipped.match(
    [confirmation?.source ?? "", "cites", "?expert"],
    ["?expert", "affiliated_with", "?at"],
  );
  expect(experts.select("?expert", "?at")).toEqual([
    ["barthelemy-courmont", "iris"],
    ["dimitri-minic", "ifri"],
    ["jean-marc-sorel", "iredies"],
  ]);
});

test("q15 what is the shortest chain from the Iskander to North Korea?", () => {
  const path = shipped.path("iskander", "north-korea", { types: ["analogous_to", "provides", "transferred_to"] });
  expect(path?.nodes).toEqual(["iskander", "kn-23", "north-korea"]);
  expect(path?.hops.map(({ kind, fact }) => [kind, fact])).toEqual([
    ["analogous_to", "kn-23.analogous_to.iskander"],
    ["provides", "north-korea.supplies.russia.kn-23"],
  ]);
  // With every kind of edge the nodes are the same.
  expect(shipped.path("iskander", "north-korea")?.nodes).toEqual(path?.nodes);
});

test("q17 by which chain of two edges does China contribute to the strikes on Ukraine?", () => {
  const path = shipped.path("china", "ukraine", { directed: true, types: ["supplies", "strikes"] });
  expect(path?.hops.map(({ from, kind, to }) => [from, kind, to])).toEqual([
    ["china", "supplies", "russia"],
    ["russia", "strikes", "ukraine"],
  ]);
  const supply = shipped.fact(path?.hops[0]?.fact ?? "");
  expect(supply?.claims.map((claim) => [claim.by, textOf(claim, "item")])).toEqual([
    ["dylan-motin", "defence-industry-components"],
  ]);
});
