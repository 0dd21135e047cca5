#!/usr/bin/env python3
"""Writes modellimits.json: context window and longest answer of models, in tokens, by the price book's ids.

    build-limits.py GENAI-PRICES.json HELICONE-PRICES.json PRICES.json > ../modellimits.json

Context windows come from Pydantic's genai-prices (MIT), the longest answers (and the windows it lacks) from Helicone's
registry (Apache-2.0). Only models that stand in the price book are written.
"""
import json
import sys

HELICONE_NAMES = {"google-ai-studio": "google", "vertex": "google", "xai": "x-ai"}


def main():
    genai, helicone, book = (json.load(open(path)) for path in sys.argv[1:4])
    genai = genai if isinstance(genai, list) else genai["providers"]
    rows = helicone if isinstance(helicone, list) else next(v for v in helicone.values() if isinstance(v, list))
    known = {p["id"]: {m["id"] for m in p["models"]} for p in book["providers"]}
    limits = {}

    def note(provider, model, window, output):
        if model not in known.get(provider, ()):
            return
        entry = limits.setdefault(provider, {}).setdefault(model, [None, None])
        for place, value in enumerate((window, output)):
            if entry[place] is None and isinstance(value, int) and value > 0:
                entry[place] = value

    for provider in genai:
        for model in provider["models"]:
            note(provider["id"], model["id"], model.get("context_window"), None)
    for row in rows:
        if row["source"] != "registry-v2":
            continue
        provider = HELICONE_NAMES.get(row["provider"], row["provider"])
        for name in (row["model"], row["helicone_model"], *row["aliases"]):
            note(provider, name, row["context_window"], row["max_output"])
    print("{")
    lines = []
    for provider in sorted(limits):
        models = {m: v for m, v in sorted(limits[provider].items()) if v != [None, None]}
        body = ",\n".join(f"    {json.dumps(m)}: {json.dumps(v)}" for m, v in models.items())
        if models:
            lines.append(f"  {json.dumps(provider)}: {{\n{body}}}")
    print(",\n".join(lines))
    print("}")


main()
