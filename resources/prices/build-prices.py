#!/usr/bin/env python3
"""Builds prices.json, Heliograph's price book, from two collections of price facts, and helicone.json, what
Helicone itself reckons with.

    build-prices.py GENAI.json HELICONE.json > prices.json
    build-prices.py --helicone HELICONE.json > helicone.json

GENAI is the data of Pydantic's genai-prices (MIT), HELICONE the rates Helicone charges with (Apache-2.0), read out of
its registry. The first is the primary source: maintained, dated and current. The second only fills gaps, that is,
model names of a provider that no rule of the first knows. The same input gives the same bytes.

The format (read by core/pricing/pricebookreader.cpp; one model a line, so that a change of a price is a diff of a line):

    {"format": 1,
     "sources": {KEY: {"name": "genai-prices 0.1.8", "date": "2026-09-23"}},   date: of the collection
     "tiers": [{                service tiers: what a call in one costs, as a factor on every rate per token
       "provider": "openai",
       "names": ["flex", "batch"],   as answers and requests name them, lower case
       "models": MATCH,         of the ids below (absent: all of the provider)
       "factor": "0.5",         a decimal or a fraction ("5/3")
       "source": URL, "date": "2026-09-13"   who says so, as read on that day
     }],                        the first that fits wins; a tier that no row names has no known rates
     "providers": [{
       "id": "google",            lower case
       "names": MATCH,            further names of the provider (absent: none)
       "api": REGEX,              what its URLs begin with (absent: unknown)
       "fallback": [ID, …],       providers to look in when no model here matches; theirs are not followed
       "note": TEXT,              said on every receipt (absent: none)
       "models": [{
         "id": "gemini-2.5-pro",
         "src": KEY,
         "match": MATCH,          absent: the id itself
         "context": 200000,       tokens of question and answer together (absent: unknown)
         "max_output": 32000,     tokens an answer may have at most (absent: unknown)
         "note": TEXT,
         "rates": RATES           or, where prices changed or depend on the hour:
         "rates": [{"from": "2026-07-30", "hours": ["01:00:00", "04:00:00"], "rates": RATES}, …]
       }]}]}

The first model that matches wins. MATCH is a list, any of: "text" (equals), {"starts": text}, {"ends": text},
{"has": text}, {"re": regex}, {"all": MATCH} (all of the list), {"any": MATCH}. Comparison is in lower case; a regex sees the
lower-case name and may match anywhere in it. In a list of dated rates the last one that applies wins, and the first
holds where none does; from is a day (UTC, inclusive), hours are UTC, from the first inclusive to the second exclusive.

helicone.json (read by core/pricing/heliconeprice.cpp; one row a line, in the order in which Helicone looks):

    {"format": 1, "date": "2026-07-01", "rows": [
     {"p": "openai", "m": "gpt-4o", "r": RATES, …}]}

p and m: Helicone's names of provider and model. "a": [further names of the model]. "old": true for its older table, which is
asked where the registry has no such model. "how": "starts" or "has" for how m is compared (absent: it is the whole name).
"t": [{"from": 200000, "r": RATES}]: rates of calls with at least so many tokens. "s": why the row is known to be wrong.

RATES maps a class of usage to USD, as decimal strings, never as numbers: per million tokens, for web_search and
request per thousand. A list ["1.25", 200000, "2.5", …] is a base rate and steps: a call whose input of all classes
is larger than the number pays the rate after it, for all its tokens. No RATES at all ({}) means that the source knows no
price that tokens could be multiplied with: unpriced. A free model has rates of "0".
"""

import json
import re
import sys
from datetime import datetime
from decimal import Decimal

SOURCES = {
    "g": {"name": "genai-prices 0.1.8", "date": "2026-09-23"},
    "h": {"name": "Helicone price registry, July 2026", "date": "2026-07-01"},
    "demo": {"name": "demo", "date": "2026-09-23"},
}

