/** E10xx: what is wrong with a file before its YAML is looked at. */
export const fileCodes = {
  "not-utf8": {
    code: "E1001",
    severity: "error",
    title: "A file is not UTF-8",
    message: (p: { byte: string; isUtf16: boolean }): string =>
      p.isUtf16 ? "This file is UTF-16, not UTF-8." : `This file is not UTF-8: byte ${p.byte} begins no character.`,
    explanation:
      "Every file of a project is read as UTF-8. A byte that UTF-8 does not allow mostly means that an editor saved the file in an older encoding such as Windows-1252, or in UTF-16.",
    bad: "# saved as Windows-1252\ntype: person\nname: Andr\\xe9",
    good: "# saved as UTF-8\ntype: person\nname: André",
  },
  "byte-order-mark": {
    code: "W1002",
    severity: "warning",
    title: "A file begins with a byte order mark",
    message: (): string => "This file begins with a byte order mark, which UTF-8 does not need.",
    explanation:
      "The mark is read over. Other tools trip over it, so it is better removed: save the file as UTF-8 without BOM.",
    bad: "\\uFEFFtype: state\nname: Russia",
    good: "type: state\nname: Russia",
  },
  "file-too-large": {
    code: "E1003",
    severity: "error",
    title: "A file is too large",
    message: (p: { size: number; limit: number }): string =>
      `This file has ${(p.size / 1048576).toFixed(1)} MB; more than ${(p.limit / 1048576).toFixed(1)} MB are not read.`,
    explanation:
      "One file holds one entity or one fact, so a large file is a mistake: an export, an image, several entities in one. It is not opened at all.",
    bad: "# data/everything.yaml: 100 MB",
    good: "# data/states/russia.yaml: one entity",
  },
  "control-character": {
    code: "E1005",
    severity: "error",
    title: "A file holds a control character",
    message: (p: { character: string }): string => `This is a control character (${p.character}).`,
    explanation:
      "Control characters cannot be seen, cannot be written in XML formats such as GEXF, and come from damaged copies; `\\u0085` in double quotes makes one as well. Delete it.",
    bad: "type: state\nname: Rus\\x00sia",
    good: "type: state\nname: Russia",
  },
  "folder-loop": {
    code: "E1006",
    severity: "error",
    title: "A folder contains itself through a link",
    message: (p: { path: string }): string => `The link ${p.path} leads back to a folder above it and is not followed.`,
    explanation: "A symbolic link to a parent folder would give every file endlessly many names. Remove the link.",
    bad: "# data/states/more -> ../../data",
    good: "# data/states/ holds files only",
  },
  "wrong-file-ending": {
    code: "W1007",
    severity: "warning",
    title: "A file looks like data and is not read",
    message: (p: { path: string; ending: string; others: number }): string =>
      p.others === 0
        ? `${p.path} is not read: entity and schema files end in .yaml.`
        : `${p.path} and ${p.others} more in its folder that end in ${p.ending} are not read: entity and schema files end in .yaml.`,
    explanation:
      "One ending for all files, in lower case, so that the name of a file is its id. Rename .yml and .YAML to .yaml. What is in .json, .csv or a copy such as russia.yaml.bak is in no graph; files of one folder and one ending are reported together.",
    bad: "# data/states/russia.yml",
    good: "# data/states/russia.yaml",
  },
  "bad-file-name": {
    code: "E1008",
    severity: "error",
    title: "A file name is not an id",
    message: (p: { id: string }): string => `The file name \`${p.id}\` cannot be an id.`,
    explanation:
      "The file name without .yaml is the id that other files refer to: lower-case letters a to z and digits, in words joined by single hyphens. `unknown` is reserved for what no source names. Windows keeps `con`, `prn`, `aux`, `nul`, `com1` and `lpt1` for devices, also as names of folders.",
    bad: "# data/states/North Korea.yaml",
    good: "# data/states/north-korea.yaml",
  },
  "unreadable-file": {
    code: "E1009",
    severity: "error",
    title: "A file cannot be read",
    message: (p: { reason: string }): string => `This file cannot be read: ${p.reason}.`,
    explanation: "The operating system refused to open the file. Check its permissions.",
    bad: "# data/states/russia.yaml, mode 000",
    good: "# data/states/russia.yaml, mode 644",
  },
  "link-outside": {
    code: "W1010",
    severity: "warning",
    title: "A link leads out of the project",
    message: (p: { path: string }): string => `The link ${p.path} leads out of the project and is not followed.`,
    explanation:
      "What a project says lies within it, so that another person's project can neither show nor change files elsewhere on your machine. The folders of tools, whose names begin with a dot, count as outside too.",
    bad: "# data/states/russia.yaml -> /home/me/notes/russia.yaml",
    good: "# data/states/russia.yaml, a copy",
  },
  "linked-twice": {
    code: "W1011",
    severity: "warning",
    title: "A link leads to what is read already",
    message: (p: { path: string; listed: string }): string =>
      `The link ${p.path} leads to ${p.listed}, which is read already, and is not followed.`,
    explanation:
      "A file has one name, since its name is the id of what it holds. For another name of the same thing write `aliases`.",
    bad: "# data/states/dprk.yaml -> north-korea.yaml",
    good: "# data/states/north-korea.yaml: `aliases: [DPRK]`",
  },
} as const;
