/** E50xx: entente.yaml, the project as a whole. */
export const projectCodes = {
  "duplicate-view": {
    code: "E5001",
    severity: "error",
    title: "Two views have one id",
    message: (p: { id: string }): string => `Another view has the id \`${p.id}\` already.`,
    explanation: "A view's id names it in links (`#step=troops`), so each view of entente.yaml needs one of its own.",
    bad: "views:\n  - {id: troops, title: Who was sent}\n  - {id: troops, title: Who denies it}",
    good: "views:\n  - {id: troops, title: Who was sent}\n  - {id: denials, title: Who denies it}",
  },
  "unknown-fact": {
    code: "E5002",
    severity: "error",
    title: "A view names a fact that does not exist",
    message: (p: { id: string }): string => `No fact has the id \`${p.id}\`.`,
    explanation:
      "`facts` of a view lists facts by id: the file name of a standalone fact, else `subject.type.object` with the values that tell it from others. `entente facts --format csv` lists them.",
    bad: "views:\n  - {id: troops, title: Who was sent, facts: [kpa-deployment]}",
    good: "views:\n  - {id: troops, title: Who was sent, facts: [kpa-deployment-2024]}",
  },
  "empty-view": {
    code: "W5003",
    severity: "warning",
    title: "A view shows nothing",
    message: (p: { id: string }): string => `The view \`${p.id}\` shows no fact.`,
    explanation:
      "No fact between its `entities` passes its other keys, so a reader who pages to this step sees an empty picture. Either the data has changed since, or a filter is too strict.",
    bad: "views:\n  - {id: gifts, title: Gifts, entities: [russia, ukraine], relations: [supplies]}",
    good: "views:\n  - {id: gifts, title: Gifts, entities: [russia, north-korea], relations: [supplies]}",
  },
  "not-a-warning": {
    code: "E5004",
    severity: "error",
    title: "A level is given to something that is not a warning",
    message: (p: { reason: string }): string => `No level can be set here: ${p.reason}.`,
    explanation:
      "`warnings` of entente.yaml names warnings, by code (`W4015`) or name (`long-quote`). Errors are what the graph cannot be built with, so they stay errors.",
    bad: "warnings: {E3001: off}",
    good: "warnings: {long-quote: off}",
  },
  "no-such-path": {
    code: "W5005",
    severity: "warning",
    title: "A level is set for a path that does not exist",
    message: (p: { path: string }): string => `There is no file or folder \`${p.path}\` in the project.`,
    explanation: "Paths under a warning are files or folders, as seen from the project's root: `data/imported`.",
    bad: "warnings: {long-quote: {imported: off}}",
    good: "warnings: {long-quote: {data/imported: off}}",
  },
  "names-private": {
    code: "E5007",
    severity: "error",
    title: "An open text names what is private",
    message: (p: { name: string }): string => `This text names \`${p.name}\`, which is private.`,
    explanation:
      "`build --public` leaves out what is marked `private` and whatever refers to it by id. Texts for readers are yours to reword: it writes nothing while one of them has a private name in it.",
    bad: "note: As our informant A. Kovacs says.   # a-kovacs is private",
    good: "note: As an informant says.",
  },
  "type-in-use": {
    code: "E5006",
    severity: "error",
    title: "A type is switched off that another one extends",
    message: (p: { type: string; by: string }): string => `\`${p.type}\` cannot be left out: ${p.by} extends it.`,
    explanation:
      "`without_types` of entente.yaml lists types that the project does without. What extends one has to go with it.",
    bad: "without_types: [item]",
    good: "without_types: [weapon]",
  },
  "bad-condition": {
    code: "E5008",
    severity: "error",
    title: "A view's condition cannot be read",
    message: (p: { text: string; reason: string | null }): string => {
      const what = p.text.trim() === "" ? "An empty text" : `\`${p.text}\``;
      return `${what} is not a condition on attributes${p.reason === null ? "" : `: ${p.reason}`}.`;
    },
    explanation:
      "`where` of a view takes conditions as `--either-where` does on the command line: an attribute, a comparison and a value, such as `founded<1950`, `type=state` or `status!=revoked`; an attribute alone asks for any value. Entities are named by id.",
    bad: "views:\n  - {id: old, title: Old friends, where: {both: fonded<1950}}",
    good: "views:\n  - {id: old, title: Old friends, where: {both: founded<1950}}",
  },
  "not-an-actor": {
    code: "E5009",
    severity: "error",
    title: "The bloc of something that is not an actor",
    message: (p: { id: string; type: string }): string =>
      `\`${p.id}\` is of type \`${p.type}\`, which has no bloc: it is not an actor.`,
    explanation:
      "`bloc` of a view names an actor: a state, an organisation, a group, a person or whatever else of your types extends `actor`. Its leaders, bodies and members, and the groups that it is in, are its bloc.",
    bad: "views:\n  - {id: bloc, title: Its side, bloc: kn-23}",
    good: "views:\n  - {id: bloc, title: Its side, bloc: north-korea}",
  },
} as const;
