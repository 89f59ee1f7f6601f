import { SaxesParser, type SaxesTagPlain } from "saxes";
import { WorkbookFault } from "./fault.ts";

export type Attributes = Readonly<Record<string, string>>;

/** What is done with the elements of a part. Names come without their prefixes: several namespaces mean the same. */
export interface Elements {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** A cell holds 32,767 characters at most. What no tag interrupts for so long is there to fill memory. */
const LONGEST = 4 * 1024 * 1024;
const DEEPEST = 100;

/** Reads a part of a workbook; yields after each piece, so that what was made of it can be passed on. */
export async function* readXml(path: string, pieces: AsyncIterable<string>, elements: Elements): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const refuse = (reason: string): never => {
    throw new WorkbookFault(`its part ${path} is not well-formed XML (line ${parser.line}: ${reason})`);
  };
  let depth = 0;
  let since = 0;
  parser.on("error", ({ message }: Error) => refuse(message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")));
  parser.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    since = 0;
    depth += 1;
    if (depth > DEEPEST) refuse("its elements are nested too deeply");
    elements.open(localName(name), attributes);
  });
  parser.on("closetag", ({ name }: SaxesTagPlain) => {
    since = 0;
    depth -= 1;
    elements.close?.(localName(name));
  });
  const text = elements.text?.bind(elements);
  if (text !== undefined) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  for await (const piece of pieces) {
    since += piece.length;
    parser.write(piece);
    if (since > LONGEST) refuse("it has a longer text than a cell can hold");
    yield;
  }
  parser.close();
  yield;
}

/** The same of a part that is read whole. */
export async function readWholeXml(path: string, pieces: AsyncIterable<string>, elements: Elements): Promise<void> {
  for await (const _ of readXml(path, pieces, elements));
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, whatever its prefix. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key];
  return undefined;
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
