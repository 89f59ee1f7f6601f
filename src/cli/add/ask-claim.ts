import { ACTOR } from "../../corroborate/vocabulary.ts";
import type { Directory } from "../../import/directory.ts";
import { type Entity, UNKNOWN } from "../../model/entity.ts";
import { isRef, kindOf, type ValueType } from "../../model/kinds/index.ts";
import { compareText } from "../../model/order.ts";
import { isA, type RelationType, type Schema } from "../../model/schema.ts";
import { DEFAULT_STANCE, STANCES } from "../../model/stance.ts";
import { neutral } from "../../report/display.ts";
import { anyOf } from "../../rules/wording.ts";
import { didYouMean } from "../../text/nearest.ts";
import { withHint } from "../../wording/with-hint.ts";
import type { Asker } from "./terminal.ts";

/** What questions are asked of. */
export interface AskedProject {
  readonly schema: Schema;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly directory: Directory;
}

/** The person has left. */
class Left extends Error {}

/** The parts of a claim that need no question. */
export interface Told {
  readonly from: string;
  readonly type: string;
  readonly to: string;
  /** What all claims of the fact say, as it is written. */
  readonly says: ReadonlyMap<string, readonly string[]>;
}

/**
 * Asks for a claim and gives the words of its line; null: the person has left.
 *
 * @param about the fact that it is about, where that is known
 */
export async function askClaim(
  asker: Asker,
  project: AskedProject,
  about: Told | null = null,
): Promise<readonly string[] | null> {
  try {
    return await new Conversation(asker, project).claim(about);
  } catch (error) {
    if (error instanceof Left) return null;
    throw error;
  }
}

class Conversation {
  readonly #asker: Asker;
  readonly #project: AskedProject;
  /** `NAME=TYPE,KEY=VALUE` of entities that are to be made. */
  readonly #made = new Map<string, string>();

  constructor(asker: Asker, project: AskedProject) {
    this.#asker = asker;
    this.#project = project;
  }

  async claim(about: Told | null): Promise<readonly string[]> {
    const source = await this.#entity("source", ["source"]);
    const at = await this.#text("place in the source, such as `p. 3` (optional)");
    const from = about?.from ?? (await this.#entity("subject", []));
    const type = this.#project.schema.relations[about?.type ?? ""] ?? (await this.#relation(from));
    const to = about?.to ?? (await this.#object(type));
    const by = await this.#entity("speaker (empty: the source itself)", [ACTOR], true);
    const stance = await this.#oneOf(`stance (empty: ${DEFAULT_STANCE})`, STANCES);
    const flags = [...(by === "" ? [] : [`--by=${by}`]), ...(stance === "" ? [] : [`--stance=${stance}`])];
    for (const [name, values] of about?.says ?? []) flags.push(...values.map((value) => `--${name}=${value}`));
    for (const { name, type: kind, list, required } of Object.values(type.qualifiers)) {
      if (name === "value" || (about !== null && (type.key.includes(name) || about.says.has(name)))) continue;
      const question = `${name}: ${wantedOf(kind)}${required || type.key.includes(name) ? "" : " (optional)"}`;
      flags.push(...(await this.#values(question, kind, list)).map((value) => `--${name}=${value}`));
    }
    return [source, at, from, type.name, to, ...flags, ...[...this.#made.values()].map((made) => `--new=${made}`)];
  }

  #object(type: RelationType): Promise<string> {
    if (type.value !== null) return this.#needed(`value: ${wantedOf(type.value)}`, offersOf(type.value));
    return this.#entity("object", type.symmetric ? [...type.domain, ...type.range] : type.range);
  }

  async #text(question: string, offers: readonly string[] = []): Promise<string> {
    const answer = await this.#asker.ask(neutral(question), offers);
    if (answer === null) throw new Left();
    return answer;
  }

  async #needed(question: string, offers: readonly string[]): Promise<string> {
    for (;;) {
      const answer = await this.#text(question, offers);
      if (answer !== "") return answer;
    }
  }

  async #oneOf(question: string, words: readonly string[]): Promise<string> {
    for (;;) {
      const answer = await this.#text(question, words);
      if (answer === "" || words.includes(answer)) return answer;
      this.#tell(`it is none of ${words.join(", ")}`);
    }
  }

  /** Of a list, one after the other, until a line is empty. */
  async #values(question: string, kind: ValueType, isList: boolean): Promise<readonly string[]> {
    const values: string[] = [];
    for (;;) {
      const next = values.length === 0 ? question : `${question}, another`;
      const value = isRef(kind) ? await this.#entity(next, kind.types, true) : await this.#text(next, offersOf(kind));
      if (value !== "") values.push(value);
      if (value === "" || !isList) return values;
    }
  }

  async #relation(from: string): Promise<RelationType> {
    const { schema, directory } = this.#project;
    const found = directory.find(from, null, []);
    const isOf = ({ domain, range, symmetric }: RelationType): boolean =>
      found.is !== "found" || isA(schema, found.entity.type, symmetric ? [...domain, ...range] : domain);
    const fitting = Object.values(schema.relations).filter(isOf);
    const names = fitting.map(({ name }) => name).sort(compareText);
    for (;;) {
      const name = await this.#needed("relation", names);
      const type = Object.hasOwn(schema.relations, name) ? schema.relations[name] : undefined;
      if (type !== undefined) return type;
      this.#tell(`there is no relation \`${name}\``, didYouMean(name, Object.keys(schema.relations)).hint);
    }
  }

