import { key, picture, questions, run, time, weather } from './common.mjs';
import { Agent } from '@mastra/core/agent';
import { createTool } from '@mastra/core/tools';
import { z } from 'zod';

const tools = {
  [weather.name]: createTool({ id: weather.name, description: weather.description,
    inputSchema: z.object({ city: z.string(), days: z.array(z.number()).optional() }), execute: async () => 'sunny' }),
  [time.name]: createTool({ id: time.name, description: time.description, inputSchema: z.object({}), execute: async () => 'noon' }),
};

const agent = (base, headers, more = {}) => new Agent({ id: 'assistant', name: 'Assistant', instructions: 'Answer shortly.',
  model: { id: 'custom/gpt-4o-mini', url: base.openai, apiKey: key, headers }, maxRetries: 0, ...more });

async function stream(base, headers, content, enough = Infinity) {
  const controller = new AbortController();
  let text = '';
  let pieces = 0;
  const output = await agent(base, headers).stream(content, { abortSignal: controller.signal });
  for await (const part of output.textStream) {
    text += part;
    if (++pieces >= enough) controller.abort();
  }
  return { text };
}

await run('mastra', {
  whole: async (base, headers) => ({ text: (await agent(base, headers).generate(questions.whole)).text }),
  streamed: (base, headers) => stream(base, headers, questions.streamed),
  async tool(base, headers) {
    const answer = await agent(base, headers, { tools }).generate(questions.tool, { maxSteps: 1 });
    return { tools: answer.toolCalls.map(call => call.payload ?? call).map(call => ({ name: call.toolName, arguments: JSON.stringify(call.args ?? call.input) })) };
  },
  async image(base, headers) {
    const content = [{ type: 'text', text: questions.image }, { type: 'image', image: picture, mimeType: 'image/png' }];
    return { text: (await agent(base, headers).generate([{ role: 'user', content }])).text };
  },
  async error(base, headers) {
    await agent(base, headers).generate(questions.error);
  },
  abort: (base, headers) => stream(base, headers, questions.abort, 4),
});
