"""Holds JSON against a JSON Schema: python3 schema.py SCHEMA FILE...

Prints what is wrong, a line each, and nothing where all is well. Knows the
words that our schema uses and refuses others; stricter than the schema in
one thing: a key that it does not name is wrong, so that none is written
that is not documented. Where Python has jsonschema, that looks too.
"""
import json
import re
import sys

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool,
         "integer": int, "number": (int, float)}
KNOWN = {"type", "required", "properties", "items", "prefixItems", "minItems",
         "maxItems", "enum", "const", "pattern", "minimum", "minLength",
         "oneOf", "$ref", "$defs", "description", "$schema", "$id", "title"}


class Schema:
    def __init__(self, root):
        self.root = root

    def check(self, s, x, at="", strict=True):
        """The faults of x, as lines."""
        if s is True:
            return []
        if s is False:
            return [at + ": must not be there"]
        odd = set(s) - KNOWN
        assert not odd, "the schema has a word unknown here: %s" % odd
        out = []
        if "$ref" in s:
            name = s["$ref"].removeprefix("#/$defs/")
            out += self.check(self.root["$defs"][name], x, at, strict)
        if "type" in s:
            kind = TYPES[s["type"]]
            if not isinstance(x, kind) or (kind is int and x is True):
                return out + ["%s: %s is wanted" % (at, s["type"])]
        if "enum" in s and x not in s["enum"]:
            out.append("%s: %r is none of %s" % (at, x, s["enum"]))
        if "const" in s and (x != s["const"] or type(x) != type(s["const"])):
            out.append("%s: %r is not %r" % (at, x, s["const"]))
        if "oneOf" in s:
            good = sum(not self.check(one, x, at, False)
                       for one in s["oneOf"])
            if good != 1:
                out.append("%s: fits %d of the choices" % (at, good))
            elif not isinstance(x, dict):
                out += next(self.check(one, x, at) for one in s["oneOf"]
                            if not self.check(one, x, at, False))
        if isinstance(x, str):
            out += self.string(s, x, at)
        if isinstance(x, int) and x < s.get("minimum", x):
            out.append("%s: %d is too small" % (at, x))
        if isinstance(x, dict):
            out += self.object(s, x, at, strict)
        if isinstance(x, list):
            out += self.array(s, x, at, strict)
        return out

    def string(self, s, x, at):
        if len(x) < s.get("minLength", 0):
            return [at + ": is too short"]
        if not re.search(s.get("pattern", ""), x):
            return ["%s: %r is not like %s" % (at, x, s["pattern"])]
        return []

    def object(self, s, x, at, strict):
        out = ["%s: %s is missing" % (at, k)
               for k in s.get("required", []) if k not in x]
        for key, value in x.items():
            if key in s.get("properties", {}):
                out += self.check(s["properties"][key], value,
                                  at + "/" + key, strict)
            elif strict and "properties" in s:
                out.append("%s: %s is not in the schema" % (at, key))
        return out

    def array(self, s, x, at, strict):
        first = s.get("prefixItems", [])
        out = []
        if not s.get("minItems", 0) <= len(x) <= s.get("maxItems", len(x)):
            out.append("%s: has %d parts" % (at, len(x)))
        for i, value in enumerate(x):
            one = first[i] if i < len(first) else s.get("items", True)
            out += self.check(one, value, "%s/%d" % (at, i), strict)
        return out


def no_key_twice(pairs):
    keys = [k for k, _ in pairs]
    assert len(keys) == len(set(keys)), "a key twice: %s" % keys
    return dict(pairs)


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        root = json.load(f)
    also = None
    try:
        import jsonschema
        jsonschema.Draft202012Validator.check_schema(root)
        also = jsonschema.Draft202012Validator(root)
    except (ImportError, AttributeError):
        pass
    schema = Schema(root)
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        try:
            x = json.loads(text, object_pairs_hook=no_key_twice)
        except (ValueError, AssertionError) as e:
            print("%s: %s: %s" % (path, e, text[:80]))
            continue
        faults = schema.check(root, x)
        if also and not faults:
            faults = [e.message for e in also.iter_errors(x)]
        for fault in faults[:5]:
            print("%s (%s): %s" % (path, x.get("what"), fault))


main()
