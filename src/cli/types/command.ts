import type { Command } from "commander";
import { examples } from "../examples.ts";
import { UsageError } from "../failure.ts";
import { openProject } from "../project.ts";

/** `entente types` */
export function register(program: Command): void {
  program
    .command("types")
    .description("write the schema as TypeScript declarations, so that a compiler checks queries")
    .option("-o, --output <file>", "where to write; `-` is standard output", "-")
    .addHelpText(
      "after",
      examples(["entente types -o src/entente-schema.ts", "types for a program that queries this project"]),
    )
    .action(async (flags: { output: string }, command: Command) => {
      const { host } = openProject(command);
      const [{ readDeclarations }, { typesSource }, { findDiagnostic }] = await Promise.all([
        import("../../project/read-declarations.ts"),
        import("../../schema/types-source.ts"),
        import("../../diagnostics/registry.ts"),
      ]);
      const { schema, schemaFindings } = readDeclarations(host);
      const errors = schemaFindings.filter(({ name }) => findDiagnostic(name)?.severity !== "warning");
      if (errors.length > 0) throw new UsageError("the schema has errors", "`entente check` shows them");
      const source = typesSource(schema);
      if (flags.output === "-") process.stdout.write(source);
      else await writeTo(flags.output, source);
    });
}

async function writeTo(file: string, text: string): Promise<void> {
  const [{ nodeHost }, { basename, dirname, resolve }] = await Promise.all([
    import("../../host/node-host.ts"),
    import("node:path"),
  ]);
  nodeHost(dirname(resolve(file))).write(basename(file), [text]);
}
