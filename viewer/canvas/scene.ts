import type { Variant } from "../../src/draw/mark.ts";
import type { Shape } from "../../src/model/schema.ts";
import type { Contested, Support } from "../../src/model/support.ts";
import type { Guide } from "../derive/arrange/arranged.ts";

/** What the canvas draws, as plain data: the renderer turns it into pixels, the SVG writer into shapes. */
export interface Scene {
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  /** Lines under everything else that tell how the marks are arranged. */
  readonly guides: readonly Guide[];
  /** Names are written on the side that faces away from here. */
  readonly awayFrom: readonly [number, number] | null;
  /** What is up must stay up, also where the canvas is higher than wide. */
  readonly upright: boolean;
  /** From the key of an edge that a ribbon holds to the key that the ribbon goes by. */
  readonly leads: ReadonlyMap<string, string>;
  /** From an entity that is folded away to the node that stands for it: its edges end there. */
  readonly under: ReadonlyMap<string, string>;
}

/** Above this many shown edges fanning them out, dashing and dimming costs more than anyone can see. */
export const MOST_CURVES = 6_000;

export interface SceneNode {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** Where it comes out of as it appears: the place of what it was expanded from. */
  readonly origin?: readonly [number, number];
  /** Radius in CSS pixels at zoom 1. */
  readonly size: number;
  /** `#rrggbb`, of the theme. */
  readonly color: string;
  readonly shape: Shape;
  readonly variant: Variant;
  readonly hub: boolean;
}

export interface SceneEdge {
  readonly key: string;
  /** The fact that it is drawn of; of a ribbon, the best supported. */
  readonly fact: string;
  /** All facts that it stands for: more than one where it is a ribbon. */
  readonly facts: readonly string[];
  readonly kind: string;
  readonly label: string;
  readonly source: string;
  readonly target: string;
  readonly directed: boolean;
  readonly color: string;
  readonly support: Support;
  readonly contested: Contested;
  /** Offset of the curve's control point, as a share of the distance; of a self-loop, its number from 1. */
  readonly curvature: number;
  /** In CSS pixels at zoom 1. */
  readonly thickness: number;
  /** Projected and derived edges are drawn fainter than stated ones. */
  readonly secondary: boolean;
}
