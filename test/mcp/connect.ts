import { Client } from "@modelcontextprotocol/client";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { AskedProject } from "../../src/cli/mcp/asked-project.ts";
import { createServer } from "../../src/cli/mcp/server.ts";
import { projectHost } from "../../src/host/project-host.ts";

/** What a tool answers: its structured content, or the text of its error. */
export interface Told {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly data: any;
  readonly error: string | null;
  readonly text: string;
}

export interface Assistant {
  readonly client: Client;
  ask(tool: string, args: Readonly<Record<string, unknown>>): Promise<Told>;
  close(): Promise<void>;
}

/** An assistant that is connected to the project in a folder. */
export async function connect(root: string): Promise<Assistant> {
  const asked = new AskedProject({ root, host: projectHost(root) });
  const server = createServer(asked, { args: ["mcp"], debug: false });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: "test", version: "1" });
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  return {
    client,
    async ask(name, args) {
      const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...args } });
      const [first] = content;
      const text = first?.type === "text" ? first.text : "";
      return { data: structuredContent ?? null, error: isError ? text : null, text };
    },
    close: () => client.close(),
  };
}
