import { Document, isScalar, Scalar, visit } from "yaml";

/** How a program or a person may write one and the same project. */
export const STYLES = ["block", "flow", "multi-line", "quoted", "JSON", "CRLF", "timestamps", "front matter"] as const;

export type Style = (typeof STYLES)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A value as YAML of a style. All say the same, but for `timestamps`, where days become moments. */
export function restyle(value: unknown, style: Style): string {
  if (style === "JSON") return `${JSON.stringify(value, null, 2)}\n`;
  const document = new Document(style === "timestamps" ? withMoments(value) : value);
  if (style === "flow") return document.toString({ collectionStyle: "flow", lineWidth: 100 });
  if (style === "multi-line" || style === "quoted") {
    visit(document, {
      Scalar(key, node) {
        if (key !== "key" && isScalar(node) && typeof node.value === "string") node.type = Scalar.QUOTE_DOUBLE;
      },
    });
    return document.toString({ lineWidth: style === "quoted" ? 0 : 40, minContentWidth: 10 });
  }
  const block = document.toString({ lineWidth: 100 });
  if (style === "CRLF") return block.replaceAll("\n", "\r\n");
  return style === "front matter" ? `---\n${block}` : block;
}

function withMoments(value: unknown): unknown {
  if (typeof value === "string") return DAY.test(value) ? `${value}T10:20:30Z` : value;
  if (Array.isArray(value)) return value.map(withMoments);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withMoments(item)]));
}
