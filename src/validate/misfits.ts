import { asWritten } from "../diagnostics/as-written.ts";
import type { Finding, Place } from "../diagnostics/diagnostic.ts";
import { finding } from "../diagnostics/registry.ts";
import { parseCoordinates } from "../model/coordinates.ts";
import { toId } from "../model/ids.ts";
import type { KindName } from "../model/kinds/index.ts";
import { coordinatesFinding } from "./coordinates-finding.ts";
import { dateFinding } from "./date-finding.ts";
import { locatorFinding } from "./locator-finding.ts";
import { quantityFinding } from "./quantity-finding.ts";
import { setHintOf } from "./set-hint.ts";

/** What to say of a value that is not of its kind; `isState`: of the time of a relation that lasts. Beside the kinds' own records, since messages are not for the browser. */
interface Misfit {
  /** Another kind of JSON value, written so that it would fit; undefined where that cannot be told. */
  readonly meant: (value: unknown, isState: boolean) => Meant | undefined;
  /** Of the right kind of JSON value, but against the pattern or the grammar, whose argument this is. Null: there is none. */
  readonly malformed:
    | ((value: string | number, argument: unknown, key: string, place: Place, isState: boolean) => Finding)
    | null;
}

interface Meant {
  /** null: there are several ways, and `how` names them. */
  readonly newText: string | null;
  readonly how: string;
}

const unknown = (): undefined => undefined;

/** By kind; what follows them is not a kind of value that a schema can declare. */
const MISFITS: { readonly [K in KindName | "spell" | "fact-id" | "locator"]: Misfit } = {
  text: { meant: quoted, malformed: null },
  number: { meant: unknown, malformed: null },
  boolean: { meant: truth, malformed: null },
  date: { meant: setMeant, malformed: (value, _, __, place, isState) => dateFinding(value, place, isState) },
  url: { meant: unknown, malformed: (value, _, __, place) => finding("not-a-url", { value: String(value) }, place) },
  coordinates: { meant: pairOfNumbers, malformed: (value, _, __, place) => coordinatesFinding(value, place) },
  quantity: {
    meant: unknown,
    malformed: (value, units, key, place) => quantityFinding(value, units as readonly string[], key, place),
  },
  enum: { meant: unknown, malformed: null },
  ref: { meant: unknown, malformed: (value, _, __, place) => notAnId(String(value), place) },
  spell: { meant: unknown, malformed: (value, _, __, place) => notASpell(String(value), place) },
  "fact-id": {
    meant: unknown,
    malformed: (value, _, __, place) => finding("not-a-fact-id", { value: String(value) }, place),
  },
  locator: {
    meant: unknown,
    malformed: (value, _, __, place) => locatorFinding(value, place),
  },
};

export function misfitOf(kind: unknown): Misfit | undefined {
  return Object.entries(MISFITS).find(([name]) => name === kind)?.[1];
}

/** A number or `true` where text belongs. */
function quoted(value: unknown): Meant | undefined {
  if (typeof value !== "number" && typeof value !== "boolean") return undefined;
  return { newText: `"${asWritten(value)}"`, how: "put it in quotes:" };
}

/** `yes` was true in YAML 1.1, and is text in 1.2. */
function truth(value: unknown): Meant | undefined {
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (["yes", "y", "on"].includes(word)) return { newText: "true", how: "write" };
  return ["no", "n", "off"].includes(word) ? { newText: "false", how: "write" } : undefined;
}

/** A set of dates where one date belongs. */
function setMeant(value: unknown, isState: boolean): Meant | undefined {
  const how = setHintOf(value, isState);
  return how === null ? undefined : { newText: null, how };
}

/** A list of two numbers where their text belongs. */
function pairOfNumbers(value: unknown): Meant | undefined {
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isFinite)) return undefined;
  const text = value.join(", ");
  return parseCoordinates(text) ? { newText: `"${text}"`, how: "write" } : undefined;
}

function notASpell(value: string, place: Place): Finding {
  const word = value.length > 200 ? "" : toId(value);
  const extra = word ? { hint: `did you mean \`${word}\`?`, fix: [{ place, newText: word }] } : {};
  return finding("not-a-spell", { value }, place, extra);
}

function notAnId(value: string, place: Place): Finding {
  // A long text is not a slip.
  const id = value.length > 200 ? "" : toId(value);
  const extra = id ? { hint: `did you mean \`${id}\`?`, fix: [{ place, newText: id }] } : {};
  return finding("not-an-id", { value }, place, extra);
}
