import { toFragment } from "../state/url.ts";
import type { ViewState } from "../state/view-state.ts";

/** The address of exactly this view, the data's digest in it. */
export function permalink(state: ViewState, digest: string): string {
  return `${pageAddress()}#${toFragment({ ...state, embed: false }, digest)}`;
}

/** The same, for a citation or a picture that leaves this machine: null where the page is a file, or served to this machine only. */
export function publicLink(state: ViewState, digest: string): string | null {
  const isOwn = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return location.protocol.startsWith("http") && !isOwn ? permalink(state, digest) : null;
}

/** HTML that shows the view inside another page. */
export function embedCode(state: ViewState, digest: string): string {
  const address = `${pageAddress()}?embed#${toFragment({ ...state, embed: false }, digest)}`;
  const escaped = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${escaped}" width="900" height="600" title="Entente: a graph of claims" loading="lazy"></iframe>`;
}

function pageAddress(): string {
  return `${location.origin === "null" ? "file://" : location.origin}${location.pathname}`;
}
