/** A question in the three ways to ask it. `api` is one expression over `graph`, `cli` what follows `entente`. */
export interface Recipe {
  readonly question: string;
  readonly note?: string;
  readonly api: string;
  readonly cli: readonly string[];
  readonly sql?: string;
}

export interface Chapter {
  readonly title: string;
  readonly recipes: readonly Recipe[];
}

const DOCUMENTS = '"depetris-2024", "garner-2024", "whirlpool-2024", "troops-en-route-2024", "motin-2024"';
const IN_ALL_FIVE = (type: string): string =>
  `SELECT m.entity FROM mention m JOIN entity e ON e.id = m.entity AND e.type = '${type}' WHERE m.source IN (${DOCUMENTS.replaceAll('"', "'")}) GROUP BY m.entity HAVING COUNT(*) = 5 ORDER BY m.entity`;

const THESIS = (thesis: string): Omit<Recipe, "question"> => ({
  api: `graph.facts("argues", "disputes").to("${thesis}").toArray().map((fact) => [fact.type, fact.subject])`,
  cli: ["facts", "--type", "argues", "--type", "disputes", "--to", thesis],
  sql: `SELECT type, subject, sources FROM fact WHERE type IN ('argues', 'disputes') AND object = '${thesis}' ORDER BY type, subject`,
});

