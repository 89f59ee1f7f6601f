import type { ReactElement } from "react";
import type { Fact } from "../../src/model/fact.ts";
import { plain, shortened } from "../data/plain-text.ts";
import { nameOf, relationType } from "../derive/atlas.ts";
import { plural } from "../derive/sentence.ts";
import { factTitle } from "../search/search-index.ts";
import { useSession } from "../state/session.ts";
import { SupportBadge } from "./support-badge.tsx";
import { bestWords, isQuantity, valueWords } from "./values.ts";

/** A fact in a list: the other end, what it is about, its best number, its support. Opens the evidence. */
export function FactRow({ fact, about }: { readonly fact: Fact; readonly about?: string }): ReactElement {
  const { atlas, dispatch, state } = useSession();
  const { rollup } = fact;
  const [number] = rollup.quantities;
  const open = state.opened?.kind === "fact" && state.opened.id === fact.id;
  return (
    <button
      type="button"
      className={`fact-row${open ? " open" : ""}`}
      onClick={() => dispatch({ type: "open", opened: { kind: "fact", id: fact.id } })}
    >
      <span className="fact-row-title">
        <bdi>{plain(title())}</bdi>
        {number && <span className="fact-row-number">{bestWords(number)}</span>}
      </span>
      <span className="fact-row-meta">
        <SupportBadge rollup={rollup} />
        <span>{plural(rollup.voices.length, "voice")}</span>
        {typeof fact.qualifiers["when"] === "string" && <span>{plain(fact.qualifiers["when"])}</span>}
      </span>
    </button>
  );

  function title(): string {
    const type = relationType(atlas, fact.type);
    const third = about !== undefined && fact.subject !== about && fact.object !== about;
    if (about === undefined || third) return factTitle(atlas, fact);
    const other = fact.subject === about ? fact.object : fact.subject;
    const key = (type?.key ?? []).flatMap((name) => {
      const value = fact.qualifiers[name];
      return name === "value" || name === "when" || value === undefined
        ? []
        : [valueWords(atlas, fact.type, name, value)];
    });
    const value = fact.qualifiers["value"];
    const own =
      value !== undefined && !isQuantity(value) ? shortened(valueWords(atlas, fact.type, "value", value), 160) : "";
    const end = other ? nameOf(atlas, other) : own || (isQuantity(value) ? "" : nameOf(atlas, fact.subject));
    return [end, key.join(", ")].filter(Boolean).join(" · ") || (type?.label ?? fact.type);
  }
}
