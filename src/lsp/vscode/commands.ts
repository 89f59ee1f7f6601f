import { OPEN, OPEN_IN_VIEWER } from "../protocol.ts";

/** The commands of the manifest. */
export const COMMANDS = {
  addClaim: "entente.addClaim",
  openInViewer: OPEN_IN_VIEWER,
  whatChanges: "entente.whatChanges",
  showFact: "entente.showFact",
  open: OPEN,
} as const;