export const CHAPTERS: readonly Chapter[] = [
  {
    title: "One step",
    recipes: [
      {
        question: "Which persons lead which states, and under which title?",
        api: 'graph.facts("leads").fromA("person").toA("state").toArray().map((fact) => [fact.subject, fact.object, fact.qualifiers.title ?? null])',
        cli: ["facts", "--type", "leads", "--from-where", "type=person", "--to-where", "type=state"],
        sql: "SELECT f.subject, f.object, f.qualifiers->>'title' AS title FROM fact f JOIN entity s ON s.id = f.subject JOIN entity o ON o.id = f.object WHERE f.type = 'leads' AND s.type = 'person' AND o.type = 'state' ORDER BY f.subject",
      },
      {
        question: "With which states does North Korea share a border?",
        note: "`borders` is symmetric: it counts from either end, whichever file it is written in.",
        api: 'graph.these("north-korea").follow("borders").ids()',
        cli: ["facts", "--type", "borders", "--from", "DPRK"],
        sql: "SELECT far FROM link WHERE type = 'borders' AND near = 'north-korea' AND forwards ORDER BY far",
      },
      {
        question: "Where does Dylan Motin hold a position?",
        api: 'graph.these("dylan-motin").follow("affiliated_with").ids()',
        cli: ["facts", "--type", "affiliated_with", "--from", "Dylan Motin"],
        sql: "SELECT object, qualifiers->>'role' AS role FROM fact WHERE type = 'affiliated_with' AND subject = 'dylan-motin' ORDER BY object",
      },
      {
        question: "Which expressions denote North Korea other than its name?",
        api: 'graph.entity("north-korea").aliases.map((alias) => alias.name)',
        cli: ["query", "SELECT name, used_by FROM alias WHERE entity = 'north-korea' AND kind = 'alias' ORDER BY name"],
      },
    ],
  },
  {
    title: "Several steps",
    recipes: [
      {
        question: "Which North Korean weapons has Russia used to strike Ukraine, and which document says so?",
        note: "Two facts that share their item: a qualifier may hold a variable.",
        api: 'graph.match(["north-korea", "supplies", "russia", { where: { item: "?weapon" } }], ["russia", "strikes", "ukraine", { where: { item: "?weapon" } }]).toArray().map(({ bindings, facts }) => [bindings["?weapon"], facts[1].claims[0].source])',
        cli: ["claims", "--type", "strikes", "--from", "russia", "--to", "ukraine", "--where", "item"],
        sql: "SELECT DISTINCT x.item, c.source FROM fact s JOIN fact x ON x.item = s.item JOIN claim c ON c.fact = x.id WHERE s.type = 'supplies' AND s.subject = 'north-korea' AND x.type = 'strikes' AND x.subject = 'russia' AND x.object = 'ukraine' ORDER BY 1, 2",
      },
      {
        question: "Which books were written by authors of the documents, and who published them?",
        api: 'graph.match(["?book", "published_by", "?publisher", { test: (fact) => graph.entity(fact.subject).attributes.kind === "book" }], ["?book", "authored_by", "?author"]).select("?author", "?book", "?publisher")',
        cli: [
          "match",
          "?book published_by ?publisher; ?book authored_by ?author",
          "--from-where",
          "kind=book",
          "--select",
          "?author,?book,?publisher",
        ],
        sql: "SELECT a.object AS author, s.id AS book, p.object AS publisher FROM source s JOIN fact a ON a.subject = s.id AND a.type = 'authored_by' JOIN fact p ON p.subject = s.id AND p.type = 'published_by' WHERE s.kind = 'book' ORDER BY 1",
      },
      {
        question: "Which experts does the document with the October confirmation cite, and where is each?",
        api: 'graph.match(["troops-en-route-2024", "cites", "?expert"], ["?expert", "affiliated_with", "?body"]).select("?expert", "?body")',
        cli: [
          "match",
          "troops-en-route-2024 cites ?expert; ?expert affiliated_with ?body",
          "--select",
          "?expert,?body",
        ],
        sql: "SELECT a.subject AS expert, a.object AS body FROM fact c JOIN fact a ON a.subject = c.object AND a.type = 'affiliated_with' WHERE c.type = 'cites' AND c.subject = 'troops-en-route-2024' ORDER BY 1",
      },
      {
        question: "What ties the Iskander missile to North Korea?",
        api: 'graph.path("iskander", "north-korea").nodes',
        cli: ["path", "iskander", "north-korea"],
      },
      {
        question: "By which chain of two does China contribute to the strikes on Ukraine?",
        api: 'graph.path("china", "ukraine", { directed: true, types: ["supplies", "strikes"] }).hops.map((hop) => [hop.from, hop.kind, hop.to])',
        cli: ["path", "china", "ukraine", "--directed", "--types", "supplies", "--types", "strikes"],
        sql: "SELECT a.subject, a.kind, a.object, b.kind AS and_then, b.object AS last FROM edge a JOIN edge b ON b.subject = a.object WHERE a.subject = 'china' AND b.object = 'ukraine' AND a.kind = 'supplies' AND b.kind = 'strikes'",
      },
      {
        question: "Which path from China to Ukraine rests on the firmest ground?",
        note: "The path whose weakest link has the best support.",
        api: 'graph.strongestPath("china", "ukraine").support',
        cli: ["path", "china", "ukraine", "--strongest"],
      },
    ],
  },
  {
    title: "Counting and adding",
    recipes: [
      {
        question: "How many reader comments has the article, and who wrote more than one?",
        api: '[...graph.facts("authored_by").filter((fact) => graph.entity(fact.subject).attributes.kind === "comment").groupBy((fact) => fact.object)].map(([who, facts]) => [who, facts.length]).filter(([, n]) => n > 1)',
        cli: ["facts", "--type", "part_of", "--to", "garner-2024", "--format", "csv", "--limit", "3"],
        sql: "SELECT f.object AS commenter, COUNT(*) AS comments FROM source s JOIN fact f ON f.subject = s.id AND f.type = 'authored_by' WHERE s.part_of = 'garner-2024' AND s.kind = 'comment' GROUP BY f.object ORDER BY comments DESC, commenter",
      },
      {
        question: "Which states are named in all five documents?",
        note: 'A document\'s comments are parts of it. `whichAll("mentioned in", ...)` would leave them out.',
        api: `graph.entities("state").inAllSources(${DOCUMENTS}).ids()`,
        cli: ["query", IN_ALL_FIVE("state")],
      },
      {
        question: "Which persons are named in all five?",
        api: `graph.entities("person").inAllSources(${DOCUMENTS}).ids()`,
        cli: ["query", IN_ALL_FIVE("person")],
      },
      {
        question: "Which states does the first document never mention?",
        api: 'graph.entities("state").whichNever("mentioned in", (mention) => mention.from("depetris-2024")).ids()',
        cli: [
          "query",
          "SELECT id FROM entity WHERE type = 'state' AND id NOT IN (SELECT object FROM fact WHERE type = 'mentions' AND subject = 'depetris-2024') ORDER BY id",
        ],
      },
      {
        question: "Who attaches a number to the North Korean contingent?",
        api: '[...new Set(graph.facts("deploys_to").about("nk-troops-contingent").claims().saying("quantity").toArray().map((claim) => claim.by ?? graph.voicesOf(claim).join("+")))].sort()',
        cli: ["claims", "--type", "deploys_to", "--about", "nk-troops-contingent", "--where", "quantity"],
        sql: "SELECT DISTINCT COALESCE(claimant, voice) AS who FROM claim_about WHERE type = 'deploys_to' AND quantity_unit = 'troops' ORDER BY who",
      },
      {
        question: "What is the envelope of the contingent's size, leaving out its parts?",
        note: 'Firm bounds and, with words like "a few thousand" read as numbers, the envelope.',
        api: 'graph.facts("deploys_to").about("nk-troops-contingent").to("russia").total("quantity", { unit: "troops" })',
        cli: ["facts", "--fact", "kpa-deployment-2024"],
        sql: "SELECT q.min, q.max, q.envelope_min, q.envelope_max, q.best_min, q.best_voices FROM quantity q WHERE q.fact = 'kpa-deployment-2024' AND q.unit = 'troops' AND q.rate IS NULL",
      },
      {
        question: "What do the figures of Russia's losses come to in 30 days?",
        note: "Rates are turned into one another, a month taken as 30 days; a total never becomes a rate. The envelope, since rival figures are compared and not added.",
        api: 'graph.facts("loses").from("russia").total("value", { unit: "people", rate: "month", convert: true }).envelope',
        cli: ["claims", "--type", "loses", "--from", "russia"],
        sql: "SELECT voice, quantity, quantity_max * CASE quantity_rate WHEN 'day' THEN 30 WHEN 'month' THEN 1 END AS in_30_days FROM claim_about WHERE type = 'loses' AND subject = 'russia' ORDER BY voice",
      },
    ],
  },
  {
    title: "Who says so",
    recipes: [
      {
        question:
          "Who supplies what to Russia, according to whom, as known by the end of October 2024, and what rests on one voice?",
        note: "Support is counted anew from the claims that had been made by then. Without `--voices 1`, all of it.",
        api: 'graph.asOf({ knownOn: "2024-10" }).facts("supplies").to("russia").voices(1, 1).toArray().map((fact) => [fact.subject, fact.qualifiers.item, fact.rollup.voices[0]])',
        cli: ["facts", "--type", "supplies", "--to", "russia", "--known", "2024-10", "--voices", "1"],
        sql: "SELECT f.subject, f.item, MIN(c.voice) AS voice FROM fact f JOIN claim c ON c.fact = f.id WHERE f.type = 'supplies' AND f.object = 'russia' AND c.known <= DATE '2024-10-31' AND c.stance IN ('states', 'confirms', 'alleges', 'predicts') GROUP BY f.subject, f.item HAVING COUNT(DISTINCT c.voice) = 1 ORDER BY f.subject, f.item",
      },
      {
        question: "What does North Korea supply to Russia: item, number, claimant, document?",
        api: 'graph.facts("supplies").from("north-korea").to("russia").claims().toArray().map((claim) => [graph.factOf(claim).qualifiers.item, graph.said(claim, "quantity")?.text ?? null, graph.voicesOf(claim).join(), claim.source])',
        cli: ["claims", "--type", "supplies", "--from", "north-korea", "--to", "russia"],
        sql: "SELECT item, quantity, voice, stance, source FROM claim_about WHERE type = 'supplies' AND subject = 'north-korea' AND object = 'russia' ORDER BY item, id",
      },
      {
        question: "Who denied what, and in which document?",
        api: 'graph.claims().stance("denies").toArray().map((claim) => [claim.by, claim.fact, claim.source])',
        cli: ["claims", "--stance", "denies"],
        sql: "SELECT c.by AS denier, c.fact, c.source FROM claim c WHERE c.stance = 'denies' ORDER BY c.fact, c.id",
      },
      {
        question: "Who confirmed the sending of troops, and on what date?",
        api: 'graph.facts("deploys_to").claims().stance("confirms").toArray().map((claim) => [claim.by, claim.said, claim.source])',
        cli: ["claims", "--type", "deploys_to", "--stance", "confirms"],
        sql: "SELECT DISTINCT claimant, known, source FROM claim_about WHERE type = 'deploys_to' AND stance = 'confirms' ORDER BY claimant, source",
      },
      {
        question: "Which numbers are hearsay, with no one named?",
        api: 'graph.claims().relaying("unknown").saying("quantity").ids()',
        cli: ["claims", "--relays", "unknown", "--where", "quantity"],
        sql: "SELECT h.id, h.quantity, h.source FROM hearsay h WHERE h.quantity IS NOT NULL ORDER BY h.id",
      },
      {
        question: "Which claims are there on Iran, and on what kind of source do they rest?",
        api: 'graph.facts().about("iran").claims().toArray().map((claim) => [claim.id, graph.entity(claim.source).attributes.kind])',
        cli: ["claims", "--about", "iran"],
        sql: "SELECT id, voice, source, source_kind FROM claim_about WHERE subject = 'iran' OR object = 'iran' ORDER BY id",
      },
      {
        question: "Which deployments are confirmed: who sends what, where, according to whom?",
        api: 'graph.facts("deploys_to").supported("confirmed").toArray().map((fact) => [fact.subject, fact.qualifiers.unit, fact.object, fact.rollup.voices])',
        cli: ["facts", "--type", "deploys_to", "--support", "confirmed"],
        sql: "SELECT subject, unit, object, voice_ids FROM fact WHERE type = 'deploys_to' AND support = 'confirmed' ORDER BY id",
      },
    ],
  },
  {
    title: "Where they disagree",
    recipes: [
      {
        question: "Which claims on the number of North Korean troops disagree, and who makes each?",
        api: 'graph.fact("kpa-deployment-2024").claims.filter((claim) => graph.said(claim, "quantity")).map((claim) => [graph.voicesOf(claim).join(), graph.said(claim, "quantity").text, claim.stance])',
        cli: ["claims", "--fact", "kpa-deployment-2024", "--where", "quantity"],
        sql: "SELECT voice, quantity, stance, source FROM claim WHERE fact = 'kpa-deployment-2024' AND quantity IS NOT NULL ORDER BY id",
      },
      {
        question: "Which facts are denied, and how independent is the denial?",
        api: "graph.facts().contested().toArray().map((fact) => [fact.id, fact.rollup.contested, fact.rollup.deniers])",
        cli: ["facts", "--contested"],
        sql: "SELECT id, support, contested, denier FROM contested_fact ORDER BY id, denier",
      },
      {
        question: "Who says that the deployment shows Russian weakness, and who disputes it?",
        ...THESIS("deployment-shows-russian-weakness"),
      },
      {
        question: "Who says that North Korea has no experience of war, and who contradicts?",
        ...THESIS("north-korea-has-no-war-experience"),
      },
      { question: "Who says that an axis is forming, and who rejects it?", ...THESIS("axis-is-forming") },
      {
        question: "Who says that the troops will not change the outcome of the war?",
        ...THESIS("troops-will-not-change-outcome"),
      },
      {
        question: "Does anyone say that China will fight alongside Russia?",
        ...THESIS("china-will-fight-alongside-russia"),
      },
    ],
  },
  {
    title: "Time",
    recipes: [
      {
        question: "Which relations between Russia and North Korea held on 1 July 2024?",
        note: "What has no date is not in force on any day; it is counted, and `--undated` lists it.",
        api: 'graph.asOf({ trueOn: "2024-07-01" }).facts().about("north-korea").about("russia").ids()',
        cli: ["facts", "--about", "north-korea", "--as-of", "2024-07-01"],
        sql: "SELECT id, when_text FROM fact WHERE 'north-korea' IN (subject, object) AND 'russia' IN (subject, object) AND when_text IS NOT NULL AND COALESCE(when_first, DATE '0001-01-01') <= DATE '2024-07-01' AND COALESCE(when_last, DATE '9999-12-31') >= DATE '2024-07-01' ORDER BY id",
      },
      {
        question: "What do the documents date to 1945 and to 1953?",
        api: '["1945", "1953"].map((year) => graph.facts().where({ when: year }).ids())',
        cli: ["facts", "--where", "when=1945"],
        sql: "SELECT fact, first, last FROM qualifier WHERE name = 'when' AND first <= DATE '1953-12-31' ORDER BY fact",
      },
      {
        question: "Since when has Putin given priority to the armed forces, and since when does the invasion last?",
        api: 'graph.facts("prioritises", "invades").having("when").toArray().map((fact) => [fact.id, fact.qualifiers.when])',
        cli: ["facts", "--type", "prioritises", "--type", "invades", "--where", "when"],
        sql: "SELECT id, when_text FROM fact WHERE type IN ('prioritises', 'invades') AND when_text IS NOT NULL ORDER BY id",
      },
    ],
  },
];
