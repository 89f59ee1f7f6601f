import { type ReactElement, type ReactNode, useMemo } from "react";
import { shapeVariants } from "../../src/draw/mark.ts";
import type { Entity } from "../../src/model/entity.ts";
import { count } from "../../src/wording/counts.ts";
import { existenceText } from "../../src/wording/filters/holds.ts";
import { identifierAddress } from "../../src/wording/registers.ts";
import { spoken } from "../../src/wording/values.ts";
import { themed } from "../canvas/palette.ts";
import { WhatChanged } from "../changes/what-changed.tsx";
import { plain } from "../data/plain-text.ts";
import { entityType, nameOf } from "../derive/atlas.ts";
import { NeighbourList } from "../expand/neighbour-list.tsx";
import { FoldButtons } from "../fold/fold-buttons.tsx";
import { ShapeSwatch } from "../legend/swatches.tsx";
import { useSession } from "../state/session.ts";
import { AttributeValue } from "./attribute-value.tsx";
import { EntityActions } from "./entity-actions.tsx";
import { WebLink } from "./links.tsx";

/** Name, kind, other names, attributes and identifiers of an entity: the head of each of its pages. */
export function EntityHead({
  entity,
  hide = [],
  children,
}: {
  readonly entity: Entity;
  readonly hide?: readonly string[];
  readonly children?: ReactNode;
}): ReactElement {
  const { atlas, palette, seen } = useSession();
  const type = entityType(atlas, entity.type);
  const existence = existenceText(seen.existence.get(entity.id));
  const variants = useMemo(() => shapeVariants(atlas.dataset.schema), [atlas]);
  const attributes = Object.entries(entity.attributes).filter(([name]) => !hide.includes(name));
  return (
    <header className="entity-head">
      <p className="kicker">
        {type && (
          <ShapeSwatch
            shape={type.shape}
            variant={variants.get(type.name) ?? "filled"}
            color={themed(type.color, palette, type.dark)}
          />
        )}
        {plain(type?.label ?? entity.type)}
        {entity.unnamed && " · left unnamed by the source"}
      </p>
      <h2>
        <bdi>{plain(entity.name)}</bdi>
      </h2>
      {existence && <p className="notice">{existence}.</p>}
      <OtherNames entity={entity} />
      {entity.description?.split(/\n\s*\n/).map((paragraph) => (
        <p className="description" key={paragraph}>
          {plain(paragraph)}
        </p>
      ))}
      <WhatChanged kind="entity" id={entity.id} />
      {children}
      <EntityActions entity={entity} />
      <NeighbourList entity={entity} />
      <FoldButtons entity={entity} />
      {(attributes.length > 0 || Object.keys(entity.identifiers).length > 0) && (
        <dl className="attributes">
          {attributes.map(([name, value]) => (
            <div key={name}>
              <dt>{plain(spoken(name))}</dt>
              <dd>
                <AttributeValue type={entity.type} name={name} value={value} />
              </dd>
            </div>
          ))}
          {Object.entries(entity.identifiers).map(([name, value]) => (
            <div key={name}>
              <dt>{plain(spoken(name))}</dt>
              <dd>
                <Identifier name={name} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </header>
  );
}

/** Names in general use in a row; those of single authors folded away, since they may be many. */
function OtherNames({ entity }: { readonly entity: Entity }): ReactElement | null {
  const { atlas } = useSession();
  const { aliases, names } = entity;
  const general = aliases.filter(({ used_by }) => used_by === null);
  const own = aliases.filter(({ used_by }) => used_by !== null);
  return (
    <>
      {(general.length > 0 || Object.keys(names).length > 0) && (
        <ul className="other-names" aria-label="Other names">
          {Object.entries(names).map(([tag, name]) => (
            <li key={tag}>
              <bdi lang={/^[A-Za-z-]{2,12}$/.test(tag) ? tag : undefined}>{plain(name)}</bdi>{" "}
              <small>{plain(tag)}</small>
            </li>
          ))}
          {general.map(({ name }) => (
            <li key={name}>
              <bdi>{plain(name)}</bdi>
            </li>
          ))}
        </ul>
      )}
      {own.length > 0 && (
        <details className="own-names">
          <summary>{count(own.length, "name")} that single authors use</summary>
          <ul>
            {own.map(({ name, used_by }) => (
              <li key={`${name} ${used_by}`}>
                <bdi>{plain(name)}</bdi> <small>{plain(nameOf(atlas, used_by ?? ""))}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Identifier({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return <WebLink url={identifierAddress(name, value) ?? value}>{value}</WebLink>;
}
