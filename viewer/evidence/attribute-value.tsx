import { Fragment, type ReactElement } from "react";
import { isList, type QualifierValue } from "../../src/model/claim.ts";
import { kindOf, type StoredValue } from "../../src/model/kinds/index.ts";
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
  const leadsTo = field === undefined ? null : kindOf(field.type).leadsTo;
  const values = isList(value) ? value : [value];
  if (leadsTo === "entity") return <EntityLinks ids={values.map(String)} />;
  if (leadsTo === "web") return <WebLinks urls={values} />;
  return <bdi>{plain(wordsOf(atlas.kg, field?.type, value))}</bdi>;
}

function WebLinks({ urls }: { readonly urls: readonly StoredValue[] }): ReactElement {
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