CLASSES = {
    "input_mtok": "input",
    "cache_read_mtok": "cached_input",
    "cache_write_mtok": "cache_write",
    "cache_write_5m_mtok": "cache_write_5m",
    "cache_write_1h_mtok": "cache_write_1h",
    "output_mtok": "output",
    "output_reasoning_mtok": "reasoning",
    "input_audio_mtok": "audio_input",
    "cache_audio_read_mtok": "cached_audio_input",
    "output_audio_mtok": "audio_output",
    "input_image_mtok": "image_input",
    "cache_image_read_mtok": "cached_image_input",
    "output_image_mtok": "image_output",
    "web_searches_kcount": "web_search",
    "requests_kcount": "request",
}

# What no answer's usage counts in a way Heliograph keeps. The second member is said on the receipt of a model that
# bills it beside tokens; the searches of stored files are left out of it, being rare on models used every day.
UNCOUNTED = {
    "audio_hours": None,
    "input_audio_hours": None,
    "input_document_kpages": None,
    "input_annotated_document_kpages": None,
    "input_text_messages_kcount": None,
    "storage_searches_kcount": None,
    "input_video_mtok": "Video input has its own rate, which is not counted here.",
    "output_video_mtok": "Video output has its own rate, which is not counted here.",
    "output_citation_mtok": "Citation tokens have their own rate, which is not counted here.",
}

# Rows without any price whose comment or kind in the source says that they are free of charge. ":free" ids are, too.
FREE = {
    ("github-copilot", "gpt-3.5-turbo"), ("github-copilot", "gpt-4.1"), ("github-copilot", "gpt-4o"),
    ("github-copilot", "gpt-4o-mini"), ("google", "gemma-3"), ("google", "gemma-3n"),
    ("google", "gemma-4-26b-a4b-it"), ("google", "gemma-4-31b-it"), ("openai", "moderation"),
    ("openrouter", "gemini-2.5-pro-exp-03-25"), ("openrouter", "google/gemini-flash-1.5-8b-exp"),
}

# What the source's comments say about its rates, in words for a receipt.
PROVIDER_NOTES = {
    "azure": "The rate of the Global deployment; a regional one can cost more.",
    "cloudflare": "Without the account's free daily allowance.",
    "doubleword": "The real-time rate; batches cost less.",
    "perplexity": "The request fee is the highest of those listed; it depends on the search context.",
    "zhipuai": "Converted from CNY at 7.25 CNY to the dollar.",
    "github-copilot": "Copilot's rate per token; a subscription may include it.",
    "helicone": "The model provider's own rate; Helicone's gateway adds none.",
}
PEAK = ("Hours after 17 August 2026; before, one rate held all day. At weekends from 23 August 2026 on "
        "DeepSeek charges less than this in peak hours.")
MODEL_NOTES = {("deepseek", "deepseek-v4-flash"): PEAK, ("deepseek", "deepseek-v4-pro"): PEAK}

