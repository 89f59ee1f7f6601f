import { columnName, parseCellName, parseRowNumber } from "./cell-names.ts";
import { WorkbookFault } from "./fault.ts";
import type { NumberFormat } from "./number-format.ts";
import { numberText } from "./number-text.ts";
import type { Workbook } from "./open-workbook.ts";
import { type Attributes, type Elements, isTrue } from "./read-xml.ts";
import { RichText, unescaped } from "./shared-texts.ts";

/** A row of a sheet that has cells. Columns count from 1. */
export interface SheetRow {
  readonly number: number;
  readonly isHidden: boolean;
  /** Texts, by column. */
  readonly cells: Map<number, string>;
  /** `#N/A` and the like. */
  readonly errors: Map<number, string>;
  /** Formulas that no program has computed yet. */
  readonly uncomputed: Set<number>;
  /** Formulas that have a value. */
  formulas: number;
}

const GENERAL: NumberFormat = { is: "number" };
const MIDNIGHT = /^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z?$/;

/** Reads the elements of a sheet into rows. */
export class SheetRows implements Elements {
  readonly #book: Workbook;
  readonly #rich = new RichText((text) => {
    this.#inline = text;
  });
  /** Columns that are hidden, from and to. */
  readonly hidden: (readonly [from: number, to: number])[] = [];
  #done: SheetRow[] = [];
  #row: SheetRow | null = null;
  #number = 0;
  #column = 0;
  #type = "";
  #style = 0;
  #inline: string | null = null;
  #value: string | null = null;
  #hasFormula = false;
  #reading: "value" | "inline" | null = null;

  constructor(book: Workbook) {
    this.#book = book;
  }

  /** The rows that are complete since the last time. */
  take(): readonly SheetRow[] {
    const done = this.#done;
    this.#done = [];
    return done;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#reading === "inline") this.#rich.open(name);
    else if (name === "c") this.#openCell(attributes);
    else if (name === "v") [this.#reading, this.#value] = ["value", ""];
    else if (name === "f") this.#hasFormula = true;
    else if (name === "is") {
      this.#reading = "inline";
      this.#rich.open(name);
    } else if (name === "row") this.#openRow(attributes);
    else if (name === "col" && isTrue(attributes["hidden"]))
      this.hidden.push([Number(attributes["min"]), Number(attributes["max"])]);
  }

  text(text: string): void {
    if (this.#reading === "value") this.#value += text;
    else if (this.#reading === "inline") this.#rich.text(text);
  }

  close(name: string): void {
    if (this.#reading === "inline") {
      this.#rich.close(name);
      if (name === "is") this.#reading = null;
    } else if (name === "v") this.#reading = null;
    else if (name === "c") this.#closeCell();
    else if (name === "row" && this.#row !== null) {
      this.#done.push(this.#row);
      this.#row = null;
    }
  }

  /** Rows and cells that do not say where they are come next. */
  #openRow(attributes: Attributes): void {
    const { r: number, hidden } = attributes;
    const next = number === undefined ? this.#number + 1 : parseRowNumber(number);
    if (next <= this.#number) throw new WorkbookFault(`its row ${next} comes behind row ${this.#number}`);
    this.#number = next;
    this.#column = 0;
    const cells = new Map<number, string>();
    const [errors, uncomputed] = [new Map<number, string>(), new Set<number>()];
    this.#row = { number: next, isHidden: isTrue(hidden), cells, errors, uncomputed, formulas: 0 };
  }

  #openCell({ r: name, t: type = "n", s: style }: Attributes): void {
    this.#column = name === undefined ? this.#column + 1 : parseCellName(name).column;
    [this.#type, this.#style] = [type, style === undefined ? 0 : Number(style)];
    [this.#inline, this.#value, this.#hasFormula] = [null, null, false];
  }

  #closeCell(): void {
    const row = this.#row;
    if (row === null) return;
    const value = this.#value;
    if (this.#hasFormula) {
      if (value === null || (value === "" && this.#type !== "str")) {
        row.uncomputed.add(this.#column);
        return;
      }
      row.formulas += 1;
    }
    if (this.#type === "e" && value !== null) row.errors.set(this.#column, value);
    else {
      const text = this.#inline ?? (value === null || value === "" ? "" : this.#textOf(value));
      if (text !== "") row.cells.set(this.#column, text);
    }
  }

  #textOf(value: string): string {
    const { texts, formats, is1904 } = this.#book;
    switch (this.#type) {
      case "s": {
        const text = texts[Number(value)];
        if (text !== undefined) return text;
        throw new WorkbookFault(`its cell ${this.#name()} refers to a text that is not there`);
      }
      case "b":
        return isTrue(value.trim()) ? "true" : "false";
      case "str":
      case "inlineStr":
        return unescaped(value);
      case "d":
        return value.trim().replace(MIDNIGHT, "$1");
      default:
        return numberText(value.trim(), formats[this.#style] ?? GENERAL, is1904);
    }
  }

  #name(): string {
    return `${columnName(this.#column)}${this.#number}`;
  }
}
