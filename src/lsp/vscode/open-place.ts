import { PLACE, type Place, type PlaceParams } from "../protocol.ts";
import { isNamed } from "./is-named.ts";
import { placeAsked } from "./place-asked.ts";
import type { Api, Servers } from "./servers.ts";

/** Opens the file of an entity or a fact where that is written. */
export async function openPlace(api: Api, servers: Servers, given: unknown): Promise<void> {
  if (!isNamed(given)) return;
  const asked = placeAsked(api, servers);
  if (asked === null) return;
  const params: PlaceParams = { uri: asked.uri, what: given.what, id: given.id };
  const place = await asked.server.client.sendRequest<Place>(PLACE, params);
  if (place === null) return;
  const { Position, Selection, Uri, window } = api;
  const start = new Position(place.range.start.line, place.range.start.character);
  await window.showTextDocument(Uri.parse(place.uri), { selection: new Selection(start, start) });
}
