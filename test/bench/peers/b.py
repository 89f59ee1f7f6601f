"""Peer B: the same work in Python with libyaml, jsonschema and networkx.

`python3 b.py PROJECT SCHEMA.json OUT` writes OUT/graph.gexf and OUT/graph.json, and says what it saw.
Where ENTENTE_BENCH_USAGE names a file, its resource usage goes there.
"""

import json
import os
import resource
import sys
from itertools import combinations
from pathlib import Path

import networkx
import yaml
from jsonschema import Draft202012Validator, RefResolver

project, schema_file, out = (Path(argument) for argument in sys.argv[1:4])


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=CoreLoader)


class CoreLoader(yaml.CSafeLoader):
    """Dates stay text, as in YAML 1.2."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def compile_schemas():
    # Python's re has no classes by Unicode property.
    schemas = json.loads(schema_file.read_text(encoding="utf-8").replace(r"\\p{Default_Ignorable_Code_Point}", ""))
    store = {schema["$id"]: schema for schema in schemas["shared"]}
    resolver = RefResolver("", {}, store=store)
    return {name: Draft202012Validator(schema, resolver=resolver) for name, schema in schemas["types"].items()}


validators = compile_schemas()
entities = {}
for path in sorted((project / "data").rglob("*.yaml")):
    document = load(path)
    for error in validators[document["type"]].iter_errors(document):
        sys.exit(f"{path}: {error.message}")
    entities[path.stem] = document
relations = {path.stem: load(path) for path in sorted((project / "schema/relations").glob("*.yaml"))}

graph = networkx.MultiDiGraph()
for entity, document in entities.items():
    attributes = {"label": document["name"], "type": document["type"]}
    if "description" in document:
        attributes["description"] = document["description"]
    if "aliases" in document:
        attributes["aliases"] = ", ".join(a if isinstance(a, str) else a["name"] for a in document["aliases"])
    graph.add_node(entity, **attributes)

parties = {}
for entity, document in entities.items():
    for name, entries in document.get("relations", {}).items():
        relation = relations[name]
        if "value" in relation:
            continue
        for entry in entries if isinstance(entries, list) else [entries]:
            fact = dict(entry) if isinstance(entry, dict) else {"to": entry}
            target = fact.pop("to")
            claims = fact.pop("claims", [None])
            attributes = {key: str(value) for key, value in fact.items()}
            attributes.update(label=relation["label"], kind=name, claims=len(claims))
            if target in entities:
                graph.add_edge(entity, target, **attributes)
                parties.setdefault(name, {}).setdefault(entity, []).append(target)
            ends = {"$from": entity, "$to": target, **{f"${key}": value for key, value in fact.items()}}
            for projection in relation.get("project", []):
                a, b = ends.get(projection["from"]), ends.get(projection["to"])
                if a in entities and b in entities:
                    graph.add_edge(a, b, **{**attributes, "label": projection["edge"], "kind": projection["edge"]})
for name, relation in relations.items():
    # What follows across another relation has nothing to follow: generated theses do not contradict one another.
    if "under" in relation.get("derive", {}):
        for under, objects in parties.get(relation["derive"]["from"], {}).items():
            for a, b in combinations(objects, 2):
                graph.add_edge(a, b, label=relation["label"], kind=name, **{relation["derive"]["under"]: under})

out.mkdir(parents=True, exist_ok=True)
(out / "graph.json").write_text(json.dumps(networkx.node_link_data(graph), ensure_ascii=False), encoding="utf-8")
networkx.write_gexf(graph, out / "graph.gexf")
print(json.dumps({"nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}))

if "ENTENTE_BENCH_USAGE" in os.environ:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    report = {"cpu": usage.ru_utime + usage.ru_stime, "peak": usage.ru_maxrss * 1024}
    Path(os.environ["ENTENTE_BENCH_USAGE"]).write_text(json.dumps(report), encoding="utf-8")
