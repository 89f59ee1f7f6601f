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
} as const;
