import { xmlText } from "../emit/xml-text.ts";
import { plain } from "../text/plain.ts";

type Value = string | number | undefined;

/** An element as text. Attribute names are our own; values are escaped. Children are elements already. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, ...children: string[]): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? short(value) : xmlText(value ?? "")}"`);
  const open = `<${name}${list.join("")}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`;
}

/** What data says, as text that cannot be markup and cannot turn around the text beside it. */
export function words(text: string): string {
  return xmlText(plain(text));
}

/** A hundredth of a pixel is as much as anyone sees. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}
