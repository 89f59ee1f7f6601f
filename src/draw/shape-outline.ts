import type { Shape } from "../model/schema.ts";

/** The eight outlines of the canvas as SVG path data around the origin: for the legend, the panel and the SVG export. */
export function outline(shape: Shape, r: number): string {
  switch (shape) {
    case "circle":
      return `M${n(-r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`;
    case "square":
      return polygon(4, r * 0.88 * Math.SQRT2, Math.PI / 4);
    case "diamond":
      return polygon(4, r * 1.25, 0);
    case "triangle":
      return polygon(3, r * 1.32, 0, r * 0.18);
    case "hexagon":
      return polygon(6, r * 1.1, Math.PI / 6);
    case "pentagon":
      return polygon(5, r * 1.15, 0);
    case "star":
      return star(r * 1.3, r * 0.62);
    case "cross": {
      const [a, b] = [n(r * 0.42), n(r * 1.1)];
      return `M-${a}-${b}H${a}V-${a}H${b}V${a}H${a}V${b}H-${a}V${a}H-${b}V-${a}H-${a}Z`;
    }
  }
}

function polygon(corners: number, r: number, turn: number, down = 0): string {
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / corners;
    return `${n(Math.sin(angle) * r)} ${n(down - Math.cos(angle) * r)}`;
  });
  return `M${points.join("L")}Z`;
}

function star(outer: number, inner: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const r = i % 2 === 0 ? outer : inner;
    const angle = (i * Math.PI) / 5;
    return `${n(Math.sin(angle) * r)} ${n(-Math.cos(angle) * r)}`;
  });
  return `M${points.join("L")}Z`;
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
