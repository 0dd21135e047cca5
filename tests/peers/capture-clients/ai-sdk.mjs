import { key, picture, questions, run, time, weather } from './common.mjs';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, jsonSchema, streamText, tool } from 'ai';

const openai = (base, headers) => createOpenAI({ baseURL: base.openai, apiKey: key, headers });
const model = (base, headers) => openai(base, headers).chat('gpt-4o-mini');
const once = { maxRetries: 0, onError() {} };
const tools = Object.fromEntries([weather, time].map(one => [one.name, tool({ description: one.description, inputSchema: jsonSchema(one.parameters) })]));

async function stream(model, prompt, enough = Infinity) {
  const controller = new AbortController();
  let text = '';
  let pieces = 0;
  for await (const part of streamText({ model, prompt, abortSignal: controller.signal, ...once }).fullStream) {
    if (part.type === 'text-delta') text += part.text;
    if (part.type === 'error') throw part.error;
    if (part.type === 'text-delta' && ++pieces >= enough) controller.abort();
  }
  return { text };
}

await run('ai-sdk', {
  whole: async (base, headers) => ({ text: (await generateText({ model: model(base, headers), prompt: questions.whole, ...once })).text }),
  streamed: (base, headers) => stream(model(base, headers), questions.streamed),
  async tool(base, headers) {
    const answer = await generateText({ model: model(base, headers), prompt: questions.tool, tools, ...once });
    return { tools: answer.toolCalls.map(call => ({ name: call.toolName, arguments: JSON.stringify(call.input) })) };
  },
  async image(base, headers) {
    const content = [{ type: 'text', text: questions.image }, { type: 'file', data: Buffer.from(picture, 'base64'), mediaType: 'image/png' }];
    return { text: (await generateText({ model: model(base, headers), messages: [{ role: 'user', content }], ...once })).text };
  },
  error: async (base, headers) => { await generateText({ model: model(base, headers), prompt: questions.error, ...once }); },
  abort: (base, headers) => stream(model(base, headers), questions.abort, 4),
  responses: async (base, headers) =>
    ({ text: (await generateText({ model: openai(base, headers).responses('gpt-4o-mini'), prompt: questions.whole, ...once })).text }),
  'responses-streamed': (base, headers) => stream(openai(base, headers).responses('gpt-4o-mini'), questions.streamed),
});
