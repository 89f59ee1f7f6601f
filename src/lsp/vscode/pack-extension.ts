import { strToU8, type Zippable, zipSync } from "fflate";

/** What is packed with the program. */
export interface Sources {
  readonly manifest: Uint8Array;
  /** Of the project, whose version, licence and description the extension has. */
  readonly package: Uint8Array;
  readonly icon: Uint8Array;
  readonly readme: Uint8Array;
  readonly licence: Uint8Array;
}

/** The same bytes for the same sources: a zip has a time for each file, of this day at the earliest. */
const TIME = "1980-01-01T00:00:00Z";

/**
 * An extension as VS Code installs it: a zip with a package manifest of its own. `@vscode/vsce` writes the same, but needs Node 22, is 141 MB in 237
 * packages with Azure's and native ones among them, and would be there for these 40 lines alone.
 */
export function packExtension(program: string, { manifest, package: own, icon, readme, licence }: Sources): Uint8Array {
  const { version, license, description } = JSON.parse(new TextDecoder().decode(own)) as Record<string, string>;
  const packaged: Manifest = { ...JSON.parse(new TextDecoder().decode(manifest)), version, license, description };
  const files: Record<string, Uint8Array> = {
    "extension.vsixmanifest": strToU8(vsixManifest(packaged)),
    "[Content_Types].xml": strToU8(CONTENT_TYPES),
    "extension/package.json": strToU8(`${JSON.stringify(packaged, null, 2)}\n`),
    "extension/extension.cjs": strToU8(program),
    "extension/icon.svg": icon,
    "extension/readme.md": readme,
    "extension/LICENSE.txt": licence,
  };
  const zipped: Zippable = Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, [bytes, { mtime: TIME, level: 9 }]]),
  );
  return zipSync(zipped);
}

interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly publisher: string;
  readonly version: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly extensionKind: readonly string[];
}

function vsixManifest(of: Manifest): string {
  const text = (value: string): string => value.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const property = (id: string, value: string): string =>
    `      <Property Id="Microsoft.VisualStudio.${id}" Value="${text(value)}" />\n`;
  const asset = (type: string, path: string): string =>
    `    <Asset Type="Microsoft.VisualStudio.${type}" Path="extension/${path}" Addressable="true" />\n`;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${text(of.name)}" Version="${text(of.version)}" Publisher="${text(of.publisher)}" />
    <DisplayName>${text(of.displayName)}</DisplayName>
    <Description xml:space="preserve">${text(of.description)}</Description>
    <Categories>${text(of.categories.join(","))}</Categories>
    <License>extension/LICENSE.txt</License>
    <Properties>
${property("Code.Engine", of.engines.vscode)}${property("Code.ExtensionKind", of.extensionKind.join(","))}${property("Code.ExecutesCode", "true")}    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code" />
  </Installation>
  <Dependencies />
  <Assets>
${asset("Code.Manifest", "package.json")}${asset("Services.Content.Details", "readme.md")}${asset("Services.Content.License", "LICENSE.txt")}  </Assets>
</PackageManifest>
`;
}

const CONTENT_TYPES = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json" />
  <Default Extension=".vsixmanifest" ContentType="text/xml" />
  <Default Extension=".cjs" ContentType="application/javascript" />
  <Default Extension=".svg" ContentType="image/svg+xml" />
  <Default Extension=".md" ContentType="text/markdown" />
  <Default Extension=".txt" ContentType="text/plain" />
</Types>
`;
