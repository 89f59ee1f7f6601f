import type { Location, TextDocumentPositionParams } from "vscode-languageserver";

/** What Entente's server and its VS Code extension tell each other beyond the Language Server Protocol. */

/** A notification: a whole project has been checked, and its diagnostics sent. */
export const CHECKED = "entente/checked";

/** `FactViewParams` to `FactView`, or null where the position has neither. */
export const FACT_VIEW = "entente/factView";

/** Of an open file. */
export type FactViewParams = TextDocumentPositionParams;

/** The fact around a position, as HTML; elsewhere in an entity's file, the entity. */
export interface FactView extends Named {
  /** The folder of the project, absolute. */
  readonly root: string;
  /** In a plain line. */
  readonly title: string;
  /** The content of an element `body`. Its links are command links: see `OPEN` and `OPEN_IN_VIEWER`. */
  readonly body: string;
  /** The style sheet that goes with it, in the editor's own colours. */
  readonly style: string;
}

/** An entity or a fact by its id. */
export interface Named {
  readonly what: "entity" | "fact";
  readonly id: string;
}

/** `PlaceParams` to `Location`, or null where there is none such. */
export const PLACE = "entente/place";

export interface PlaceParams extends Named {
  /** Any file of the project. */
  readonly uri: string;
}

export type Place = Location | null;

/** Commands that links of a `FactView` name. Each takes one `Named`. */
export const OPEN = "entente.open";
export const OPEN_IN_VIEWER = "entente.openInViewer";

/** `AddClaimParams` to `AddedClaims`, or null where the person has left. The claim is an edit that can be undone. */
export const ADD_CLAIM = "entente/addClaim";

/** A position in a fact asks for a claim about that fact. */
export type AddClaimParams = TextDocumentPositionParams;

export interface AddedClaims {
  /** What the claim changed, in a line. */
  readonly told: string;
}

/** From the server while a claim is added: `Question` to an answer, or null where the person has left. */
export const ASK = "entente/ask";

export interface Question {
  readonly question: string;
  /** What answers may be, besides others. */
  readonly offers: readonly string[];
  /** What was wrong with the answer before; empty where nothing was. */
  readonly told: string;
}

/** `ChangesParams` to `Changes`: what `entente diff` says, unsaved files included. */
export const CHANGES = "entente/changes";

export interface ChangesParams {
  /** Any file of the project. */
  readonly uri: string;
}

export interface Changes {
  readonly markdown: string;
}
