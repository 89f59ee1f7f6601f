import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type {
  Arrangement,
  Lens,
  OpenedKind,
  PathQuestion,
  SizeMeasure,
  TableKind,
  ViewState,
} from "../../viewer/state/view-state.ts";

/** Views by what a test calls them, each as the fragment that leads there. */
type Views = Readonly<Record<string, string>>;

const STEPS: Views = Object.fromEntries(
  (parse(readFileSync("entente.yaml", "utf8")) as { views: { id: string }[] }).views.map(({ id }) => [
    `the step ${id}`,
    `step=${id}`,
  ]),
);

const OPENED: Readonly<Record<OpenedKind, Views>> = {
  entity: {
    "a state": "entity=north-korea",
    "a source": "entity=depetris-2024",
    "a thesis": "entity=agreement-is-worrying",
    "a link to what is gone": "entity=no-such-thing&data=ffffffffffffffff",
  },
  fact: { "a fact": "fact=kpa-deployment-2024", "a fact beside a step": "step=troops&fact=kpa-deployment-2024" },
  pair: { "a pair": "pair=north-korea~russia", "a pair beside a step": "step=overview&pair=north-korea~russia" },
};

const SHOWN_AS: Readonly<Record<ViewState["view"], Views>> = {
  story: { "the first view": "" },
  graph: { everything: "view=graph" },
  table: { "the table": "view=table" },
};

const ROWS: Readonly<Record<TableKind, Views>> = {
  facts: { "the table of facts": "view=table&sort=-support" },
  claims: { "the table of claims": "view=table&list=claims" },
  entities: { "the table of entities": "view=table&list=entities&words=russia" },
};

const LENSES: Readonly<Record<Lens["show"], Views>> = {
  a: { "one voice": "lens=russia~nato~a" },
  b: { "another voice": "lens=russia~nato~b" },
  difference: { "where two voices differ": "lens=russia~nato~difference" },
};

const PATHS: Readonly<Record<PathQuestion["by"], Views>> = {
  shortest: { "the shortest path": "path=china~ukraine~shortest" },
  strongest: { "the strongest path": "path=china~ukraine~strongest" },
};

const SIZES: Readonly<Record<SizeMeasure, Views>> = {
  relations: {},
  claims: { "sizes by claims": "size=claims" },
  voices: {},
  same: {},
};

const ARRANGED: Readonly<Record<Arrangement["by"], Views>> = {
  rings: { "rings around a state": "focus=ukraine~2&arrange=rings" },
  layers: { layers: "view=graph&arrange=layers" },
  sides: { "two sides": "focus=russia,ukraine~1&arrange=sides" },
  map: { "a map": "arrange=map" },
  matrix: { "a matrix": "arrange=matrix~state" },
};

const all = (parts: Readonly<Record<string, Views>>): Views => Object.assign({}, ...Object.values(parts));

/**
 * Every part of the view's state with views in which it matters: a part or a choice that is added to the state does not compile until a
 * view for it is added here.
 */
const BY_PART: Readonly<Record<keyof ViewState, Views>> = {
  step: STEPS,
  told: { "facts told in words": "step=overview&told=kpa-deployment-2024" },
  opened: all(OPENED),
  picked: { "picked entities": "picked=russia,ukraine" },
  focus: { "a neighbourhood": "focus=ukraine~1&picked=russia,ukraine" },
  filters: { "nothing left": "support=confirmed&sources=garner-2024&voices=nato", "contested facts": "contested=1" },
  clocks: { "the clocks": "true=2024-10-25&known=2024-10-25" },
  lens: all(LENSES),
  path: all(PATHS),
  view: all(SHOWN_AS),
  table: all(ROWS),
  size: all(SIZES),
  camera: { "a part of the graph": "camera=0.5,0.5,0.3" },
  fanned: { "a ribbon fanned out": "fanned=north-korea~russia" },
  arrange: all(ARRANGED),
  moved: { "moved entities": "moved=russia:1.00:2.00,ukraine:3.00:4.00" },
  expanded: {
    "an expanded step": "step=overview&expand=north-korea~cuba:10.00:20.00",
    "an expanded entity": "view=graph&entity=russia&focus=ukraine~1&expand=russia~china:10.00:20.00",
  },
  folded: {
    "folded types": "view=graph&folded=type.person,type.organisation",
    "folded groups": "view=graph&folded=around.russia,around.north-korea,under.north-korea",
  },
  // What leaves no mark of its own on the page, or is opened otherwise: by the system's theme, from another page, by a link to older data.
  theme: {},
  past: {},
  future: {},
  embed: {},
  digest: {},
};

export const EVERY_VIEW: Views = all(BY_PART);

/** Views in which others differ in what is drawn or named, but have no element, role or class that is not in one of these. */
const LIKE_ANOTHER: ReadonlySet<string> = new Set([
  ...Object.keys(STEPS).slice(2),
  ...["facts told in words", "a link to what is gone", "a pair beside a step", "contested facts"],
  ...["one voice", "another voice", "the strongest path", "the first view", "everything", "the table"],
  ...["sizes by claims", "a part of the graph", "a ribbon fanned out", "layers", "two sides", "a map"],
  ...["moved entities", "an expanded step", "folded groups", "the table of claims", "the table of entities"],
]);

/** Every part of the page, each once: a part that is added to the state is looked at until its views are known to be like others. */
export const DISTINCT_VIEWS: Views = Object.fromEntries(
  Object.entries(EVERY_VIEW).filter(([name]) => !LIKE_ANOTHER.has(name)),
);
