// Asks genai-prices what calls cost, to hold the price book against it.
//
// In (stdin): {"providers": [id, …], "names": {provider: [model, …]}}. Out: one JSON line a question,
// {provider, model, usage, at, made, known, total, row, rates}: made: the usage and the moment are drawn by lot; usage in Heliograph's classes; known: a model matched; total: USD;
// row: the model's id there; rates: the price keys of its row at that moment.

import {calcPrice, findProvider} from '@pydantic/genai-prices'
import {readFileSync} from 'node:fs'

console.warn = () => {} // about units no usage here has

const wanted = JSON.parse(readFileSync(0, 'utf8'))

const small = {input: 1000, output: 200}
const usages = [
    small,
    {input: 12345, cached_input: 6789, cache_write_5m: 1111, cache_write_1h: 222, output: 3456, reasoning: 999},
    {input: 7, output: 1, reasoning: 1},
    {input: 0, output: 0},
    {input: 333},
    {input: 100, audio_input: 51, cached_audio_input: 23, output: 70, audio_output: 31},
    {input: 100, cached_input: 11, image_input: 53, cached_image_input: 29, output: 70, image_output: 37},
    {input: 100, output: 70, web_searches: 3},
    {input: 150000, cached_input: 100000, cache_write_5m: 12001, cache_write_1h: 10000, output: 5000, reasoning: 4000},
]
for (const border of [128000, 199999, 200000, 271999, 272000, 512000]) {
    usages.push({input: border - 1000, cached_input: 1000, output: 17})
    usages.push({input: border - 999, cached_input: 1000, output: 17})
}
const now = '2026-11-24T12:00:00.000Z'
const days = ['2024-01-01', '2025-05-22', '2025-06-09', '2025-06-10', '2025-12-18', '2026-03-12', '2026-03-13', '2026-07-29',
    '2026-07-30', '2026-08-16', '2026-08-17', '2026-08-23', '2026-09-21', '2026-09-22', '2026-12-31', '2027-01-01']
const hours = ['00:00:00.000', '00:29:59.999', '00:30:00.000', '01:00:00.000', '03:59:59.999', '04:00:00.000', '06:00:00.000',
    '09:59:59.999', '10:00:00.000', '16:29:59.999', '16:30:00.000', '23:59:59.999']

// genai-prices counts inclusively: the input holds all that was cached, written or heard.
function inclusive(u) {
    const n = key => u[key] ?? 0
    const result = {
        input_tokens: n('input') + n('cached_input') + n('cache_write_5m') + n('cache_write_1h') + n('audio_input')
            + n('cached_audio_input') + n('image_input') + n('cached_image_input'),
        cache_read_tokens: n('cached_input') + n('cached_audio_input') + n('cached_image_input'),
        cache_write_tokens: n('cache_write_5m') + n('cache_write_1h'),
        cache_write_5m_tokens: n('cache_write_5m'),
        cache_write_1h_tokens: n('cache_write_1h'),
        input_audio_tokens: n('audio_input') + n('cached_audio_input'),
        cache_audio_read_tokens: n('cached_audio_input'),
        input_image_tokens: n('image_input') + n('cached_image_input'),
        cache_image_read_tokens: n('cached_image_input'),
        output_tokens: n('output') + n('audio_output') + n('image_output'),
        output_reasoning_tokens: n('reasoning'),
        output_audio_tokens: n('audio_output'),
        output_image_tokens: n('image_output'),
        web_searches: n('web_searches'),
    }
    return result
}

// The same lots at every run: a failure is found again. (The generator known as mulberry32.)
let seed = 20261124
function random() {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = n => Math.floor(random() * n)
const classes = ['input', 'cached_input', 'cache_write_5m', 'cache_write_1h', 'output', 'audio_input', 'cached_audio_input',
    'audio_output', 'image_input', 'cached_image_input', 'image_output', 'web_searches']
const generatedPerModel = 12
// Any classes, of one to about a million tokens, as likely small as large; sometimes the input stands right at a tier's border.
function generatedUsage() {
    const usage = {}
    for (const key of classes) if (random() < 0.5) usage[key] = key === 'web_searches' ? below(20) : Math.floor(Math.exp(random() * 14))
    if (usage.output && random() < 0.6) usage.reasoning = below(usage.output + 1)
    if (random() < 0.2) {
        const rest = Object.entries(usage).reduce((sum, [key, n]) => sum + (/input|cache/.test(key) && key !== 'input' ? n : 0), 0)
        const border = [32000, 128000, 200000, 256000, 272000, 512000][below(6)] + below(3) - 1
        if (border > rest) usage.input = border - rest
    }
    return Object.keys(usage).length ? usage : {input: 1 + below(1000)}
}
function generatedMoment() {
    const from = Date.UTC(2024, 0, 1), to = Date.UTC(2027, 5, 1)
    return new Date(from + Math.floor(random() * (to - from))).toISOString()
}

const lines = []
function ask(provider, model, usage, at, made = false) {
    const result = calcPrice(inclusive(usage), model, {providerId: provider, timestamp: new Date(at)})
    lines.push(JSON.stringify({provider, model, usage, at, made, known: result !== null, total: result?.total_price ?? null,
        row: result?.model.id ?? null, rates: Object.keys(result?.model_price ?? {})}))
    return result
}

function texts(match) { // every name or part of one that a rule speaks of
    if ('or' in match || 'and' in match) return (match.or ?? match.and).flatMap(texts)
    const text = Object.values(match)[0]
    return 'regex' in match ? [text.replaceAll(/\\d(\{(\d+)\})?/g, (_, __, n) => '7'.repeat(n ?? 1)).replaceAll(/[\\^$]/g, '')] : [text]
}

for (const provider of wanted.providers) {
    const names = new Set(wanted.names[provider] ?? [])
    const timed = new Set()
    for (const model of findProvider({providerId: provider})?.models ?? []) {
        for (const name of [model.id, ...texts(model.match)]) names.add(name)
        if (Array.isArray(model.prices)) timed.add(model.id)
    }
    for (const model of findProvider({providerId: provider})?.models ?? []) {
        for (let i = 0; i < generatedPerModel; ++i) ask(provider, model.id, generatedUsage(), generatedMoment(), true)
    }
    for (const name of names) {
        const known = ask(provider, name, small, now)
        const odd = [name.toUpperCase(), ' ' + name + ' ', name + 'x', 'x' + name, name + '-20260131', name + '-20260231',
            name + '-2026-01-31', name + '@20250929', name.replace(/-(20\d\d)-(\d\d)-(\d\d)/, '-$1$2$3'), name + ':batch']
        for (const variant of odd) ask(provider, variant, small, now)
        if (!known) continue
        for (const usage of usages.slice(1)) ask(provider, name, usage, now)
        if (!timed.has(known.model.id)) continue
        for (const day of days) for (const hour of hours) ask(provider, name, usages[1], day + 'T' + hour + 'Z')
    }
}
process.stdout.write(lines.join('\n') + '\n')
