import type { MouseEvent, ReactElement } from "react";
import { flyTo } from "../canvas/use-flights.ts";
import { plain, webAddress } from "../data/plain-text.ts";
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
  return (
    <>
      {ids.map((id, i) => (
        <span key={id}>
          {i === 0 ? "" : i === ids.length - 1 ? " and " : ", "}
          <EntityLink id={id} />
        </span>
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
