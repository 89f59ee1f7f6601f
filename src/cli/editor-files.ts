import { join } from "node:path";
import type { Host } from "../host/host.ts";
import { readReadable } from "../host/read-readable.ts";
import { isUnwritable } from "../host/system-error.ts";
import { mapProfile } from "../import/map/map-profile.ts";
import type { Schema } from "../model/schema.ts";
import { projectProfile } from "../project/project-profile.ts";
import { checkProfile } from "../schema/check-profile.ts";
import { type EntityName, editorProfile } from "../schema/editor-profile.ts";
import { entityTypeProfile, familiesProfile, relationTypeProfile } from "../schema/schema-file-profile.ts";
import { inputsFrom, recordBuild, unchangedSince } from "./build-record.ts";
import type { Project } from "./project.ts";

const FOLDER = ".entente";

/** Where .vscode/settings.json tells yaml-language-server to look. Generated, so not kept in Git. */
export const EDITOR_SCHEMA: string = `${FOLDER}/editor.schema.json`;
const CHECK_SCHEMA = `${FOLDER}/check.schema.json`;
const ENTITY_TYPE_SCHEMA = `${FOLDER}/entity-type.schema.json`;
const RELATION_TYPE_SCHEMA = `${FOLDER}/relation-type.schema.json`;
const FAMILIES_SCHEMA = `${FOLDER}/families.schema.json`;
const MAP_SCHEMA = `${FOLDER}/import-map.schema.json`;
const PROJECT_SCHEMA = `${FOLDER}/project.schema.json`;

const EDITOR_FILES: Readonly<Record<string, (schema: Schema, entities: readonly EntityName[]) => object>> = {
  [EDITOR_SCHEMA]: editorProfile,
  [CHECK_SCHEMA]: checkProfile,
  [ENTITY_TYPE_SCHEMA]: entityTypeProfile,
  [RELATION_TYPE_SCHEMA]: relationTypeProfile,
  [FAMILIES_SCHEMA]: familiesProfile,
  [MAP_SCHEMA]: mapProfile,
  [PROJECT_SCHEMA]: projectProfile,
};

/**
 * Writes the JSON Schemas of a project, each only where it changed, so that editors do not reload without need. They are not even made
 * where a note says that they are as they would be. A folder that cannot be written does not make a check fail.
 */
export function refreshEditorFiles({ root, host }: Project, schema: Schema, entities: readonly EntityName[]): void {
  const inputs = inputsFrom([schema, entities.map(({ id, type, name }) => [id, type, name])]);
  const folder = join(root, FOLDER);
  try {
    refresh(host, `${FOLDER}/.gitignore`, "*\n");
    if (unchangedSince(root, folder, inputs) !== undefined) return;
    for (const [path, make] of Object.entries(EDITOR_FILES)) refresh(host, path, json(make(schema, entities)));
  } catch (error) {
    // Read-only project: completion stays as it was.
    if (!isUnwritable(error)) throw error;
    return;
  }
  const written = Object.keys(EDITOR_FILES).map((path) => path.slice(FOLDER.length + 1));
  recordBuild(root, folder, inputs, written, true);
}

/** Whether they have been written before. */
export function hasEditorFiles(host: Host): boolean {
  return current(host, EDITOR_SCHEMA) !== undefined;
}

function json(content: object): string {
  return `${JSON.stringify(content)}\n`;
}

function refresh(host: Host, path: string, text: string): void {
  if (current(host, path) !== text) host.write(path, [text]);
}

function current(host: Host, path: string): string | undefined {
  const bytes = readReadable(host, path);
  return bytes && new TextDecoder().decode(bytes);
}

/** .vscode/settings.json of a project. */
export const VSCODE_SETTINGS: string = `${JSON.stringify(
  {
    "yaml.schemas": {
      [`./${EDITOR_SCHEMA}`]: "data/**/*.yaml",
      [`./${ENTITY_TYPE_SCHEMA}`]: "schema/entities/*.yaml",
      [`./${RELATION_TYPE_SCHEMA}`]: "schema/relations/*.yaml",
      [`./${FAMILIES_SCHEMA}`]: "schema/families.yaml",
      [`./${MAP_SCHEMA}`]: "imports/*.yaml",
      [`./${PROJECT_SCHEMA}`]: "entente.yaml",
    },
    "yaml.validate": true,
    "yaml.hover": true,
    "yaml.completion": true,
    "yaml.format.enable": false,
    "files.associations": { "*.yaml": "yaml" },
    "files.encoding": "utf8",
    "[yaml]": {
      "editor.tabSize": 2,
      "editor.insertSpaces": true,
      "editor.quickSuggestions": { strings: true, other: true },
    },
  },
  null,
  2,
)}\n`;

/** .vscode/extensions.json of a project. */
export const VSCODE_EXTENSIONS: string = '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n';
