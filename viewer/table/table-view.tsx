import { type ReactElement, useMemo } from "react";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Fact } from "../../src/model/fact.ts";
import { FocusBar } from "../canvas/focus-bar.tsx";
import { shownRows } from "../derive/shown-rows.ts";
import { useSession } from "../state/session.ts";
import { claimColumns, claimWords } from "./claim-columns.tsx";
import { entityColumns, entityWords } from "./entity-columns.tsx";
import { factColumns, factWords } from "./fact-columns.tsx";
import { Grid } from "./grid.tsx";

/** What the canvas shows, as rows: facts, claims or entities. Everything of the graph can be done from here. */
export function TableView(): ReactElement {
  const { atlas, seen, shown, state, dispatch } = useSession();
  const { kind } = state.table;
  const rows = useMemo(() => shownRows(atlas, shown, state.focus !== null), [atlas, shown, state.focus]);
  const facts = useMemo(
    () => ({
      columns: factColumns(atlas, seen.answers),
      idOf: idOfRow,
      wordsOf: (fact: Fact) => factWords(atlas, fact),
    }),
    [atlas, seen],
  );
  const claims = useMemo(() => {
    const columns = claimColumns(atlas);
    return { columns, idOf: idOfRow, wordsOf: (claim: Claim) => claimWords(columns, claim) };
  }, [atlas]);
  const entities = useMemo(
    () => ({
      columns: entityColumns(atlas, shown),
      idOf: idOfRow,
      wordsOf: (entity: Entity) => entityWords(atlas, entity),
    }),
    [atlas, shown],
  );
  return (
    <section className="table-view" aria-label="Table">
      <div className="table-bar">
        <ToggleButtonGroup
          aria-label="Rows"
          className="segments"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[kind]}
          onSelectionChange={(keys) => {
            const [next] = keys;
            if (next === "facts" || next === "claims" || next === "entities") {
              dispatch({ type: "table", change: { kind: next, sort: null } });
            }
          }}
        >
          <ToggleButton id="facts">{`Facts ${rows.facts.length}`}</ToggleButton>
          <ToggleButton id="claims">{`Claims ${rows.claims.length}`}</ToggleButton>
          <ToggleButton id="entities">{`Entities ${rows.entities.length}`}</ToggleButton>
        </ToggleButtonGroup>
        <input
          type="search"
          className="table-words"
          aria-label="Find in the table"
          placeholder="Find in these rows …"
          value={state.table.words}
          onChange={({ target }) => dispatch({ type: "table", change: { words: target.value } })}
        />
        <FocusBar />
      </div>
      {kind === "facts" && <Grid name="Facts" rows={rows.facts} {...facts} />}
      {kind === "claims" && <Grid name="Claims" rows={rows.claims} {...claims} />}
      {kind === "entities" && <Grid name="Entities" rows={rows.entities} {...entities} />}
    </section>
  );
}

function idOfRow({ id }: { readonly id: string }): string {
  return id;
}
