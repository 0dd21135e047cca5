// Reads lines of {id, provider, streamed, status, path} from standard input, gives the file's bytes to the AI SDK's
// provider as the server's answer, and prints what it makes of them, a JSON line each.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createAlibaba } from '@ai-sdk/alibaba';
import { createAnthropic } from '@ai-sdk/anthropic';
import { createDeepSeek } from '@ai-sdk/deepseek';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createGroq } from '@ai-sdk/groq';
import { createMistral } from '@ai-sdk/mistral';
import { createMoonshotAI } from '@ai-sdk/moonshotai';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createPerplexity } from '@ai-sdk/perplexity';
import { createXai } from '@ai-sdk/xai';

const compatible = o => createOpenAICompatible({ name: 'compatible', baseURL: 'http://127.0.0.1/v1', includeUsage: true, ...o })('m');

const models = {
  alibaba: o => createAlibaba(o)('m'),
  anthropic: o => createAnthropic(o)('claude-sonnet-4-5'),
  'deepseek-chat': o => createDeepSeek(o)('deepseek-chat'),
  google: o => createGoogleGenerativeAI(o)('gemini-2.5-flash'),
  groq: o => createGroq(o)('m'),
  mistral: o => createMistral(o)('m'),
  moonshotai: o => createMoonshotAI(o)('m'),
  'openai-chat': o => createOpenAI(o).chat('gpt-4.1-mini'),
  'openai-responses': o => createOpenAI(o).responses('gpt-5'),
  azure: o => createOpenAI(o).responses('gpt-5'),
  perplexity: o => createPerplexity(o)('sonar'),
  xai: o => compatible(o), // createXai speaks Responses only
  compatible: o => compatible(o),
  'xai-responses': o => createXai(o).responses('grok-4'),
};

// The SDK takes a shell for the user's own unless the request said that it runs at the provider.
const providersShell = { type: 'provider', id: 'openai.shell', name: 'shell', args: { environment: { type: 'containerAuto' } } };
const toolsFor = bytes => bytes.includes('"container_reference"') ? [providersShell] : [];

function collect() {
  const seen = { text: '', reasoning: '', toolCalls: [], finish: null, usage: null, error: null };
  return {
    seen,
    take(part) {
      switch (part.type) {
        case 'text': seen.text += part.text; break;
        case 'text-delta': seen.text += part.delta; break;
        case 'reasoning': seen.reasoning += part.text; break;
        case 'reasoning-delta': seen.reasoning += part.delta; break;
        case 'tool-call':
          seen.toolCalls.push({ id: part.toolCallId, name: part.toolName, arguments: part.input,
            provider: Boolean(part.providerExecuted) });
          break;
        case 'error': seen.error ??= String(part.error?.message ?? part.error?.error?.message ?? JSON.stringify(part.error)); break;
        case 'finish': seen.finish = part.finishReason; seen.usage = part.usage; break;
      }
    },
  };
}

async function read({ provider, streamed, status, path }) {
  const bytes = readFileSync(path);
  const fetch = async () => new Response(bytes, {
    status: status ?? 200,
    headers: { 'content-type': streamed ? 'text/event-stream' : 'application/json' },
  });
  const model = models[provider]({ apiKey: 'test', fetch });
  const options = { prompt: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }], tools: toolsFor(bytes),
    includeRawChunks: false };
  const { seen, take } = collect();
  try {
    if (streamed) {
      const { stream } = await model.doStream(options);
      for await (const part of stream) take(part);
    } else {
      const result = await model.doGenerate(options);
      result.content.forEach(take);
      seen.finish = result.finishReason;
      seen.usage = result.usage;
    }
  } catch (error) {
    seen.error = error.message;
  }
  delete seen.usage?.raw;
  return seen;
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify({ id: question.id, ...(await read(question)) }));
}
