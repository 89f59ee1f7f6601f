import { describe, expect, it } from "vitest";
import { harbour } from "./harbour.ts";

const { ask } = harbour();

describe("bad input is a message with a suggestion and exit 2", () => {
  it.each([
    [["facts", "--type", "suplies"], "there is no relation type `suplies`", "did you mean `supplies`?"],
    [["facts", "--to", "norlnd"], "there is no entity `norlnd`", "did you mean `norland` (Norland)?"],
    [["facts", "--where", "itm=coal"], "no relation type here has a qualifier `itm`", "did you mean `item`?"],
    [["facts", "--where", "item>=3"], "`item` has no order", "write `item=3`"],
    [
      ["facts", "--where", "quantity>=many"],
      "`quantity>=many` compares with no number",
      "write `quantity>=1000`, `quantity=16500..`, or with a unit: `quantity>=1000 rounds`",
    ],
    [["facts", "--where", "quantity>=3.."], "`>=` compares with one number, not `3..`", "write `quantity=3..`"],
    [["facts", "--between", "norland"], "--between takes two entities, not 1", "write `--between russia north-korea`"],
    [
      ["facts", "--where", "signed=2024"],
      "no relation type here has a qualifier `signed`",
      "`signed` is an attribute of `agreement`: `--from-where`, `--to-where`, `--either-where` and `--entity-where` (in code, `fromWhere`, `toWhere`, `eitherWhere` and `entityWhere`) compare it",
    ],
    [["claims", "--entity-where", "signd=2024"], "no entity type has an attribute `signd`", "did you mean `signed`"],
    [["claims", "--to-where", "type=stat"], "`type` is never `stat`", "did you mean `state`?"],
    [
      ["facts", "--known", "yesterday"],
      "`yesterday` is not a date",
      "write a year, month or day (2024, 2024-07, 2024-07-15) or any EDTF expression",
    ],
    [["facts", "--voices", "few"], "--voices takes a number or a span, not `few`", "write `1`, `2..` or `1..3`"],
    [["facts", "--limit", "-3"], "--limit takes a number, not `-3`", ""],
    [
      ["facts", "--fact", "norland.has_strenth"],
      "there is no fact `norland.has_strenth`",
      "did you mean `norland.has_strength`?",
    ],
    [["path", "coal", "ostai"], "there is no entity `ostai`", "did you mean `ostia`"],
    [["path", "coal", "ostia", "--types", "provide"], "there is no relation type `provide`", "did you mean `provides`"],
    [
      ["query", "SELECT nme FROM entity"],
      "Referenced column `nme` not found in FROM clause\n\n  1 | SELECT nme FROM entity\n             ^",
      "did you mean `name`?",
    ],
    [["query", "SELECT * FROM fcat"], "Table with name fcat does not exist", "did you mean `fact`?"],
    [["query"], "there is no statement", "`entente query --tables` shows what there is to ask"],
    [["query", "SELECT $1"], "Values were not provided", ""],
    [["query", "SELECT 1", "--time-limit", "soon"], "--time-limit takes seconds, not `soon`", ""],
    [
      ["query", "SELECT 1", "--memory-limit", "lots"],
      "--memory-limit takes a size, not `lots`",
      "write `500MB` or `4GB`",
    ],
    [
      ["query", "SELECT 1", "--db", "mysql://x"],
      "that is not the address of a PostgreSQL database",
      "write postgres://user@host:5432/database",
    ],
    [["publish"], "publish where?", "entente publish postgres://user@host:5432/database"],
    [["publish", "postgres://x@127.0.0.1:1/y"], "cannot reach the PostgreSQL", ""],
    [
      ["publish", "--db-schema", "a\u202Eb", "postgres://x@127.0.0.1:1/y"],
      "that is not a name for a schema",
      "use letters, digits and `_`",
    ],
    [["publish", "--db-schema", "pg_x", "postgres://x@127.0.0.1:1/y"], "`pg_x` belongs to PostgreSQL itself", ""],
    [["export", "parquet"], "parquet is several files", "name a folder"],
  ])("%j", async (args, message, hint) => {
    const { code, out, err } = await ask(...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
    if (hint) expect(err).toContain(`hint: ${hint}`);
    expect(err).not.toMatch(/\n {4}at /);
  });
});