# Service tiers. A tier's factor holds for what is billed by the token, not for searches and requests. Left out, because
# no single figure is published: Anthropic's priority tier (commitments), OpenAI's scale tier, xAI's and Bedrock's
# priority and flex ("premium", "discount"), Gemini's priority tier of most models ("75% to 100% more").
OPENAI_TIERS = ("https://developers.openai.com/api/docs/pricing", "2026-09-13")
OPENAI_PRIORITY = ("https://openai.com/api-priority-processing/", "2026-09-13")
GEMINI_TIERS = ("https://ai.google.dev/gemini-api/docs/optimization", "2026-09-20")
TIERS = [ # provider, names, ids of models (None: all), factor, source
    ("openai", ["flex", "batch"], None, "0.5", OPENAI_TIERS),
    ("openai", ["priority", "fast"], ["gpt-4o"], "1.7", OPENAI_PRIORITY),
    ("openai", ["priority", "fast"], ["gpt-4o-2024-05-13", "gpt-4.1", "gpt-4.1-mini"], "1.75", OPENAI_PRIORITY),
    ("openai", ["priority", "fast"], ["gpt-4o-mini"], "5/3", OPENAI_PRIORITY),
    ("openai", ["priority", "fast"], ["gpt-5-mini"], "1.8", OPENAI_PRIORITY),
    ("openai", ["priority", "fast"], ["gpt-5.5"], "2.5", OPENAI_PRIORITY),
    ("openai", ["priority", "fast"],
     ["gpt-4.1-nano", "gpt-5", "gpt-5.1", "gpt-5.2", "gpt-5.4", "gpt-5.4-mini"], "2", OPENAI_PRIORITY),
    ("openai", ["priority", "fast"],
     ["gpt-5.6-sol", "gpt-5.6-terra", "gpt-5.6-luna", "gpt-6-astra", "gpt-6-sol", "gpt-6-luna"], "2", OPENAI_TIERS),
    ("anthropic", ["batch"], None, "0.5", ("https://platform.claude.com/docs/en/about-claude/pricing", "2026-09-23")),
    ("google", ["flex", "batch"], None, "0.5", GEMINI_TIERS),
    ("google", ["priority"], ["gemini-3.7-flash", "gemini-3.8-flash"], "1.8",
     ("https://ai.google.dev/gemini-api/docs/pricing", "2026-09-23")),
    ("groq", ["flex"], None, "1", ("https://console.groq.com/docs/flex-processing", "2026-08-11")),
    ("groq", ["batch"], None, "0.5", ("https://groq.com/pricing", "2026-05-08")),
    ("fireworks", ["batch"], None, "0.5", ("https://docs.fireworks.ai/serverless/pricing", "2026-05-08")),
    ("aws", ["batch"], None, "0.5", ("https://aws.amazon.com/bedrock/pricing/", "2026-10-07")),
]

# A fine-tuned model names its base without a date in some tools; only one snapshot of each can be tuned.
EXTRA_MATCH = {
    ("openai", "ft:gpt-4o-mini"): [{"starts": "ft:gpt-4o-mini:"}],
    ("openai", "ft:gpt-4o"): [{"starts": "ft:gpt-4o:"}],
}

# Helicone's provider names. Its openrouter rates carry Helicone's own mark-up and its helicone ids are internal, so
# neither says what a call costs; openrouter's older table does.
HELICONE = {
    "anthropic": "anthropic", "ANTHROPIC": "anthropic", "openai": "openai", "OPENAI": "openai",
    "azure": "azure", "AZURE": "azure", "vertex": "google", "google-ai-studio": "google", "GOOGLE": "google",
    "bedrock": "aws", "AWS": "aws", "BEDROCK": "aws", "groq": "groq", "GROQ": "groq", "xai": "x-ai",
    "X": "x-ai", "deepseek": "deepseek", "DEEPSEEK": "deepseek", "mistral": "mistral", "MISTRAL": "mistral",
    "novita": "novita", "NOVITA": "novita", "fireworks": "fireworks", "FIREWORKS": "fireworks",
    "TOGETHER": "together", "perplexity": "perplexity", "PERPLEXITY": "perplexity", "cerebras": "cerebras",
    "baseten": "baseten", "COHERE": "cohere", "AVIAN": "avian", "OPENROUTER": "openrouter",
    "deepinfra": "deepinfra", "nebius": "nebius", "NEBIUS": "nebius", "chutes": "chutes",
    "canopywave": "canopywave", "VERCEL": "vercel",
}
# Rows of Helicone's that its own list of suspects misses: $20 to $200 for small models whose makers ask cents, and an
# output rate ten times that of the same model's other name.
WRONG = {("deepinfra", "mistralai/mistral-nemo-instruct-2407"),
         ("deepinfra", "mistralai/mistral-small-3.2-24b-instruct-2506"),
         ("anthropic", "claude-instant-1")}
