import { type ReactElement, useEffect, useRef } from "react";
import { Button } from "react-aria-components/Button";
import { plain } from "../data/plain-text.ts";
import { type Atlas, isEntityA } from "../derive/atlas.ts";
import { PathPage } from "../paths/path-page.tsx";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";
import type { OpenedKind } from "../state/view-state.ts";
import { EntityPage } from "./entity-page.tsx";
import { FactPage } from "./fact-page.tsx";
import { PairPage } from "./pair-page.tsx";
import { SourcePage } from "./source-page.tsx";
import { ThesisPage } from "./thesis-page.tsx";

/** The right-hand panel: what is opened, down to who says so. */
export function EvidencePanel(): ReactElement {
  const { state, dispatch } = useSession();
  const { opened, path } = state;
  const top = useRef<HTMLElement>(null);
  const key = opened ? `${opened.kind}:${opened.id}` : "path";
  useEffect(() => {
    if (key) top.current?.scrollTo({ top: 0 });
  }, [key]);

  const close = (): void => {
    if (opened) dispatch({ type: "open", opened: null });
    else dispatch({ type: "path", path: null });
  };
  return (
    <aside className="panel" aria-label="Evidence" ref={top}>
      <div className="panel-bar">
        <Button className="quiet" onPress={() => (history.length > 1 ? history.back() : close())}>
          <Icon name="back" /> Back
        </Button>
        {opened && path && (
          <Button className="quiet" onPress={() => dispatch({ type: "open", opened: null })}>
            <Icon name="path" /> The path
          </Button>
        )}
        <Button className="icon-button" aria-label="Close the evidence" onPress={close}>
          <Icon name="close" />
        </Button>
      </div>
      <Page />
    </aside>
  );
}

function Page(): ReactElement {
  const { atlas, loading, state } = useSession();
  const { opened } = state;
  if (loading) return <p className="missing">Loading …</p>;
  if (!opened) return <PathPage />;
  return PAGES[opened.kind](atlas, opened.id) ?? <Missing id={opened.id} />;
}

/** The page of each kind of thing; null where the data has none of that id. */
const PAGES: { readonly [K in OpenedKind]: (atlas: Atlas, id: string) => ReactElement | null } = {
  entity: entityPage,
  fact: (atlas, id) => {
    const fact = atlas.kg.fact(id);
    return fact ? <FactPage fact={fact} key={fact.id} /> : null;
  },
  pair: (_, id) => <PairPage pair={id} key={id} />,
};

function entityPage(atlas: Atlas, id: string): ReactElement | null {
  const entity = atlas.kg.entity(id);
  if (!entity) return null;
  if (isEntityA(atlas, entity.id, "source")) return <SourcePage entity={entity} key={entity.id} />;
  if (isEntityA(atlas, entity.id, "thesis")) return <ThesisPage entity={entity} key={entity.id} />;
  return <EntityPage entity={entity} key={entity.id} />;
}

function Missing({ id }: { readonly id: string }): ReactElement {
  return (
    <p className="missing">
      This graph holds nothing called <code>{plain(id)}</code>. A link made from another build may name what is gone
      since.
    </p>
  );
}
