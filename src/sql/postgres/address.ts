import { SqlError } from "../sql-error.ts";

const FORM = "write postgres://user@host:5432/database";
const ENCODE = "in a name or a password, write `@` as %40, `/` as %2F, `:` as %3A, `#` as %23, `?` as %3F, `%` as %25";

/**
 * Refuses an address that no connection can be made to, before it is tried. No message repeats any part of it: where one
 * is wrong, what looks like a port may be the first half of a password.
 */
export function checkAddress(url: string): void {
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(url) ?? [];
  if (rest === undefined) throw new SqlError("that is not the address of a PostgreSQL database", "", null, FORM);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? "";
  if (rest.includes("#") || rest.slice(authority.length).includes("@")) {
    throw new SqlError("the address has a `#`, or an `@` after its host", "", null, ENCODE);
  }
  if (/%(?![0-9a-f]{2})/i.test(rest) || !isDecodable(rest)) {
    throw new SqlError("the address has a `%` that encodes no character", "", null, ENCODE);
  }
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  if (host.includes(",")) throw new SqlError("the address names several hosts", "", null, FORM);
  const [, inHost] = /:([^:\]]*)$/.exec(host) ?? [];
  const search = new URLSearchParams(/\?.*$/s.exec(rest)?.[0] ?? "");
  const ports: readonly (readonly [where: string, port: string | null | undefined])[] = [
    ["the address", inHost],
    ["the address", search.get("port")],
    ["PGPORT", inHost || search.get("port") ? null : process.env["PGPORT"]],
  ];
  for (const [where, port] of ports) {
    if (!port) continue;
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
      throw new SqlError(`the port in ${where} is not a number from 1 to 65535`, "", null, FORM);
    }
  }
  if (!isAddress(url)) throw new SqlError("that is not a valid address", "", null, FORM);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/** `user@/database` is good: the host is in `?host=`, PGHOST, or this machine. */
function isAddress(url: string): boolean {
  return URL.canParse(url) || URL.canParse(url.replace("@/", "@localhost/"));
}
