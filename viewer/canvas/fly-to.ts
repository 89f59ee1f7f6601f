/** Where wishes to see an entity are heard: the canvas listens, whatever part of the page wishes it. */
export const flights: EventTarget = new EventTarget();

/** Brings an entity to the middle of the canvas: what a search result does besides opening. */
export function flyTo(id: string): void {
  flights.dispatchEvent(new CustomEvent("fly", { detail: id }));
}
