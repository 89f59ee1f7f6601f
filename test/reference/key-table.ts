import type { JsonSchema } from "../../src/model/json-schema.ts";
import type { KeyText } from "../../src/schema/key-text.ts";

/** The keys of a mapping as a table of Markdown. */
export function keyTable(keys: Readonly<Record<string, KeyText>>): string {
  const rows = Object.entries(keys).map(([key, { takes, text, required }]) =>
    row(key, takes, `${text}${required ? " Required." : ""}`),
  );
  return ["| key | takes | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

/** The same of the properties of a schema as editors get it. */
export function propertyTable(schema: JsonSchema): string {
  const required = new Set((schema["required"] as readonly string[] | undefined) ?? []);
  const rows = Object.entries(schema["properties"] as Readonly<Record<string, JsonSchema>>).map(([key, property]) => {
    const text = property["markdownDescription"];
    if (typeof text !== "string") throw new Error(`the key \`${key}\` is described nowhere`);
    return row(key, takesOf(property), `${text}${required.has(key) ? " Required." : ""}`);
  });
  return ["| key | takes | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

function row(key: string, takes: string, text: string): string {
  return `| \`${key}\` | ${takes} | ${text.replaceAll("|", "\\|")} |`;
}

/** A list of more than these is told by its kind alone. */
const MOST_LISTED = 12;

function takesOf(schema: JsonSchema): string {
  const options = schema["anyOf"];
  if (Array.isArray(options)) {
    const all = options.map((option) => takesOf(option as JsonSchema));
    return all[1] === `a list of: ${all[0]}` ? `${all[0]}, or a list` : all.join(", or ");
  }
  const listed = schema["enum"];
  if (Array.isArray(listed))
    return listed.length > MOST_LISTED ? "a name" : listed.map((one) => `\`${one}\``).join(", ");
  if (schema["type"] === "array") return `a list of: ${takesOf(schema["items"] as JsonSchema)}`;
  if (schema["type"] === "boolean") return "`true` or `false`";
  if (schema["type"] === "string") return schema["pattern"] === undefined ? "text" : "a colour";
  const own = schema["properties"];
  if (own) return `\`{${Object.keys(own).join(", ")}}\``;
  return "a mapping of names to fields";
}
