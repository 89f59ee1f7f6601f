import type { Atlas } from "../derive/atlas.ts";
import { toFragment } from "../state/url.ts";
import type { ViewState } from "../state/view-state.ts";

/** What a link leads into: the data, and its story. */
type Place = Pick<Atlas, "dataset" | "steps">;

/** The address of exactly this view, the data's digest in it. */
export function permalink(state: ViewState, place: Place): string {
  return linkTo(pageAddress(), state, place);
}

/** The same for a citation or a picture that leaves this machine; null where others cannot open the page. */
export function publicLink(state: ViewState, place: Place): string | null {
  const address = publicAddress(place);
  return address === null ? null : linkTo(address, state, place);
}

/** HTML that shows the view inside another page; null where others cannot open the page. */
export function embedCode(state: ViewState, place: Place): string | null {
  const address = publicAddress(place);
  if (address === null) return null;
  const source = linkTo(`${address}?embed`, state, place);
  const escaped = source.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${escaped}" width="900" height="600" title="Entente: a graph of claims" loading="lazy"></iframe>`;
}

function linkTo(address: string, state: ViewState, { dataset, steps }: Place): string {
  return `${address}#${toFragment({ ...state, embed: false }, dataset.digest, steps)}`;
}

/** Where others open the page: where it is, else where the project says that it is published; null: nowhere yet. */
function publicAddress({ dataset: { project } }: Place): string | null {
  const isOwn = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return location.protocol.startsWith("http") && !isOwn ? pageAddress() : (project?.web ?? null);
}

function pageAddress(): string {
  return `${location.origin === "null" ? "file://" : location.origin}${location.pathname}`;
}
