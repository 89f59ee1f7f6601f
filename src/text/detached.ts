/** The same text on its own: V8 keeps a whole file's text for as long as anything keeps a part that was cut out of it. */
export function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
