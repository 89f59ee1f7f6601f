import { count } from "./counts.ts";

/** What a public copy says of what it leaves out, where its project wants that said: `3 claims are withheld.` */
export function withheldText(claims: number): string {
  return `${count(claims, "claim")} ${claims === 1 ? "is" : "are"} withheld.`;
}
