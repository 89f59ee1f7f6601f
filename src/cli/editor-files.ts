import type { Host } from "../host/host.ts";
import { readReadable } from "../host/read-readable.ts";
import { isUnwritable } from "../host/system-error.ts";
import { mapProfile } from "../import/map/map-profile.ts";
import type { Schema } from "../model/schema.ts";
import { projectProfile } from "../project/project-profile.ts";
import { checkProfile } from "../schema/check-profile.ts";
import { type EntityName, editorProfile } from "../schema/editor-profile.ts";
import { entityTypeProfile, familiesProfile, relationTypeProfile } from "../schema/schema-file-profile.ts";

/** Where .vscode/settings.json tells yaml-language-server to look. Generated, so not kept in Git. */
export const EDITOR_SCHEMA = ".entente/editor.schema.json";
const CHECK_SCHEMA = ".entente/check.schema.json";
const ENTITY_TYPE_SCHEMA = ".entente/entity-type.schema.json";
const RELATION_TYPE_SCHEMA = ".entente/relation-type.schema.json";
const FAMILIES_SCHEMA = ".entente/families.schema.json";
const MAP_SCHEMA = ".entente/import-map.schema.json";
const PROJECT_SCHEMA = ".entente/project.schema.json";

/**
 * Writes the JSON Schemas of a project, each only where it changed, so that editors do not reload without need. A folder
 * that cannot be written does not make a check fail.
 */
export function refreshEditorFiles(host: Host, schema: Schema, entities: readonly EntityName[]): void {
  try {
    refresh(host, ".entente/.gitignore", "*\n");
    refresh(host, EDITOR_SCHEMA, json(editorProfile(schema, entities)));
    refresh(host, CHECK_SCHEMA, json(checkProfile(schema)));
    refresh(host, ENTITY_TYPE_SCHEMA, json(entityTypeProfile(schema)));
    refresh(host, RELATION_TYPE_SCHEMA, json(relationTypeProfile(schema)));
    refresh(host, FAMILIES_SCHEMA, json(familiesProfile()));
    refresh(host, MAP_SCHEMA, json(mapProfile(schema)));
    refresh(host, PROJECT_SCHEMA, json(projectProfile(schema, entities)));
  } catch (error) {
    // Read-only project: completion stays as it was.
    if (!isUnwritable(error)) throw error;
  }
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
