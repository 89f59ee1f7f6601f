import type { MouseEvent, ReactElement } from "react";
import { listed, type Phrase } from "../../src/wording/through.ts";
import { webAddress } from "../../src/wording/web-address.ts";
import { flyTo } from "../canvas/fly-to.ts";
import { plain } from "../data/plain-text.ts";
import { nameOf } from "../derive/atlas.ts";
import { Icon } from "../shell/icon.tsx";
import { useSession } from "../state/session.ts";

/** An entity's name, which opens its page. A real link, so that it wraps as text does and opens in another tab, too. */
export function EntityLink({ id, className = "" }: { readonly id: string; readonly className?: string }): ReactElement {
  const { atlas, dispatch } = useSession();
  const name = plain(nameOf(atlas, id));
  if (!atlas.kg.entity(id)) return <span className="muted">{name}</span>;
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dispatch({ type: "open", opened: { kind: "entity", id } });
    flyTo(id);
  };
  return (
    <a href={`#entity=${encodeURIComponent(id)}`} className={`entity-link ${className}`} onClick={open}>
      <bdi>{name}</bdi>
    </a>
  );
}

/** Names in a row: "A, B and C". */
export function EntityLinks({ ids }: { readonly ids: readonly string[] }): ReactElement {
  return <Phrased phrase={listed(ids)} />;
}

/** Words with entities between them as links. */
export function Phrased({ phrase }: { readonly phrase: Phrase }): ReactElement {
  // The same phrase has the same parts in the same places.
  const parts = phrase.map((part, place) => ({ part, place }));
  return (
    <>
      {parts.map(({ part, place }) => (
        <span key={place}>{typeof part === "string" ? part : <EntityLink id={part.id} />}</span>
      ))}
    </>
  );
}

/** A web address as a link; anything that is none, as text. */
export function WebLink({ url, children }: { readonly url: unknown; readonly children?: string }): ReactElement {
  const address = webAddress(url);
  const text = plain(children ?? String(url));
  if (!address) return <bdi>{text}</bdi>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow" className="web-link">
      <bdi>{text}</bdi>
      <Icon name="link" />
      <span className="for-screen-readers"> (opens in a new tab)</span>
    </a>
  );
}