ADDED = [ # providers the first source lacks: id, further names, URLs
    ("deepinfra", [{"has": "deepinfra"}], r"https://api\.deepinfra\.com"),
    ("nebius", [{"has": "nebius"}], r"https://api\.(studio\.nebius\.(ai|com)|tokenfactory\.nebius\.com)"),
    ("chutes", [{"has": "chutes"}], r"https://llm\.chutes\.ai"),
    ("canopywave", [{"has": "canopywave"}], r"https://inference\.canopywave\.io"),
    ("vercel", [{"has": "vercel"}], r"https://(ai-gateway\.vercel\.sh|gateway\.ai\.vercel\.)"),
    ("helicone", ["helicone-ai", "helicone-gateway"], r"https://ai-gateway\.helicone\.ai"),
]
# Where the models of Helicone's own gateway come from, in the order of its registry's authors.
GATEWAY = ["openai", "anthropic", "google", "x-ai", "deepseek", "mistral", "moonshotai", "perplexity", "groq",
           "deepinfra", "novita"]

# Made up, so that the built-in demo provider shows what costs look like.
DEMO = [
    ("demo-small", {"input": "0.10", "cached_input": "0.025", "output": "0.40"}),
    ("demo-large", {"input": "2.00", "cached_input": "0.50", "output": "8.00"}),
    ("demo-reasoner", {"input": "1.00", "cached_input": "0.25", "output": "4.00"}),
]


def decimal(value):
    """The number as a plain decimal string, never through binary floating point. Some numbers of the sources went
    through it ("0.18000000000000002"); that noise is past the twelfth decimal, where a rate in pico-dollars ends."""
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise ValueError(f"no decimal number: {value!r}")
    number = round(Decimal(value), 12)
    if not 0 <= number < 1_000_000:
        raise ValueError(f"rate out of range: {value}")
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def rate_of(value):
    if not isinstance(value, dict):
        return decimal(value)
    if set(value) != {"base", "tiers"}:
        raise ValueError(f"unknown form of a price: {value}")
    steps = [decimal(value["base"])]
    for tier in sorted(value["tiers"], key=lambda t: t["start"]):
        if set(tier) != {"start", "price"}:
            raise ValueError(f"unknown form of a tier: {tier}")
        steps += [tier["start"], decimal(tier["price"])]
    return steps


def rates_of(prices, notes):
    rates = {}
    for key, value in prices.items():
        if key in CLASSES:
            rates[CLASSES[key]] = rate_of(value)
        elif key in UNCOUNTED:
            if UNCOUNTED[key] and UNCOUNTED[key] not in notes:
                notes.append(UNCOUNTED[key])
        else:
            raise ValueError(f"unknown price: {key}")
    order = list(CLASSES.values())
    return dict(sorted(rates.items(), key=lambda item: order.index(item[0])))


def match_of(rule):
    """A rule of the source as a MATCH list."""
    (kind, value), = rule.items()
    if kind == "or":
        return [item for part in value for item in match_of(part)]
    if kind == "and":
        parts = [match_of(part) for part in value]
        return [{"all": [part[0] if len(part) == 1 else {"any": part} for part in parts]}]
    if kind == "regex":
        re.compile(value)
        return [{"re": value}]
    if kind == "equals":
        return [value.lower()]
    return [{{"starts_with": "starts", "ends_with": "ends", "contains": "has"}[kind]: value.lower()}]


def matches(match, name):
    def one(item):
        if isinstance(item, str):
            return item == name
        (kind, value), = item.items()
        return {"starts": lambda: name.startswith(value), "ends": lambda: name.endswith(value),
                "has": lambda: value in name, "re": lambda: re.search(value, name) is not None,
                "all": lambda: all(one(part) for part in value),
                "any": lambda: any(one(part) for part in value)}[kind]()
    return any(one(item) for item in match)


def clock(text):
    if not re.fullmatch(r"\d\d:\d\d:\d\dZ", text):
        raise ValueError(f"no time of day in UTC: {text}")
    return text[:-1]


