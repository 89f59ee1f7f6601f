import { createConnection, createServer, type Server, type Socket } from "node:net";

/** A line to the server that can be cut. */
export async function openFaultyLine(
  url: string,
): Promise<{ readonly url: string; cut(): void; close(): Promise<void> }> {
  const socket = `${new URL(url).searchParams.get("host")}/.s.PGSQL.${new URL(url).port || 5432}`;
  const ends = new Set<Socket>();
  const line: Server = createServer((near) => {
    const far = createConnection(socket);
    for (const end of [near, far]) {
      ends.add(end);
      end.on("error", () => {});
      end.on("close", () => ends.delete(end));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => line.listen(0, "127.0.0.1", resolve));
  const address = line.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `postgres://owner@127.0.0.1:${port}/postgres`,
    cut: () => {
      for (const end of ends) end.destroy();
    },
    close: () => new Promise((resolve) => line.close(() => resolve())),
  };
}
