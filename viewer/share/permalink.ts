import type { Dataset } from "../../src/model/dataset.ts";
import { toFragment } from "../state/url.ts";
import type { ViewState } from "../state/view-state.ts";

/** What a link needs to know of a dataset. */
type Linked = Pick<Dataset, "digest" | "project">;

/** The address of exactly this view, the data's digest in it. */
export function permalink(state: ViewState, { digest }: Linked): string {
  return linkTo(pageAddress(), state, digest);
}

/** The same for a citation or a picture that leaves this machine; null where others cannot open the page. */
export function publicLink(state: ViewState, dataset: Linked): string | null {
  const address = publicAddress(dataset);
  return address === null ? null : linkTo(address, state, dataset.digest);
}

/** HTML that shows the view inside another page; null where others cannot open the page. */
export function embedCode(state: ViewState, dataset: Linked): string | null {
  const address = publicAddress(dataset);
  if (address === null) return null;
  const source = linkTo(`${address}?embed`, state, dataset.digest);
  const escaped = source.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${escaped}" width="900" height="600" title="Entente: a graph of claims" loading="lazy"></iframe>`;
}

function linkTo(address: string, state: ViewState, digest: string): string {
  return `${address}#${toFragment({ ...state, embed: false }, digest)}`;
}

/** Where others open the page: where it is, else where the project says that it is published; null: nowhere yet. */
function publicAddress({ project }: Linked): string | null {
  const isOwn = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  return location.protocol.startsWith("http") && !isOwn ? pageAddress() : (project?.web ?? null);
}

function pageAddress(): string {
  return `${location.origin === "null" ? "file://" : location.origin}${location.pathname}`;
}
