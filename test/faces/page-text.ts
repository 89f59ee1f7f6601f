import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { PALETTES } from "../../viewer/canvas/palette.ts";
import type { Atlas } from "../../viewer/derive/atlas.ts";
import { fold } from "../../viewer/derive/fold/fold.ts";
import { see } from "../../viewer/derive/seen.ts";
import { show } from "../../viewer/derive/shown.ts";
import { type Session, SessionContext } from "../../viewer/state/session.ts";
import { FIRST_VIEW, type ViewState } from "../../viewer/state/view-state.ts";

/** What parts of the page work on, with nothing chosen but what a test says. */
export function sessionOf(atlas: Atlas, change: Partial<ViewState> = {}): Session {
  const state = { ...FIRST_VIEW, ...change };
  const seen = see(atlas, state.clocks, state.lens);
  const shown = show(atlas, seen, state.filters, state.focus);
  return {
    ...{ atlas, state, seen, shown, drawn: fold(atlas, seen, shown, state.folded), way: null },
    arranging: { layout: null, words: "", isLoading: false },
    ...{ search: NO_SEARCH, texts: async () => new Map() },
    ...{ loading: false, wantNames: () => {}, palette: PALETTES.light, dispatch: () => {}, announce: () => {} },
  };
}

const NO_SEARCH: Session["search"] = { isReady: true, find: () => [] };

/** The HTML of a part of the page. */
export function htmlOf(session: Session, element: ReactElement): string {
  return renderToStaticMarkup(createElement(SessionContext, { value: session }, element));
}

/** What a reader sees of HTML: its text, white space folded, blocks apart. */
export function textOf(html: string): string {
  const apart = html.replace(/<\/?(?:p|h\d|li|ul|dl|dt|dd|div|section|header|figure|figcaption|button)\b[^>]*>/g, " ");
  return decoded(apart.replace(/<[^>]*>/g, ""))
    .replace(/\s+/g, " ")
    .trim();
}

/** The inside of all elements of a tag, whose start tag may have to hold some text, in the order of the page. None may lie in another. */
export function inside(html: string, tag: string, holding: string = ""): string[] {
  const found: string[] = [];
  for (const [whole, start = "", inner = ""] of html.matchAll(new RegExp(`<${tag}\\b([^>]*)>(.*?)</${tag}>`, "gs"))) {
    if (start.includes(holding)) found.push(whole.startsWith("<") ? inner : "");
  }
  return found;
}

function decoded(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}
