import type { ReactElement } from "react";
import { PAGES_FOLDER, type PageKind, pagePath } from "../../src/model/outputs/page-path.ts";
import { Icon } from "../shell/icon.tsx";

/** To the page of an entity or a fact that needs no script; nothing where the build wrote none. */
export function PageLink({ kind, id }: { readonly kind: PageKind; readonly id: string }): ReactElement | null {
  if (!hasPages()) return null;
  return (
    <a className="chip page-link" href={`./${PAGES_FOLDER}${pagePath(kind, id)}`}>
      <Icon name="link" /> Page
    </a>
  );
}

/** Whether the build says in the page's head that there are pages; elsewhere than on a page there are none. */
function hasPages(): boolean {
  const link = `link[rel="alternate"][href="./${PAGES_FOLDER}index.html"]`;
  return typeof document !== "undefined" && document.querySelector(link) !== null;
}
