import { describe, expect, it } from "vitest";
import { guessed } from "./inferred-project.ts";

describe("the rows of a table of relations", () => {
  it("are told apart on each side by what differs there: those that hold both ways, and those that do not", async () => {
    expect(
      await guessed({
        "deals.csv":
          "from,to,directed,year,item,story\nAnn,Bob,true,1990,a,x\nAnn,Bob,true,1991,a,x\nAnn,Eve,false,1990,a,x\nEve,Bob,false,1990,b,x\n",
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`from\` is one thing.
        - type: node # nothing says what they are
          name: from # tells them apart
        # Each value of \`to\` is one thing.
        - type: node # of the same kind as the other end
          name: to # tells them apart
      relations:
        # Each row is a claim: \`from\` and \`to\` are called as two ends are.
        - type: deals # named after the file or the column: give it a verb
          rows: {directed: ["true"]}
          key: [from, to, year] # by which a row is known again
          from: from
          to: to
          spell: year # pairs come again at another time: each is a fact of its own
          when: year
          qualifiers:
            item: item # text
            story: story # text
        # Each row is a claim: \`from\` and \`to\` are called as two ends are. It holds both ways.
        - type: deals_mutually # named after the file or the column: give it a verb
          rows: {directed: ["false"]}
          key: [from, to] # by which a row is known again
          from: from
          to: to
          when: year
          qualifiers:
            item: item # text
            story: story # text
      entities/node.yaml {"extends":"thing"}
      relations/deals.yaml {"domain":["node"],"range":["node"],"qualifiers":{"item":{"type":"text"},"story":{"type":"text"}}}
      relations/deals_mutually.yaml {"symmetric":true,"domain":["node"],"range":["node"],"qualifiers":{"item":{"type":"text"},"story":{"type":"text"}}}
      node: 2 of 4, node 2: 1 of 4, deals: 2 of 4, deals_mutually: 2 of 4"
    `);
  });

  it("are told apart by dates and short texts, not by long ones", async () => {
    expect(
      await guessed({
        "deals.csv": `from,to,story,item,rank,first\nAnn,Bob,${"x".repeat(120)},jets,1,1990-01-01\nAnn,Bob,${"y".repeat(120)},tanks,2,1990-01-01\nEve,Bob,${"z".repeat(120)},jets,2,1991-01-01\nEve,Bob,${"z".repeat(121)},tanks,2,1992-01-01\n`,
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`from\` is one thing.
        - type: node # nothing says what they are
          name: from # tells them apart
        # Each value of \`to\` is one thing.
        - type: node # of the same kind as the other end
          name: to # tells them apart
      relations:
        # Each row is a claim: \`from\` and \`to\` are called as two ends are.
        - type: deals # named after the file or the column: give it a verb
          key: [from, to, first, item] # by which a row is known again
          from: from
          to: to
          spell: first # pairs come again at another time: each is a fact of its own
          when: first
          qualifiers:
            story: story # long texts
            item: item # text
            rank: rank # numbers
      entities/node.yaml {"extends":"thing"}
      relations/deals.yaml {"domain":["node"],"range":["node"],"key":["item"],"time":"event","qualifiers":{"story":{"type":"text"},"item":{"type":"text"},"rank":{"type":"number"}}}
      node: 2 of 4, node 2: 1 of 4, deals: 4 of 4"
    `);
  });

  it("may bind a thing to itself", async () => {
    expect(await guessed({ "ties.csv": "from,to\nAnn,Ann\nAnn,Bob\n" })).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`from\` is one thing.
        - type: node # nothing says what they are
          name: from # tells them apart
        # Each value of \`to\` is one thing.
        - type: node # of the same kind as the other end
          name: to # another one in each row
      relations:
        # Each row is a claim: \`from\` and \`to\` are called as two ends are.
        - type: linked_to # named after the file or the column: give it a verb
          key: [from, to] # by which a row is known again
          from: from
          to: to
      entities/node.yaml {"extends":"thing"}
      relations/linked_to.yaml {"domain":["node"],"range":["node"],"self":"allowed"}
      node: 1 of 2, node 2: 1 of 2, linked_to: 2 of 2"
    `);
  });

  it("bind no thing to itself where the ends are of two kinds", async () => {
    expect(
      await guessed({ "visits.csv": "person,city\nParis,Paris\nAnn,Rome\nAnn,Paris\nBob,Rome\n" }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`person\` is one thing.
        - type: person # \`person\` by the column's name
          name: person # tells them apart
        # Each value of \`city\` is one thing.
        - type: place # \`place\` by the column's name
          name: city # tells them apart
      relations:
        # Each row is a claim: the two columns that name things most clearly; turn \`from\` and \`to\` round where that reads better.
        - type: visits # named after the file or the column: give it a verb
          key: [person, city] # by which a row is known again
          from: person
          to: city
      relations/visits.yaml {"domain":["person"],"range":["place"]}
      person: 3 of 4, place: 2 of 4, visits: 4 of 4"
    `);
  });

  it("have columns about their ends", async () => {
    expect(
      await guessed({
        "supplies.csv":
          "supplier_id,supplier_name,recipient_id,recipient_name,year\nA1,Ann,B2,Bob,1990\nA1,Ann,C3,Cy,1991\nB2,Bob,C3,Cy,1990\nA1,Ann,C3,Cy,1995\n",
      }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`supplier_id\` is one thing.
        - type: node # nothing says what they are
          id: supplier_id # tells them apart
          name: supplier_name # the name
        # Each value of \`recipient_id\` is one thing.
        - type: node # of the same kind as the other end
          id: recipient_id # tells them apart
          name: recipient_name # the name
      relations:
        # Each row is a claim: \`supplier_id\` and \`recipient_id\` are called as two ends are.
        - type: supplies # named after the file or the column: give it a verb
          key: [supplier_id, recipient_id, year] # by which a row is known again
          from: supplier_id
          to: recipient_id
          spell: year # pairs come again at another time: each is a fact of its own
          when: year
      entities/node.yaml {"extends":"thing"}
      relations/supplies.yaml {"domain":["node"],"range":["node"]}
      node: 2 of 4, node 2: 1 of 4, supplies: 4 of 4"
    `);
  });

  it("hold both ways where each is there twice", async () => {
    expect(
      await guessed({ "ties.csv": "person1,person2,year\nAnn,Bob,1990\nBob,Ann,1990\nAnn,Eve,1991\nEve,Ann,1991\n" }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`person1\` is one thing.
        - type: person # \`person\` by the column's name
          name: person1 # tells them apart
        # Each value of \`person2\` is one thing.
        - type: person # of the same kind as the other end
          name: person2 # tells them apart
      relations:
        # Each row is a claim: \`person1\` and \`person2\` are called as two ends are. It holds both ways.
        - type: linked_with # named after the file or the column: give it a verb
          from: person1
          to: person2
          when: year
      relations/linked_with.yaml {"symmetric":true,"domain":["person"],"range":["person"]}
      person: 3 of 4, person 2: 0 of 4, linked_with: 2 of 4
      repeated-row
      repeated-row"
    `);
  });

  it("are events where they have a day", async () => {
    expect(
      await guessed({ "attacks.csv": "attacker,target,date\nAnn,Bob,1.2.1990\nEve,Bob,15.2.1990\n" }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`attacker\` is one thing.
        - type: node # nothing says what they are
          name: attacker # another one in each row
        # Each value of \`target\` is one thing.
        - type: node # of the same kind as the other end
          name: target # tells them apart
      relations:
        # Each row is a claim: \`attacker\` and \`target\` are called as two ends are.
        - type: attacks # named after the file or the column: give it a verb
          key: [attacker, target] # by which a row is known again
          from: attacker
          to: target
          when: {column: date, date: D.M.Y}
      entities/node.yaml {"extends":"thing"}
      relations/attacks.yaml {"domain":["node"],"range":["node"],"time":"event"}
      node: 2 of 2, node 2: 1 of 2, attacks: 2 of 2"
    `);
  });

  it("may have a day in several columns", async () => {
    expect(
      await guessed({ "attacks.csv": "attacker,target,year,month,day\nAnn,Bob,1990,1,2\nEve,Bob,1990,2,15\n" }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`attacker\` is one thing.
        - type: node # nothing says what they are
          name: attacker # another one in each row; so has \`month\`, \`day\`
        # Each value of \`target\` is one thing.
        - type: node # of the same kind as the other end
          name: target # tells them apart
      relations:
        # Each row is a claim: \`attacker\` and \`target\` are called as two ends are.
        - type: attacks # named after the file or the column: give it a verb
          key: [attacker, target] # by which a row is known again
          from: attacker
          to: target
          when: {column: [year, month, day], join: "-", date: Y-M-D} # a date in several columns
      entities/node.yaml {"extends":"thing"}
      relations/attacks.yaml {"domain":["node"],"range":["node"],"time":"event"}
      node: 2 of 2, node 2: 1 of 2, attacks: 2 of 2"
    `);
  });

  it("are not events where they have only months", async () => {
    expect(
      await guessed({ "attacks.csv": "attacker,target,year,month\nAnn,Bob,1990,1\nEve,Bob,1990,2\n" }),
    ).toMatchInlineSnapshot(`
      "entities:
        # Each value of \`attacker\` is one thing.
        - type: node # nothing says what they are
          name: attacker # another one in each row; so has \`month\`
        # Each value of \`target\` is one thing.
        - type: node # of the same kind as the other end
          name: target # tells them apart
      relations:
        # Each row is a claim: \`attacker\` and \`target\` are called as two ends are.
        - type: attacks # named after the file or the column: give it a verb
          key: [attacker, target] # by which a row is known again
          from: attacker
          to: target
          when: {column: [year, month], join: "-", date: Y-M-D} # a date in several columns
      entities/node.yaml {"extends":"thing"}
      relations/attacks.yaml {"domain":["node"],"range":["node"]}
      node: 2 of 2, node 2: 1 of 2, attacks: 2 of 2"
    `);
  });
});
