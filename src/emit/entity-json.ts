import type { Alias, Entity } from "../model/entity.ts";
import { type ByteSink, bytesFor, bytesOf } from "./byte-sink.ts";
import { writeJson } from "./json-value.ts";

const [ID, NAME, ALIASES] = [bytesOf('{"id":'), bytesOf(',"name":'), bytesOf(',"aliases":')];
const [NAMES, IDENTIFIERS] = [bytesOf(',"names":'), bytesOf(',"identifiers":')];
const DESCRIPTION = bytesOf(',"description":');
const [UNNAMED, NAMED] = [bytesOf(',"unnamed":true'), bytesOf(',"unnamed":false')];
const [FORMER, NOT_SAME] = [bytesOf(',"former_ids":'), bytesOf(',"not_same_as":')];
const NONE_BEFORE = bytesOf(',"former_ids":[],"not_same_as":[]');
const [ATTRIBUTES, FILE, END] = [bytesOf(',"attributes":'), bytesOf(',"file":'), 0x7d];
const typeOf = bytesFor((type: string) => `,"type":${JSON.stringify(type)}`);

/** An entity as JSON.stringify gives it, with the members that its type declares, in that order. */
export function writeEntity(sink: ByteSink, entity: Entity): void {
  const { former_ids, not_same_as } = entity;
  sink.put(ID);
  sink.json(entity.id);
  sink.put(typeOf(entity.type));
  sink.put(NAME);
  sink.json(entity.name);
  sink.put(ALIASES);
  writeAliases(sink, entity.aliases);
  sink.put(NAMES);
  writeJson(sink, entity.names);
  sink.put(IDENTIFIERS);
  writeJson(sink, entity.identifiers);
  sink.put(DESCRIPTION);
  writeJson(sink, entity.description);
  sink.put(entity.unnamed ? UNNAMED : NAMED);
  if (former_ids.length + not_same_as.length === 0) sink.put(NONE_BEFORE);
  else {
    sink.put(FORMER);
    writeJson(sink, former_ids);
    sink.put(NOT_SAME);
    writeJson(sink, not_same_as);
  }
  sink.put(ATTRIBUTES);
  writeJson(sink, entity.attributes);
  sink.put(FILE);
  sink.json(entity.file);
  sink.byte(END);
}

const [FIRST, NEXT] = [bytesOf('[{"name":'), bytesOf(',{"name":')];
const [USED_BY_ALL, USED_BY] = [bytesOf(',"used_by":null}'), bytesOf(',"used_by":')];
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];

function writeAliases(sink: ByteSink, aliases: readonly Alias[]): void {
  if (aliases.length === 0) sink.byte(OPEN_LIST);
  let before = FIRST;
  for (const { name, used_by } of aliases) {
    sink.put(before);
    sink.json(name);
    if (used_by === null) sink.put(USED_BY_ALL);
    else {
      sink.put(USED_BY);
      sink.json(used_by);
      sink.byte(END);
    }
    before = NEXT;
  }
  sink.byte(CLOSE_LIST);
}
