import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attributesOf, folderOf, planEntities } from "./entities.ts";
import { random } from "./random.ts";
import { Ends, relationsOf } from "./relations.ts";
import { writeYaml } from "./yaml-style.ts";

/** A file of a generated project. */
export interface GeneratedFile {
  /** Project-relative, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** The same seed and count give the same files. Large folders are split, as people split them. */
export function* generate(entities: number, seed: number): Generator<GeneratedFile> {
  const source = random(seed);
  const planned = planEntities(source, entities);
  const ends = new Ends(planned);
  const order = new Map(planned.map(({ id, n }) => [id, n]));
  for (const entity of planned) {
    const fields = attributesOf(source, entity);
    const relations = relationsOf(source, entity, ends, order);
    if (Object.keys(relations).length > 0) fields["relations"] = relations;
    const path = `data/${folderOf(entity.type)}/${entity.id.slice(0, 2)}/${entity.id}.yaml`;
    yield { path, text: writeYaml(source, fields) };
  }
}

/** Writes a project (data and the given schema) into `folder`; gives the number of files and bytes of data. */
export function writeProject(
  folder: string,
  schema: string,
  entities: number,
  seed: number,
): { files: number; bytes: number } {
  const made = new Set<string>();
  let files = 0;
  let bytes = 0;
  for (const { path, text } of generate(entities, seed)) {
    const parent = join(folder, path, "..");
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(join(folder, path), text);
    files += 1;
    bytes += Buffer.byteLength(text);
  }
  cpSync(schema, join(folder, "schema"), { recursive: true });
  return { files, bytes };
}