def genai_model(provider, model):
    notes = []
    prices = model["prices"]
    if isinstance(prices, list):
        rates = []
        for entry in prices:
            row = {}
            constraint = dict(entry.get("constraint") or {})
            kind = constraint.pop("type", None)
            if kind == "start_date":
                row["from"] = datetime.strptime(constraint.pop("start_date"), "%Y-%m-%d").strftime("%Y-%m-%d")
            elif kind == "time_of_date":
                row["hours"] = [clock(constraint.pop("start_time")), clock(constraint.pop("end_time"))]
            if constraint or set(entry) - {"constraint", "prices"}:
                raise ValueError(f"unknown constraint: {entry}")
            row["rates"] = rates_of(entry["prices"], notes)
            rates.append(row)
    else:
        rates = rates_of(prices, notes)
        if not prices and (model["id"].endswith(":free") or (provider, model["id"]) in FREE):
            rates = {"input": "0", "output": "0"}
    match = match_of(model["match"]) + EXTRA_MATCH.get((provider, model["id"]), [])
    if (provider, model["id"]) in MODEL_NOTES:
        notes.append(MODEL_NOTES[(provider, model["id"])])
    row = row_of(model["id"], "g", match, " ".join(notes), rates)
    if model.get("context_window"):
        row["context"] = int(model["context_window"])
    return row


def row_of(model_id, source, match, note, rates):
    row = {"id": model_id, "src": source}
    if match != [model_id.lower()]:
        row["match"] = match
    if note:
        row["note"] = note
    row["rates"] = rates
    return row


def helicone_rates(row):
    """The row's rates, or nothing where they are no rates per token."""
    per_token = {"input": "input_per_mtok_usd", "cached_input": "cached_input_per_mtok_usd",
                 "cache_write": "cache_write_per_mtok_usd", "cache_write_1h": "cache_write_1h_per_mtok_usd",
                 "output": "output_per_mtok_usd", "reasoning": "reasoning_per_mtok_usd"}
    given = {name: row[key] for name, key in per_token.items() if row.get(key) is not None}
    if any(rate < 0 for rate in given.values()): # "depends on the model it is routed to"
        return None
    rates = {name: decimal(rate) for name, rate in given.items()}
    # An all-zero row of this source stands for "no price per token known", except where the name says free.
    if not any(Decimal(rate) for rate in rates.values()):
        return {"input": "0", "output": "0"} if row["model"].endswith(":free") else None
    for modality in ("audio", "image"):
        part = row.get(modality) or {}
        if part.get("input_per_mtok_usd") is not None:
            rates[modality + "_input"] = decimal(part["input_per_mtok_usd"])
            if part.get("cached_input_multiplier") is not None:
                # A factor of the modality's own input rate; the source's float noise ends at a millionth of a dollar.
                cached = part["input_per_mtok_usd"] * Decimal(part["cached_input_multiplier"])
                rates["cached_" + modality + "_input"] = decimal(round(Decimal(cached), 6))
        if part.get("output_per_mtok_usd") is not None:
            rates[modality + "_output"] = decimal(part["output_per_mtok_usd"])
    for name, key in (("web_search", "web_search_per_call_usd"), ("request", "per_request_usd")):
        # The older table keeps the fee of a request a thousand times too low.
        if row.get(key) and (name != "request" or row["source"] == "registry-v2"):
            rates[name] = decimal(Decimal(row[key]) * 1000)
    for tier in row["tiers"]:
        for name, key in per_token.items():
            if tier.get(key) is not None and name in rates:
                # Its thresholds are reached at the number, the book's above it.
                base = rates[name] if isinstance(rates[name], list) else [rates[name]]
                rates[name] = base + [tier["threshold_tokens"] - 1, decimal(tier[key])]
    return rates


def dated(name):
    """The name with each -YYYYMMDD written -YYYY-MM-DD, as the book's second look does."""
    def change(found):
        try:
            return datetime.strptime(found[0], "-%Y%m%d").strftime("-%Y-%m-%d")
        except ValueError:
            return found[0]
    return re.sub(r"-20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?=-|:|$)", change, name)


