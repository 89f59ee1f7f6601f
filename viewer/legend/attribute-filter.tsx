import { type FormEvent, type ReactElement, useId, useState } from "react";
import { Button } from "react-aria-components/Button";
import { isOrdered } from "../../src/query/values.ts";
import {
  comparisonText,
  END_CONDITIONS_TEXT,
  ENDS_TEXT,
  endConditionText,
  noEffectText,
  type WhereOperator,
} from "../../src/wording/filters/end-conditions.ts";
import { plain } from "../data/plain-text.ts";
import { attributeChoices } from "../derive/attribute-choices.ts";
import { endTestsOf } from "../derive/end-conditions.ts";
import { Icon } from "../shell/icon.tsx";
import { ENDS, type EndCondition, withCondition } from "../state/end-conditions.ts";
import { useSession } from "../state/session.ts";
import { LegendSection } from "./legend-section.tsx";

/** What attributes of entities have to be, at which ends of a fact. */
export function AttributeFilter(): ReactElement {
  const { where } = useSession().state.filters;
  return (
    <LegendSection title="Attributes" closed note={where.length > 0 ? `${where.length} set` : ""}>
      <p className="legend-help">{END_CONDITIONS_TEXT}</p>
      <ConditionList />
      <ConditionForm />
    </LegendSection>
  );
}

function ConditionList(): ReactElement | null {
  const { atlas, state, dispatch } = useSession();
  const { where } = state.filters;
  if (where.length === 0) return null;
  const { wrong } = endTestsOf(atlas, where);
  return (
    <ul className="condition-list" aria-label="Conditions on attributes">
      {where.map((condition) => {
        const text = plain(endConditionText(condition.ends, condition.text));
        const error = wrong.get(condition);
        return (
          <li key={text}>
            <span>
              <bdi>{text}</bdi>
              {error !== undefined && <small className="condition-wrong">{plain(noEffectText(error))}</small>}
            </span>
            <Button
              className="icon-button small"
              aria-label={`Remove ${text}`}
              onPress={() => dispatch({ type: "filter", change: { where: where.filter((one) => one !== condition) } })}
            >
              <Icon name="close" />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

const ALL: readonly WhereOperator[] = ["=", "!=", ">=", "<=", ">", "<", ""];
const OF_NO_ORDER: readonly WhereOperator[] = ["=", "!=", ""];

function ConditionForm(): ReactElement {
  const { atlas, state, dispatch } = useSession();
  const choices = attributeChoices(atlas);
  const [ends, setEnds] = useState<EndCondition["ends"]>("either end");
  const [name, setName] = useState("type");
  const [chosen, setOperator] = useState<WhereOperator>("=");
  const [value, setValue] = useState("");
  const [wrong, setWrong] = useState("");
  const id = useId();
  const { kind, values } = choices.find((one) => one.name === name) ?? choices[0] ?? { kind: "text", values: [] };
  const operators = isOrdered(kind) ? ALL : OF_NO_ORDER;
  const operator = operators.includes(chosen) ? chosen : "=";
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const condition = { ends, text: `${name}${operator}${operator === "" ? "" : value.trim()}` };
    const error =
      operator !== "" && value.trim() === "" ? "Type a value." : endTestsOf(atlas, [condition]).wrong.get(condition);
    setWrong(error ?? "");
    if (error !== undefined) return;
    dispatch({ type: "filter", change: { where: withCondition(state.filters.where, condition) } });
    setValue("");
  };
  return (
    <form className="condition-form" onSubmit={add} aria-label="Add a condition">
      <label>
        <span>Which end</span>
        <select value={ends} onChange={({ target }) => setEnds(ENDS.find((one) => one === target.value) ?? ends)}>
          {ENDS.map((one) => (
            <option key={one} value={one}>
              {ENDS_TEXT[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Attribute</span>
        <select
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setValue("");
            setWrong("");
          }}
        >
          {choices.map((one) => (
            <option key={one.name} value={one.name}>
              {plain(one.name.replaceAll("_", " "))}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Comparison</span>
        <select
          value={operator}
          onChange={({ target }) => setOperator(ALL.find((one) => one === target.value) ?? operator)}
        >
          {operators.map((one) => (
            <option key={one} value={one}>
              {comparisonText(one, kind)}
            </option>
          ))}
        </select>
      </label>
      {operator !== "" && (
        <label>
          <span>Value</span>
          <input
            value={value}
            list={values.length > 0 ? id : undefined}
            maxLength={120}
            autoComplete="off"
            aria-invalid={wrong !== ""}
            aria-describedby={`${id}-wrong`}
            onChange={({ target }) => setValue(target.value)}
          />
          {values.length > 0 && (
            <datalist id={id}>
              {values.map((one) => (
                <option key={one.value} value={one.value}>
                  {plain(one.label)}
                </option>
              ))}
            </datalist>
          )}
        </label>
      )}
      <p id={`${id}-wrong`} className="condition-wrong" role="alert">
        {plain(wrong)}
      </p>
      <Button className="chip" type="submit">
        Add
      </Button>
    </form>
  );
}
