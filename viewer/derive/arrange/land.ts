import { type GeoProjection, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/land-110m.json" with { type: "json" };
import type { Guide, Place } from "./arranged.ts";

/** The shores of the world, and the lakes in its land, as a projection draws them. */
export function landOn(projection: GeoProjection): readonly Guide[] {
  const topology = world as unknown as Topology<{ land: GeometryCollection }>;
  const rings: Place[][] = [];
  let ring: Place[] = [];
  const pen = {
    beginPath() {},
    moveTo(x: number, y: number) {
      ring = [[x, -y]];
      rings.push(ring);
    },
    lineTo(x: number, y: number) {
      ring.push([x, -y]);
    },
    closePath() {
      const [first] = ring;
      if (first) ring.push(first);
    },
    arc() {},
  };
  geoPath(projection, pen)(feature(topology, topology.objects.land));
  // The outline of land goes clockwise, that of a hole in it the other way round; land comes first, so that no lake is covered.
  return rings
    .map((points): Guide => ({ points, fill: isClockwise(points) ? "land" : "water", label: "" }))
    .sort((a, b) => Number(a.fill === "water") - Number(b.fill === "water"));
}

function isClockwise(ring: readonly Place[]): boolean {
  let area = 0;
  for (const [n, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(n + 1) % ring.length] ?? [x, y];
    area += x * nextY - nextX * y;
  }
  return area < 0;
}
