import { memoryHost } from "../../src/host/memory-host.ts";
import { shippedSchema } from "../helpers/shipped-schema.ts";

/** Rome from the Gracchi to Augustus, with dates of every sort, on the schema that ships. */
export function romeFiles(changes: Readonly<Record<string, string>> = {}): Map<string, string> {
  const files: Record<string, string> = {
    "data/sources/gallic-war.yaml": "type: source\nname: Gallic War\nkind: analysis\ndate: -0051\n",
    "data/sources/digest.yaml": "type: source\nname: Digest\nkind: analysis\ndate: 0533-12-16\n",
    "data/sources/survey.yaml": "type: source\nname: Survey\nkind: analysis\ndate: 2024-03-11T01:30:00+09:00\n",
    "data/states/rome.yaml": `type: state
name: Rome
relations:
  occupies:
    - {to: gaul, when: -0051/0486, source: digest}
    - {to: carthage, when: -0146/.., source: digest}
  opposes:
    - {to: parthia, when: -0042/0014, source: digest}
    - {to: carthage, when: -0264/-0146, source: digest}
`,
    "data/states/gaul.yaml": "type: state\nname: Gaul\n",
    "data/states/carthage.yaml": "type: state\nname: Carthage\n",
    "data/states/parthia.yaml": "type: state\nname: Parthia\n",
    "data/people/caesar.yaml": `type: person
name: Julius Caesar
born: "-0099"
died: "-0043-03-15"
relations:
  visited:
    - {to: gaul, when: -0057~/-0049, source: gallic-war}
`,
    "data/people/augustus.yaml": "type: person\nname: Augustus\nborn: -0062-09-23\ndied: 0014-08-19\n",
    "data/people/charlemagne.yaml": "type: person\nname: Charlemagne\nborn: 0748\ndied: 0814\n",
    "data/people/pepin.yaml": "type: person\nname: Pepin\nborn: 0800\ndied: 0810\n",
  };
  return new Map([...shippedSchema(), ...Object.entries({ ...files, ...changes })]);
}

export function rome(changes: Readonly<Record<string, string>> = {}): ReturnType<typeof memoryHost> {
  return memoryHost(romeFiles(changes));
}
