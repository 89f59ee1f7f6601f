import { describe, expect, it } from "vitest";
import { guessed } from "./inferred-project.ts";

describe("a table of things", () => {
  it("refers to things in its columns, one relation each, where there are several", async () => {
    expect(
      await guessed({
        "ships.csv":
          "imo,name,flag,port,until,city,captain_id\n9321483,A,Chad,Rome;Oslo,2020,Lima,c1\n9321484,B,Peru,Rome;Oslo,2021,Lima,c2\n9321485,C,,Rome,2022,Rome,c1\n",
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`imo\` is one thing.
        - type: ship # a new type; or one that there is: docs/schema.md
          id: imo # another one in each row; so has \`name\`
          register: imo
          name: name # the name
          attributes:
            port: {column: port, split: ;} # lists, parted by \`;\`
            until: until # dates
            captain_id: captain_id # text
        # Each value of \`flag\` is one thing.
        - type: state # \`state\` by the column's name
          filled: flag # rows without it say nothing of this
          name: flag # another one in each row
        # Each value of \`city\` is one thing.
        - type: place # \`place\` by the column's name
          name: city # tells them apart
      relations:
        # Each row is a claim: \`flag\` names things of their own; or make it one of \`attributes\` above, and leave this rule out.
        - type: flag # named after the file or the column: give it a verb
          filled: flag # rows without it say nothing of this
          key: imo # by which a row is known again
          from: {column: imo, register: imo}
          to: flag
        # Each row is a claim: \`city\` names things of their own; or make it one of \`attributes\` above, and leave this rule out.
        - type: city # named after the file or the column: give it a verb
          key: imo # by which a row is known again
          from: {column: imo, register: imo}
          to: city
      entities/ship.yaml {"extends":"thing","attributes":{"port":{"type":"text","list":true},"until":{"type":"date"},"captain_id":{"type":"text"}}}
      relations/flag.yaml {"domain":["ship"],"range":["state"]}
      relations/city.yaml {"domain":["ship"],"range":["place"]}
      ship: 3 of 3, state: 2 of 3, place: 2 of 3, flag: 2 of 3, city: 3 of 3"
    `);
  });

  it("gives the only relation its dates and sources", async () => {
    expect(
      await guessed({
        "ships.csv":
          "imo,name,flag,since,ref\n9321483,A,Chad,2019,https://a.example/1\n9321484,B,Peru,2020,https://a.example/2\n9321485,C,Chad,2021,\n",
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each text in \`ref\` is a source.
        - type: source # each text is a source
          filled: ref # rows without it say nothing of this
          name: ref # another one in each row
          attributes:
            url: ref # web addresses
            kind: {value: other}
        # Each value of \`imo\` is one thing.
        - type: ship # a new type; or one that there is: docs/schema.md
          id: imo # another one in each row; so has \`name\`
          register: imo
          name: name # the name
        # Each value of \`flag\` is one thing.
        - type: state # \`state\` by the column's name
          name: flag # tells them apart
      relations:
        # Each row is a claim: \`flag\` names things of their own; or make it one of \`attributes\` above, and leave this rule out.
        - type: flag # named after the file or the column: give it a verb
          key: imo # by which a row is known again
          from: {column: imo, register: imo}
          to: flag
          start: since
          source: {column: ref} # each is made a source of its own
      entities/ship.yaml {"extends":"thing"}
      relations/flag.yaml {"domain":["ship"],"range":["state"]}
      source: 2 of 3, ship: 3 of 3, state: 2 of 3, flag: 3 of 3"
    `);
  });

  it("has a value that may be contested where the schema says so", async () => {
    expect(
      await guessed({ "states.csv": "code,name,capital\n1,Chad,Lima\n2,Peru,Oslo\n3,Mali,Lima\n" }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`code\` is one thing.
        - type: state # \`state\` by the name of the file or of the column
          id: code # another one in each row; so has \`name\`
          name: name # the name
      relations:
        # Each row is a claim: \`capital\` names things of their own; or make it one of \`attributes\` above, and leave this rule out.
        - type: capital # a relation that there is
          key: code # by which a row is known again
          from: code
          value: capital # a value that may be contested
      state: 3 of 3, capital: 3 of 3"
    `);
  });

  it("has names in other languages, aliases, codes of other lists and a description", async () => {
    expect(
      await guessed({
        "towns.csv":
          "code,name,name_de,name_fr,aka,alias,lat,about,iso3,wikidata,note\na1,Rome,Rom,Rome,R1;R2,Ro,41.5,a town of some size,ITA,Q1,x\na2,Oslo,Oslo,Oslo,O1;O2,Os,59.9,a town of another size,NOR,Q2,y\n",
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`code\` is one thing.
        - type: place # \`place\` by the name of the file or of the column
          id: code # another one in each row; so has \`name\`, \`name_de\`
          name: name # the name
          alias: [{column: aka, split: ;}, alias] # other names
          names:
            de: name_de # the name in \`de\`
            fr: name_fr # the name in \`fr\`
          identifiers:
            iso3: iso3 # a code of another list
            wikidata: wikidata # a code of another list
          description: about # for readers
          attributes:
            note: note # text
            lat: lat # numbers
      entities/place.yaml {"extends":"thing","attributes":{"coordinates":{"type":"coordinates"},"note":{"type":"text"},"lat":{"type":"number"}}}
      place: 2 of 2"
    `);
  });

  it("is called by its number where no column has names", async () => {
    expect(await guessed({ "x.csv": "dispute_id,size\n1,5\n2,6\n3,7\n" })).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`dispute_id\` is one thing.
        - type: event # \`event\` by the name of the file or of the column
          id: dispute_id # another one in each row; so has \`size\`
          register: dispute-id
          name: {column: dispute_id, prefix: "Event "} # no column has names
          attributes:
            size: size # numbers
      entities/event.yaml {"extends":"thing","attributes":{"size":{"type":"number"}}}
      event: 3 of 3"
    `);
  });

  it("has first and last names as one", async () => {
    expect(
      await guessed({
        "staff.csv": "id,first_name,surname,born,city\n1,Ann,Roe,1970,Rome\n2,Bob,Doe,1980,Oslo\n3,Cy,Low,1981,Rome\n",
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`id\` is one thing.
        - type: person # it has columns of a person
          id: id # another one in each row; so has \`name\`
          name: [first_name, surname] # the name
          attributes:
            born: born # dates
        # Each value of \`city\` is one thing.
        - type: place # \`place\` by the column's name
          name: city # tells them apart
      relations:
        # Each row is a claim: \`city\` names things of their own; or make it one of \`attributes\` above, and leave this rule out.
        - type: city # named after the file or the column: give it a verb
          key: id # by which a row is known again
          from: id
          to: city
      relations/city.yaml {"domain":["person"],"range":["place"]}
      person: 3 of 3, place: 2 of 3, city: 3 of 3"
    `);
  });

  it("keeps lists of things that no table has as texts", async () => {
    expect(
      await guessed({
        "reports.csv":
          "id,title,countries,topic\nr1,First,Chad;Peru,war\nr2,Second,Peru;Mali,war\nr3,Third,Chad,peace\n",
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`id\` is one thing.
        - type: report # a new type; or one that there is: docs/schema.md
          id: id # another one in each row; so has \`title\`, \`countries\`
          name: title # the name
          attributes:
            countries: {column: countries, split: ;} # lists, parted by \`;\`
            topic: topic # text
      entities/report.yaml {"extends":"thing","attributes":{"countries":{"type":"text","list":true},"topic":{"type":"text"}}}
      report: 3 of 3"
    `);
  });
});
