/** The locators of CSL that count or name parts of a document; timecodes and fragments have forms of their own. */
export type LocatorUnit =
  | "act"
  | "appendix"
  | "article"
  | "book"
  | "canon"
  | "chapter"
  | "column"
  | "equation"
  | "figure"
  | "folio"
  | "issue"
  | "line"
  | "location"
  | "note"
  | "opus"
  | "page"
  | "paragraph"
  | "part"
  | "rule"
  | "scene"
  | "section"
  | "sub-verbo"
  | "supplement"
  | "table"
  | "title"
  | "verse"
  | "volume";

/** How a unit is written. */
export interface UnitForms {
  /** The short forms of CSL's English locale, for one and for several. */
  readonly short: readonly [one: string, several: string];
  /** In words. */
  readonly long: readonly [one: string, several: string];
  /** What else people write, without the dot. */
  readonly also: readonly string[];
  /** Whether a part may be called by a name: `s.v. Korea`, `sec. Methods`. */
  readonly named: boolean;
}

const forms = (one: string, several: string, long: string, also: readonly string[] = [], named = false): UnitForms => ({
  short: [one, several],
  long: [long, `${long}s`],
  also,
  named,
});

/** Every unit, the most usual ones first. */
export const LOCATOR_UNITS: Readonly<Record<LocatorUnit, UnitForms>> = {
  page: forms("p.", "pp.", "page", ["pg", "pgs"]),
  paragraph: forms("para.", "paras.", "paragraph", ["par", "pars", "¶", "¶¶"]),
  line: forms("l.", "ll.", "line", ["ln", "lns"]),
  section: forms("sec.", "secs.", "section", ["sect", "sects", "§", "§§"], true),
  chapter: forms("chap.", "chaps.", "chapter", ["ch", "chs"], true),
  figure: forms("fig.", "figs.", "figure"),
  table: forms("tbl.", "tbls.", "table", ["tab", "tabs"]),
  column: forms("col.", "cols.", "column"),
  note: forms("n.", "nn.", "note", ["fn", "footnote", "footnotes", "endnote", "endnotes"]),
  appendix: { ...forms("app.", "apps.", "appendix", ["annex"], true), long: ["appendix", "appendices"] },
  article: forms("art.", "arts.", "article"),
  part: forms("pt.", "pts.", "part", [], true),
  volume: forms("vol.", "vols.", "volume"),
  issue: forms("no.", "nos.", "issue"),
  book: forms("bk.", "bks.", "book", [], true),
  verse: forms("v.", "vv.", "verse"),
  folio: forms("fol.", "fols.", "folio"),
  equation: forms("eq.", "eqs.", "equation"),
  rule: forms("r.", "rr.", "rule"),
  title: forms("tit.", "tits.", "title", [], true),
  supplement: forms("supp.", "supps.", "supplement"),
  location: forms("loc.", "locs.", "location"),
  opus: { ...forms("op.", "opp.", "opus"), long: ["opus", "opera"] },
  canon: forms("c.", "cc.", "canon"),
  act: forms("act", "acts", "act"),
  scene: forms("sc.", "scs.", "scene"),
  "sub-verbo": { ...forms("s.v.", "s.vv.", "sub verbo", ["sv"], true), long: ["sub verbo", "sub verbis"] },
};

/** Every label in lower case and without dots, with the unit that it means. */
const BY_LABEL: ReadonlyMap<string, LocatorUnit> = new Map(
  (Object.keys(LOCATOR_UNITS) as LocatorUnit[]).flatMap((unit) => {
    const { short, long, also } = LOCATOR_UNITS[unit];
    return [...short, ...long, ...also].map((label) => [plain(label), unit] as const);
  }),
);

/** The unit that a label means: `p.`, `pp`, `Page`, `§`. */
export function unitOf(label: string): LocatorUnit | undefined {
  return BY_LABEL.get(plain(label));
}

/** Labels as people write them in full, for suggestions. */
export const UNIT_LABELS: readonly string[] = Object.values(LOCATOR_UNITS).flatMap(({ short, long }) => [
  ...short.map(plain),
  ...long,
]);

function plain(label: string): string {
  return label.toLowerCase().replaceAll(".", "");
}
