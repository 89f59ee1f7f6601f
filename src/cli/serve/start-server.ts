import { createServer, type RequestListener, type Server } from "node:http";

const LOOPBACK = "127.0.0.1";
const TRIES = 20;
/** Each needs a descriptor. */
const MOST_CONNECTIONS = 256;
const IDLE_MS = 120_000;

export interface Started {
  readonly url: string;
  /** Also ends open event streams. */
  close(): Promise<void>;
}

/**
 * Listens on loopback only, at the port or, where that is taken, at the next free one. Port 0 takes any.
 *
 * @param onError told of what goes wrong later, such as a connection for which no descriptor is left; the server goes on
 */
export async function startServer(
  handle: RequestListener,
  port: number,
  onError: (error: Error) => void = () => {},
): Promise<Started> {
  for (let tried = port; ; tried += 1) {
    const server = createServer(handle);
    server.maxConnections = MOST_CONNECTIONS;
    // Readers that take nothing for so long are gone; event streams say something more often.
    server.setTimeout(IDLE_MS);
    try {
      await listen(server, tried);
      server.on("error", onError);
      return { url: urlOf(server), close: () => close(server) };
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || tried >= port + TRIES || tried >= 65_535) throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, LOOPBACK, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function urlOf(server: Server): string {
  const address = server.address();
  return `http://${LOOPBACK}:${typeof address === "object" && address ? address.port : ""}/`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