class Book:
    def __init__(self):
        self.providers = {}

    def add(self, provider_id, names=None, api=None, fallback=None):
        provider = {"id": provider_id}
        if names:
            provider["names"] = names
        if api:
            provider["api"] = api
        if fallback:
            provider["fallback"] = fallback
        if provider_id in PROVIDER_NOTES:
            provider["note"] = PROVIDER_NOTES[provider_id]
        provider["models"] = []
        self.providers[provider_id] = provider
        return provider

    def knows(self, provider_id, name):
        for variant in (name, dated(name)):
            for provider in [provider_id] + self.providers[provider_id].get("fallback", []):
                for model in self.providers[provider]["models"]:
                    if matches(model.get("match", [model["id"].lower()]), variant):
                        return True
        return False


def fill_gaps(book, helicone):
    # A name may stand in the source twice: its registry is newer than its older table.
    order = {"registry-v2": 0, "legacy": 1}
    rows = [row for row in helicone if row["source"] in order and not row.get("suspect")]
    rows.sort(key=lambda row: order[row["source"]]) # stable
    for row in rows:
        provider = HELICONE.get(row["provider"])
        if provider is None:
            continue
        rates = helicone_rates(row)
        names = [name.lower() for name in [row["model"]] + (row.get("aliases") or [])]
        names = [name for name in dict.fromkeys(names) if not book.knows(provider, name)]
        # No names that a provider answers with: URL-encoded doubles, Helicone's own marks for batches and accounts.
        names = [name for name in names if "%" not in name and not name.endswith("-batch")
                 and not name.startswith("pa/") and (provider, name) not in WRONG]
        if rates and names:
            book.providers[provider]["models"].append(row_of(names[0], "h", names, "", rates))

    # The gateway's own names of models ("claude-4.5-sonnet"), at the rate of the provider who made them.
    makers = ["openai", "anthropic", "google-ai-studio", "xai", "deepseek", "mistral", "perplexity", "novita",
              "deepinfra", "groq", "cerebras", "nebius"]
    rows = [row for row in rows if row["source"] == "registry-v2" and row["provider"] in makers]
    rows.sort(key=lambda row: makers.index(row["provider"]))
    for row in rows:
        name = row["helicone_model"].lower()
        rates = helicone_rates(row)
        if rates and not book.knows("helicone", name):
            book.providers["helicone"]["models"].append(row_of(name, "h", [name], "", rates))


def add_limits(book, helicone):
    """What an answer may have at most stands in Helicone's registry alone."""
    for row in helicone:
        provider = book.providers.get(HELICONE.get(row["provider"]))
        if provider is None or not row.get("max_output") or row.get("suspect"):
            continue
        for name in [row["model"].lower()] + [alias.lower() for alias in row.get("aliases") or []]:
            for model in provider["models"]:
                if matches(model.get("match", [model["id"].lower()]), name):
                    model.setdefault("max_output", int(row["max_output"]))
                    if row.get("context_window"):
                        model.setdefault("context", int(row["context_window"]))
                    break


def tier_rows(book):
    rows = []
    for provider, names, models, factor, (source, date) in TIERS:
        known = {model["id"] for model in book.providers[provider]["models"]}
        if models and not known.issuperset(models):
            raise ValueError(f"tiers of unknown models: {models}")
        row = {"provider": provider, "names": names}
        if models:
            row["models"] = models
        row.update({"factor": factor, "source": source, "date": date})
        rows.append(row)
    return rows