  /** What an entity is called that is there, or is to be made. */
  async #entity(what: string, wanted: readonly string[], isOptional = false): Promise<string> {
    const { schema, entities, directory } = this.#project;
    const fitting = [...entities.values()].filter(({ type }) => wanted.length === 0 || isA(schema, type, wanted));
    const offers = [...new Set(fitting.flatMap(({ id, name }) => [id, name]))].sort(compareText);
    for (;;) {
      const text = await (isOptional ? this.#text(what, offers) : this.#needed(what, offers));
      if (text === "" || text === UNKNOWN || this.#made.has(text)) return text;
      const found = directory.find(text, null, wanted);
      if (found.is === "found") return found.entity.id;
      if (found.is === "misplaced") this.#tell(`this takes ${anyOf(schema, wanted)}`);
      else if (found.is === "ambiguous")
        this.#tell(`it may be any of ${found.entities.map(({ id }) => id).join(", ")}`);
      else if (await this.#make(text, wanted)) return text;
    }
  }

  /** Whether an entity is to be made that is called so. */
  async #make(name: string, wanted: readonly string[]): Promise<boolean> {
    const { schema, directory } = this.#project;
    const types = Object.values(schema.entities).filter(
      (type) => !type.abstract && (wanted.length === 0 || isA(schema, type.name, wanted)),
    );
    const names = types.map((type) => type.name).sort(compareText);
    this.#tell(`no entity is called \`${name}\``, directory.suggestion(name, wanted).hint);
    const answer = await this.#oneOf("its type, to make it (empty: ask again)", names);
    if (answer === "") return false;
    const attributes = Object.values(schema.entities[answer]?.attributes ?? {}).filter(({ required }) => required);
    const parts = [`${name}=${answer}`];
    for (const { name: key, type } of attributes)
      parts.push(`${key}=${await this.#needed(`${key}: ${wantedOf(type)}`, offersOf(type))}`);
    this.#made.set(name, parts.join(","));
    return true;
  }

  #tell(text: string, hint?: string): void {
    this.#asker.tell(neutral(withHint(text, hint)).concat("\n"));
  }
}

/** `quantity in rounds, tonnes`. */
function wantedOf(type: ValueType): string {
  return kindOf(type).documented(type).replaceAll("`", "");
}

function offersOf(type: ValueType): readonly string[] {
  return "values" in type ? type.values : [];
}
