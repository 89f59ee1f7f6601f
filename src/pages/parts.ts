import { Html, html } from "./html.ts";
import { pairsHtml } from "./values.ts";

/** Something in a list, and under which heading of its own. */
export interface Item {
  readonly html: Html;
  /** Written above the first of those that have the same, on each page. */
  readonly under?: Html;
  /** The id of the claim that it is about, for the data of the page. */
  readonly claim?: string;
}

/** A list with a heading, which may go on from one page to the next. */
export interface Section {
  readonly id: string;
  readonly heading: Html;
  readonly items: readonly Item[];
  /** Beside which others it lies on a wide screen. */
  readonly column?: "left" | "right";
  /** What it is made of; `plain` where the items are not a list. */
  readonly list?: "plain" | "lines";
}

/** With its frame and its data, a page then weighs less than 50 kB. */
const ROOM = 40_000;
/** What is written around an item, and around a section with its heading. */
const [AROUND_ITEM, AROUND_SECTION] = [12, 200];

/** The sections of an entity or a fact on as many pages as they need: one, nearly always. @param head what the first begins with */
export function paginate(head: Html, sections: readonly Section[]): readonly (readonly Section[])[] {
  const pages: Section[][] = [];
  let page: Section[] = [];
  let left = ROOM - Buffer.byteLength(head.text);
  for (const section of sections) {
    let items: Item[] = [];
    if (section.items.length > 0) left -= AROUND_SECTION + Buffer.byteLength(section.heading.text);
    for (const item of section.items) {
      const size = weightOf(item);
      if (size > left && (items.length > 0 || page.length > 0)) {
        if (items.length > 0) page.push({ ...section, items });
        pages.push(page);
        [page, items, left] = [[], [], ROOM];
      }
      items.push(item);
      left -= size;
    }
    if (items.length > 0) page.push({ ...section, items });
  }
  if (page.length > 0 || pages.length === 0) pages.push(page);
  return pages;
}

function weightOf({ html: { text }, claim }: Item): number {
  // A claim is in the data of the page as well.
  return AROUND_ITEM + Buffer.byteLength(text) * (claim === undefined ? 1 : 1.6);
}

/** The sections of one page; those of a dispute beside one another. */
export function sectionsHtml(sections: readonly Section[]): Html {
  const sides = sections.filter(({ column }) => column !== undefined);
  const columns = (["left", "right"] as const)
    .map((side) => sides.filter(({ column }) => column === side))
    .filter((column) => column.length > 0);
  const rest = sections.filter(({ column }) => column === undefined);
  const beside =
    columns.length > 1
      ? html`<div class="two-sides">${columns.map((column) => html`<div>${column.map(sectionHtml)}</div>`)}</div>`
      : columns.flat().map(sectionHtml);
  return html`${beside}${rest.map(sectionHtml)}`;
}

function sectionHtml({ id, heading, items, list }: Section): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>
${
  list === "plain"
    ? plainItems(items)
    : html`<ul class="${list ?? "rows"}">
${items.map(
  (item) => html`<li>${item.html}</li>
`,
)}</ul>`
}</section>
`;
}

function plainItems(items: readonly Item[]): readonly Html[] {
  return items.map(({ html: text, under }, n) => {
    const above = items[n - 1]?.under;
    return html`${under !== undefined && under.text !== above?.text && under}${text}
`;
  });
}

type Pairs = Parameters<typeof pairsHtml>[0];

/** What programs have of something, so that its page leaves nothing out. */
export function dataSection(pairs: Pairs, more: readonly Item[] = []): Section {
  const own = dataItem("Identifiers and values as they are written", pairs);
  return { id: "record", heading: html`As data`, items: [own, ...more], list: "plain" };
}

/** Folded away, since few want it. */
export function dataItem(summary: string, content: Pairs | Html): Item {
  return {
    html: html`<details class="data"><summary>${summary}</summary>
${content instanceof Html ? content : pairsHtml(content)}</details>`,
  };
}
