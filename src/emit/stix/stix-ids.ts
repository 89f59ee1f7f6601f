import { createHash } from "node:crypto";

/** The namespace of our ids, made once at random; STIX forbids its own for objects such as these. */
const NAMESPACE = Buffer.from("5a1b6c0e9d3f4e7f8a27c4d1e0b96f38", "hex");

/** `identity--<uuid>`: a name-based UUID (RFC 9562, version 5), so that the same thing has the same id in every export. */
export function stixId(type: string, name: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(`${type}\n${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `${type}--${parts.join("-")}`;
}
