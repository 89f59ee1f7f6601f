import { Fragment, type ReactElement } from "react";
import { isList, type QualifierValue } from "../../src/model/claim.ts";
import type { KindName, StoredValue } from "../../src/model/kinds/index.ts";
import { wordsOf } from "../../src/wording/values.ts";
import { plain } from "../data/plain-text.ts";
import { entityType } from "../derive/atlas.ts";
import { useSession } from "../state/session.ts";
import { EntityLinks, WebLink } from "./links.tsx";

/** The value of an attribute: in words, or as links where it leads somewhere. */
export function AttributeValue({
  type,
  name,
  value,
}: {
  readonly type: string;
  readonly name: string;
  readonly value: QualifierValue;
}): ReactElement {
  const { atlas } = useSession();
  const field = entityType(atlas, type)?.attributes[name];
  const links = field && LINKS[field.type.kind]?.(isList(value) ? value : [value]);
  return links ?? <bdi>{plain(wordsOf(atlas.kg, field?.type, value))}</bdi>;
}

/** What leads somewhere, by kind; null: values of this kind are words. */
const LINKS: { readonly [K in KindName]: ((values: readonly StoredValue[]) => ReactElement) | null } = {
  text: null,
  number: null,
  boolean: null,
  date: null,
  url: asWebLinks,
  coordinates: null,
  quantity: null,
  enum: null,
  ref: (ids) => <EntityLinks ids={ids.map(String)} />,
};

function asWebLinks(urls: readonly StoredValue[]): ReactElement {
  return (
    <>
      {urls.map((url, i) => (
        <Fragment key={String(url)}>
          {i > 0 && ", "}
          <WebLink url={url} />
        </Fragment>
      ))}
    </>
  );
}
