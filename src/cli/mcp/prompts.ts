import type { McpServer } from "@modelcontextprotocol/server";
import { checked, object, text } from "./schemas.ts";

const RULES =
  "Cite every statement with the ids of its claims in brackets, and name who says so, in which source and where in it. Say what is denied, by whom; what rests on one voice; and what the dataset does not have. End with cite_check on your text and correct what it finds.";

interface Asked {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly args: Readonly<Record<string, string>>;
  readonly ask: (args: Readonly<Record<string, string>>) => string;
}

const PROMPTS: readonly Asked[] = [
  {
    name: "brief",
    title: "Brief on an entity",
    description: "What is said of an entity, how sure it is and what is disputed.",
    args: { entity: "A name or an id." },
    ask: ({ entity }) =>
      `Write a brief on ${quoted(entity)}: what is said of it, how sure that is, and what is disputed.`,
  },
  {
    name: "dispute",
    title: "Both sides of a dispute",
    description: "Who says so, who denies it, and on what each rests.",
    args: { subject: "A fact's id, or what it is about." },
    ask: ({ subject }) =>
      `Set out both sides of the dispute about ${quoted(subject)}: who says so, who denies it, how each knows, and who speaks for whom.`,
  },
  {
    name: "as-known",
    title: "As it was known",
    description: "What was known of something on a date, and what came out later.",
    args: { subject: "A name or an id.", date: "A date." },
    ask: ({ subject, date }) =>
      `What was known of ${quoted(subject)} by ${quoted(date)}, and what has been claimed only since then? Use the argument \`known\`.`,
  },
];

/** Questions that people ask often. */
export function registerPrompts(server: McpServer): void {
  for (const { name, title, description, args, ask } of PROMPTS) {
    const properties = Object.fromEntries(Object.entries(args).map(([arg, words]) => [arg, text(words)]));
    const argsSchema = checked<Record<string, string>>(object(properties, Object.keys(args)));
    server.registerPrompt(name, { title, description, argsSchema }, (given) => ({
      messages: [{ role: "user", content: { type: "text", text: `${ask(given)} ${RULES}` } }],
    }));
  }
}

/** What a reader typed is data within the prompt. */
function quoted(words = ""): string {
  return JSON.stringify(words);
}