def helicone_row(row):
    """A row as Helicone reckons with it: mistakes and all."""
    def rates(source):
        keys = {"input": "input_per_mtok_usd", "cached_input": "cached_input_per_mtok_usd",
                "cache_write": "cache_write_per_mtok_usd", "cache_write_1h": "cache_write_1h_per_mtok_usd",
                "output": "output_per_mtok_usd", "reasoning": "reasoning_per_mtok_usd"}
        return {name: decimal(source[key]) for name, key in keys.items() if source.get(key) is not None}

    if min(row["input_per_mtok_usd"], row["output_per_mtok_usd"]) < 0: # "depends on the model it is routed to"
        return None
    result = {"p": row["provider"], "m": row["model"]}
    if row.get("aliases"):
        result["a"] = row["aliases"]
    if row["source"] == "legacy":
        result["old"] = True
    if row["match"] != "equals":
        result["how"] = {"includes": "has", "startsWith": "starts"}[row["match"]]
    result["r"] = rates(row)
    for modality in ("audio", "image"):
        part = row.get(modality) or {}
        for name, key in ((modality + "_input", "input_per_mtok_usd"), (modality + "_output", "output_per_mtok_usd")):
            if part.get(key) is not None:
                result["r"][name] = decimal(part[key])
        if part.get("input_per_mtok_usd") is not None and part.get("cached_input_multiplier") is not None:
            cached = part["input_per_mtok_usd"] * Decimal(part["cached_input_multiplier"])
            result["r"]["cached_" + modality + "_input"] = decimal(cached)
    for name, key in (("web_search", "web_search_per_call_usd"), ("request", "per_request_usd")):
        if row.get(key):
            result["r"][name] = decimal(Decimal(row[key]) * 1000)
    if row["tiers"]:
        result["t"] = [{"from": tier["threshold_tokens"], "r": rates(tier)} for tier in row["tiers"]]
    if row.get("suspect"):
        result["s"] = row["suspect"]
    return result


def helicone_book(rows):
    listed = {}
    for row in rows:
        # Merged into Helicone's main branch, and of a provider that answers chats.
        if row["source"] not in ("registry-v2", "legacy") or row["provider"] == "QSTASH":
            continue
        made = helicone_row(row)
        if made:
            # The first of a name wins there; later ones never count.
            listed.setdefault((made["p"], made["m"], made.get("old"), made.get("how")), made)
    out = ["{", '"format": 1,', f'"date": "{SOURCES["h"]["date"]}",', '"rows": [']
    out.append(",\n".join(line(row) for row in listed.values()))
    return out + ["]", "}"]


def line(value):
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def limited(row):
    """The row with its keys in the order the format states."""
    order = ["id", "src", "match", "context", "max_output", "note", "rates"]
    return {key: row[key] for key in order if key in row}


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: build-prices.py GENAI.json HELICONE.json > prices.json\n"
                 "       build-prices.py --helicone HELICONE.json > helicone.json")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")

    def load(path):
        return json.load(open(path, encoding="utf-8"), parse_float=Decimal)

    if sys.argv[1] == "--helicone":
        sys.stdout.write("\n".join(helicone_book(load(sys.argv[2]))) + "\n")
        return
    genai, helicone = map(load, sys.argv[1:])

    book = Book()
    for provider in genai:
        names = match_of(provider["provider_match"]) if provider.get("provider_match") else None
        added = book.add(provider["id"], names, provider.get("api_pattern"),
                         provider.get("fallback_model_providers"))
        added["models"] = [genai_model(provider["id"], model) for model in provider["models"]]
    for provider_id, names, api in ADDED:
        book.add(provider_id, names, api, GATEWAY if provider_id == "helicone" else None)
    book.add("demo")["models"] = [row_of(name, "demo", [name], "", rates) for name, rates in DEMO]
    fill_gaps(book, helicone)
    add_limits(book, helicone)

    out = ["{", '"format": 1,', '"sources": ' + line(SOURCES) + ",", '"tiers": [']
    out.append(",\n".join(line(row) for row in tier_rows(book)))
    out += ["],", '"providers": [']
    providers = list(book.providers.values())
    for provider in providers:
        head = {key: value for key, value in provider.items() if key != "models"}
        out.append(line(head)[:-1] + ', "models": [')
        out.append(",\n".join(line(limited(model)) for model in provider["models"]))
        out.append("]}" + ("," if provider is not providers[-1] else ""))
    out += ["]", "}"]
    sys.stdout.write("\n".join(out) + "\n")


main()
