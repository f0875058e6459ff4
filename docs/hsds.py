"""Holds every answer of an HSDS API against the published JSON Schemas: what it says of itself is not believed.

Usage: hsds.py ROOT SCHEMAS [MOST], where ROOT is the address of the API, SCHEMAS the folder `schema` of a copy of
openreferral/specification (version 3.0), MOST how many things of each list are asked (all, unless given).
Needs `jsonschema[format]` from PyPI. Ends with 1 where anything is wrong.
"""

import json
import pathlib
import sys
import urllib.request

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

ENVELOPE = "total_items total_pages page_number size first_page last_page empty contents".split()
STEP = 100


def read(folder):
    """The schemas by the name of their file: so they refer to each other."""
    known = {}
    for path in pathlib.Path(folder).glob("*.json"):
        known[path.name] = {k: v for k, v in json.loads(path.read_text()).items() if k != "$id"}
    return known


class Check:
    def __init__(self, root, known):
        self.root, self.known = root, known
        resources = [(name, Resource.from_contents(it, default_specification=DRAFT202012)) for name, it in known.items()]
        self.registry = Registry().with_resources(resources)
        self.asked, self.wrong, self.beyond = 0, 0, set()

    def ask(self, path):
        with urllib.request.urlopen(self.root + path) as answer:
            return json.load(answer)

    def fields(self, kind, thing):
        """Fields that no schema names, at any depth."""
        named = self.known[kind + ".json"].get("properties", {})
        for name, value in thing.items():
            of = named.get(name)
            if of is None:
                self.beyond.add((kind, name))
                continue
            inner = of.get("$ref") or of.get("items", {}).get("$ref")
            for it in (value if isinstance(value, list) else [value]) if inner else []:
                self.fields(inner.removesuffix(".json"), it)

    def thing(self, kind, thing, path):
        self.asked += 1
        self.fields(kind, thing)
        schema = self.known[kind + ".json"]
        validator = Draft202012Validator(schema, registry=self.registry, format_checker=FormatChecker())
        for error in validator.iter_errors(thing):
            self.wrong += 1
            print(path, thing.get("id"), "/".join(map(str, error.path)), error.message[:200])

    def pages(self, name, kind, query, most):
        """Every page of a list; the ids of what it holds."""
        ids, page = [], 1
        while True:
            it = self.ask(f"/{name}?{query}&page={page}&per_page={STEP}")
            assert sorted(it) == sorted(ENVELOPE), sorted(it)
            for thing in it["contents"]:
                self.thing(kind, thing, f"/{name}?{query}")
                ids.append(thing["id"])
            if it["last_page"] or page * STEP >= most:
                break
            page += 1
        assert len(ids) == len(set(ids)), f"{name}?{query}: a thing stands twice"
        assert page * STEP >= most or len(ids) == it["total_items"], f"{name}?{query}: {len(ids)} of {it['total_items']}"
        return ids


LISTS = {
    "services": ("service", ["", "full=true", "search=food%20pantry&full=true"]),
    "organizations": ("organization", ["", "full=true", "full_service=true", "search=clinic"]),
    "service_at_locations": (
        "service_at_location",
        ["", "full=true", "search=food%20pantry", "postcode=33125&proximity=5000&full=true"],
    ),
    "taxonomies": ("taxonomy", [""]),
    "taxonomy_terms": ("taxonomy_term", [""]),
}


def main(root, folder, most=10**9):
    check = Check(root.rstrip("/"), read(folder))
    for name, (kind, queries) in LISTS.items():
        before = check.asked
        found = [check.pages(name, kind, query, int(most)) for query in queries]
        for id in found[0]:
            check.thing(kind, check.ask(f"/{name}/{id}"), f"/{name}/{id}")
        print(f"{name}: {check.asked - before} objects")
    print(f"{check.asked} objects, {check.wrong} problems; fields beyond the schemas: {sorted(check.beyond)}")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
